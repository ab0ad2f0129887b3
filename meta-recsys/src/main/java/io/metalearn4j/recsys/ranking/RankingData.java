package io.metalearn4j.recsys.ranking;

import io.metalearn4j.recsys.data.SparseRows;

/**
 * Positives to train on: which user took which item, and what is known of both besides.
 *
 * @param positives users by items; a stored entry is a positive
 * @param userFeatures one row a user, first column the constant
 * @param itemFeatures one row an item, first column the constant
 * @param ages days between each user's last positive and the training, at least 0; 0 where times
 *     are not known
 */
@SuppressWarnings("ArrayRecordComponent") // read by learners, never compared
public record RankingData(
    SparseRows positives, SparseRows userFeatures, SparseRows itemFeatures, float[] ages) {
  /** Data without times. */
  public RankingData(SparseRows positives, SparseRows userFeatures, SparseRows itemFeatures) {
    this(positives, userFeatures, itemFeatures, new float[positives.rows()]);
  }

  /** Checks that the sizes agree. */
  public RankingData {
    if (ages.length != positives.rows()) {
      throw new IllegalArgumentException(
          "ages must be one a user: positives have %d rows, ages %d"
              .formatted(positives.rows(), ages.length));
    }
    if (userFeatures.rows() != positives.rows() || itemFeatures.rows() != positives.columns()) {
      throw new IllegalArgumentException(
          "features must have a row a user and a row an item: positives are %d x %d, features have %d and %d rows"
              .formatted(
                  positives.rows(), positives.columns(), userFeatures.rows(), itemFeatures.rows()));
    }
  }
}
