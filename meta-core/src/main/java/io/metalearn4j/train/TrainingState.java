package io.metalearn4j.train;

import io.metalearn4j.optim.OptimizerState;
import io.metalearn4j.optim.OuterOptimizer;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.parameter.ParameterValues;

/** All that training needs to go on from where it stands. Mutable; not thread-safe. */
final class TrainingState {
  final ParameterValues parameters;
  final OptimizerState optimizer;

  /** The moving average of the parameters, or the parameters themselves where none is wanted. */
  final ParameterValues average;

  /** The parameters of the least validation loss so far; the initial ones before any. */
  final ParameterValues best;

  long iteration;
  double bestLoss = Double.POSITIVE_INFINITY;
  long bestIteration;
  long validatedIteration = -1;
  int validationsSinceBest;
  long skippedTasks;
  int rollBacks;

  TrainingState(ParameterSpec spec, OuterOptimizer outerOptimizer, boolean hasAverage, long seed) {
    this.parameters = ParameterValues.initial(spec, seed);
    this.optimizer = new OptimizerState(outerOptimizer, spec);
    this.average = hasAverage ? parameters.copy() : parameters;
    this.best = parameters.copy();
  }

  /** Whether there is a moving average beside the parameters. */
  boolean hasAverage() {
    return average != parameters;
  }

  /** Takes over parameters, their average and the optimizer's state, not the counts. */
  void setValues(TrainingState other) {
    parameters.set(other.parameters);
    optimizer.set(other.optimizer);
    if (hasAverage()) {
      average.set(other.average);
    }
  }
}
