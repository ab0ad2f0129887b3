package io.metalearn4j.engine;

import io.metalearn4j.data.Schema;
import io.metalearn4j.parameter.ParameterSpec;

/** A learner compiled for examples of one schema. Immutable and thread-safe. */
public interface Program {

  /** The parameters: the learner's and then those of the inner rule. */
  ParameterSpec parameters();

  /** The widths of the examples. */
  Schema schema();

  /** Whether {@link Evaluation#multiplyHessian()} works. */
  boolean hasHessian();

  /**
   * A workspace for one worker.
   *
   * @param supportPoints number of support evaluations that are remembered at a time, at least 1
   */
  Workspace newWorkspace(int supportPoints);

  /** A predictor for one worker. */
  Predictor newPredictor();
}
