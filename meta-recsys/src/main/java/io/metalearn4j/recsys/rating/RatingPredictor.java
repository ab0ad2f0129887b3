package io.metalearn4j.recsys.rating;

/** Ratings of one user: a Gaussian prediction for every item. Immutable, thread-safe. */
public interface RatingPredictor {
  /** Expected rating of {@code item}, not clipped to the scale. */
  double mean(int item);

  /**
   * Variance of a rating of {@code item}: what is not known of user and item, and the noise of a
   * rating.
   */
  double variance(int item);

  /**
   * How far above the average this user rates, as far as the model tells it apart from taste; 0
   * where it does not.
   */
  default double offset() {
    return 0;
  }
}
