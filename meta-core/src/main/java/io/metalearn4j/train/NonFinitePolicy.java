package io.metalearn4j.train;

/** What happens when a task's loss or update is NaN or infinite. */
public enum NonFinitePolicy {
  /** Leave the task out of the mean, as if it had not been drawn, and report it. */
  SKIP,
  /**
   * Stop with a {@link NonFiniteException}; the meta-parameters stay as they were before the
   * iteration.
   */
  STOP,
  /**
   * Return to the last validated or starting state, report it, and go on with other tasks; after
   * ten times in a row stop.
   */
  ROLL_BACK
}
