package io.metalearn4j.recsys.rating;

/** A way to learn, from many users' ratings, how to adapt to a new user. */
public interface RatingLearner {
  /** The name of this learner's row in a report. */
  String name();

  /**
   * Learns from the training users.
   *
   * @param data what to train on, not modified
   * @param seed decides every random number, so that one seed gives one model
   */
  RatingModel fit(RatingData data, long seed);
}
