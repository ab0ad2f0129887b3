package io.metalearn4j.engine;

import io.metalearn4j.data.Schema;
import io.metalearn4j.parameter.ParameterSpec;
import java.util.Optional;

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

  /**
   * The same program for loops of plain gradient descent that nobody differentiates: where {@link
   * Evaluation#gradient()} is asked for, {@link Evaluation#lossAndAdaptedGradient()} writes the
   * parameters after the step {@code theta - rate * gradient} instead, and writes them into those
   * of the next point.
   *
   * @param rate the learning rate of every step
   * @return empty where the engine has no faster way than the gradient and then the step
   */
  default Optional<Program> descent(double rate) {
    return Optional.empty();
  }

  /** A predictor for one worker. */
  Predictor newPredictor();
}
