package io.metalearn4j.recsys.rating;

import io.metalearn4j.recsys.data.SparseRows;

/**
 * Ratings to train on, and what is known of every user and item besides; items that nobody rated
 * yet may stand among them.
 *
 * @param ratings users by items
 * @param userFeatures one row a user, first column the constant
 * @param itemFeatures one row an item, first column the constant
 * @param scale the levels a rating can take
 */
public record RatingData(
    SparseRows ratings, SparseRows userFeatures, SparseRows itemFeatures, RatingScale scale) {
  /** Checks that the sizes agree. */
  public RatingData {
    if (userFeatures.rows() != ratings.rows() || itemFeatures.rows() != ratings.columns()) {
      throw new IllegalArgumentException(
          "features must have a row a user and a row an item: ratings are %d x %d, features have %d and %d rows"
              .formatted(
                  ratings.rows(), ratings.columns(), userFeatures.rows(), itemFeatures.rows()));
    }
  }

  /** The same items and features with other ratings, of other users. */
  public RatingData withUsers(SparseRows otherRatings, SparseRows otherFeatures) {
    return new RatingData(otherRatings, otherFeatures, itemFeatures, scale);
  }
}
