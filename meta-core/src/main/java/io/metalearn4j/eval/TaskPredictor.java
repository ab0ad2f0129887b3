package io.metalearn4j.eval;

import io.metalearn4j.data.Task;

/**
 * Predicts the query set of a task from its support set: a baseline, or any model of the user's
 * own. Implementations are thread-safe where the evaluation is parallel.
 */
@FunctionalInterface
public interface TaskPredictor {
  /**
   * The predictions for a task.
   *
   * @param task its query targets are zeros: they are hidden
   * @return {@code [query rows, outputs]} in row-major order
   */
  float[] predict(Task task);
}
