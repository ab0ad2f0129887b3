package io.metalearn4j.algorithm;

import io.metalearn4j.engine.Vector;
import io.metalearn4j.inner.InnerLoop;
import io.metalearn4j.parameter.ParameterSpec;

/**
 * A meta-learning algorithm: one task's update of the meta-parameters.
 *
 * <p>The update points uphill, as a gradient does: the outer optimizer steps against the weighted
 * mean of the updates of a meta-batch. Implementations are immutable and keep nothing between
 * calls, so any number of threads may share one.
 */
public interface MetaOptimizer {

  /** How a task is adapted, in training and afterwards. */
  Adaptation adaptation();

  /**
   * One task's update.
   *
   * @param loop holds the task at its meta-parameters; its points are used up
   * @param iteration the outer iteration, from 0, for schedules
   * @param update the vector to overwrite, of {@link InnerLoop#length()}
   */
  TaskStatistics update(InnerLoop loop, long iteration, Vector update);

  /**
   * Which of the learner's parameters the inner loop adapts; as the learner says unless overridden.
   */
  default ParameterSpec adapted(ParameterSpec learner) {
    return learner;
  }

  /** Whether the algorithm multiplies by the Hessian; learners that cannot are then refused. */
  default boolean needsHessian() {
    return false;
  }

  /** The number of inner steps to remember at a time; those of the adaptation unless overridden. */
  default int points() {
    return Math.max(1, adaptation().steps());
  }
}
