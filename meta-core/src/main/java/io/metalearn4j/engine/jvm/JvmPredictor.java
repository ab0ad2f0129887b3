package io.metalearn4j.engine.jvm;

import io.metalearn4j.data.Examples;
import io.metalearn4j.engine.LocalLayout;
import io.metalearn4j.engine.Objective;
import io.metalearn4j.engine.Predictor;
import io.metalearn4j.engine.TaskParameters;
import io.metalearn4j.engine.jvm.Place.Memory;
import io.metalearn4j.engine.jvm.kernel.Kernels;
import io.metalearn4j.parameter.ParameterValues;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A frame of a prediction plan. */
final class JvmPredictor implements Predictor {
  /** How the features come into the arrays of the frame. */
  interface Binding {
    /** Binds the rows; returns whether the frame must resolve its arrays and sizes again. */
    boolean bind(ExampleArrays arrays);
  }

  private final Objective objective;
  private final LocalLayout layout;
  private final ExampleArrays arrays;
  private final JvmVector parameters;
  private final Frame frame;
  private @Nullable TaskParameters loaded;

  JvmPredictor(Objective objective, Plan plan, Kernels kernels) {
    this.objective = objective;
    this.layout = objective.newLayout();
    this.arrays = new ExampleArrays(objective.schema(), layout);
    this.parameters = new JvmVector(kernels);
    this.frame = new Frame(plan, arrays, kernels, null).use(Memory.PARAMETERS, parameters);
  }

  @Override
  public float[] predict(
      ParameterValues metaParameters, TaskParameters adapted, Examples examples) {
    objective.schema().checkInputs(examples);
    return predict(metaParameters, adapted, examples, to -> to.bindInputs(examples));
  }

  /** Predicts rows that are bound as the caller says. */
  float[] predict(
      ParameterValues metaParameters, TaskParameters adapted, Examples examples, Binding binding) {
    boolean moved = layout.bind(examples, null);
    if (parameters.reserve(layout.length())) {
      loaded = null;
      moved = true;
    }
    adapted.writeRows(metaParameters, layout, parameters);
    if (binding.bind(arrays) || moved) {
      frame.resize();
      loaded = null;
    }
    if (loaded != adapted) {
      parameters.write(0, layout.denseLength(), adapted.dense(), 0);
      frame.renewParameters();
      loaded = adapted;
    }
    frame.renew();
    frame.runLoss();
    int start = frame.resultOffset();
    return Arrays.copyOfRange(frame.resultArray(), start, start + frame.resultLength());
  }
}
