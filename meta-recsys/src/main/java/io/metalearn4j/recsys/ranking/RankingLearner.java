package io.metalearn4j.recsys.ranking;

/** A way to learn, from many users' positives, how to rank the catalogue for a new user. */
public interface RankingLearner {
  /** The name of this learner's row in a report. */
  String name();

  /**
   * Learns from the training users.
   *
   * @param data what to train on, not modified
   * @param seed decides every random number, so that one seed gives one model
   */
  RankingModel fit(RankingData data, long seed);
}
