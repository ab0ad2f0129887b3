package io.metalearn4j.model;

import io.metalearn4j.data.Examples;
import io.metalearn4j.engine.CataloguePredictor;
import io.metalearn4j.engine.Program;
import io.metalearn4j.engine.TaskParameters;
import io.metalearn4j.parameter.ParameterValues;
import org.jspecify.annotations.Nullable;

/**
 * Rows that one task after the other is asked about, such as the items of a shop for one customer
 * after the other. Of a learner that begins by multiplying the features by a matrix, what does not
 * change from task to task is computed once. Immutable but for its speed, and thread-safe.
 *
 * <p>It keeps two copies of the rows' features and their products with the matrix, and the memory
 * of a prediction for each thread that asks at the same time.
 *
 * @see MetaModel#catalogue
 */
public final class Catalogue {
  private final Features features;
  private final Examples rows;

  private Catalogue(Features features, Examples rows) {
    this.features = features;
    this.rows = rows;
  }

  static Catalogue of(MetaModel model, Examples rows) {
    model.schema().checkInputs(rows);
    return new Catalogue(new Features(model, rows), rows);
  }

  /**
   * The same rows with other ids, such as those of another customer; shares all that is kept.
   *
   * @param values {@code [rows, ids]} in row-major order, each 0 or more, copied
   * @throws io.metalearn4j.data.InvalidExamplesException if their number is not that of the ids so
   *     far, or one is negative
   */
  public Catalogue withIds(int... values) {
    Examples other = rows.withIds(values);
    features.model.schema().checkInputs(other);
    return new Catalogue(features, other);
  }

  float[] predict(MetaModel model, TaskParameters adapted, @Nullable Examples support) {
    if (model != features.model) {
      throw new IllegalArgumentException(
          "the catalogue is another model's, must be of the model that was adapted");
    }
    return features.predictors().with(predictor -> predictor.predict(adapted, support, rows));
  }

  /** What all catalogues of the same features share. */
  private static final class Features {
    private final MetaModel model;
    private final Examples rows;
    private volatile @Nullable Prepared prepared;

    Features(MetaModel model, Examples rows) {
      this.model = model;
      this.rows = rows;
    }

    /** Those of the program that the model serves by now. */
    Pool<CataloguePredictor> predictors() {
      Program program = model.program();
      Prepared known = prepared;
      if (known == null || known.program != program) {
        known = new Prepared(program, model.ownParameters(), rows);
        prepared = known;
      }
      return known.predictors;
    }
  }

  private static final class Prepared {
    private final Program program;
    private final Pool<CataloguePredictor> predictors;

    Prepared(Program program, ParameterValues parameters, Examples rows) {
      this.program = program;
      this.predictors = new Pool<>(program.cataloguePredictors(parameters, rows));
    }
  }
}
