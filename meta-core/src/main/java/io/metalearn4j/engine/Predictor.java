package io.metalearn4j.engine;

import io.metalearn4j.data.Examples;
import io.metalearn4j.parameter.ParameterValues;

/** Predicts with a task's adapted parameters. Not thread-safe; each thread has its own. */
public interface Predictor {

  /**
   * The learner's output.
   *
   * @param metaParameters where rows of tables come from that the task has not adapted; not
   *     modified
   * @param adapted the task's parameters; not modified
   * @param examples the rows to predict; targets and weights are not read
   * @return {@code [rows, outputs]} in row-major order, a new array
   * @throws io.metalearn4j.data.InvalidExamplesException if an id is beyond its table
   */
  float[] predict(ParameterValues metaParameters, TaskParameters adapted, Examples examples);
}
