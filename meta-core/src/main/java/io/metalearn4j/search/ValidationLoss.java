package io.metalearn4j.search;

/** Trains as a trial says, and measures the loss on its validation tasks. */
@FunctionalInterface
public interface ValidationLoss {
  /**
   * Returns the mean loss on the trial's validation tasks, lower is better; NaN or infinite if the
   * run diverged, which counts as worse than any other.
   *
   * @param trial what to train and measure
   */
  double of(Trial trial);
}
