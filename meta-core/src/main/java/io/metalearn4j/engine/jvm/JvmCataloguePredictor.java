package io.metalearn4j.engine.jvm;

import io.metalearn4j.data.Examples;
import io.metalearn4j.engine.CataloguePredictor;
import io.metalearn4j.engine.TaskParameters;
import io.metalearn4j.engine.jvm.Place.Memory;
import io.metalearn4j.parameter.ParameterValues;
import org.jspecify.annotations.Nullable;

/** The product of a catalogue's features, and a frame of what follows it. */
final class JvmCataloguePredictor implements CataloguePredictor {
  private final ParameterValues metaParameters;
  private final FeatureProducts products;
  private final JvmPredictor rest;

  JvmCataloguePredictor(
      ParameterValues metaParameters, FeatureProducts products, JvmPredictor rest) {
    this.metaParameters = metaParameters;
    this.products = products;
    this.rest = rest;
  }

  @Override
  public float[] predict(TaskParameters adapted, @Nullable Examples support, Examples rows) {
    return rest.predict(
        metaParameters,
        adapted,
        rows,
        arrays -> {
          boolean changed = arrays.bindIds(rows);
          products.write(adapted.dense(), support, arrays.array(Memory.FEATURES));
          return changed;
        });
  }
}
