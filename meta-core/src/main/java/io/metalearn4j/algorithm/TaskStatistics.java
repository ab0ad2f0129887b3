package io.metalearn4j.algorithm;

/**
 * What is known of a task after its update.
 *
 * @param loss the loss that the algorithm lowers on this task; NaN or infinite if the task diverged
 * @param weight the task's weight in the mean of the updates, at least 0
 */
public record TaskStatistics(double loss, double weight) {

  /** A task of weight 1. */
  public static TaskStatistics of(double loss) {
    return new TaskStatistics(loss, 1);
  }
}
