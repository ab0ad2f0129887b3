package io.metalearn4j.recsys.rating;

import io.metalearn4j.recsys.data.SparseRows;

/**
 * Ratings to train on, and what is known of every user and item besides; items that nobody rated
 * yet may stand among them.
 *
 * @param ratings users by items
 * @param userFeatures one row a user, first column the constant
 * @param itemFeatures one row an item, first column the constant
 * @param itemContent one row an item; the inner product of two rows is the similarity of two items
 * @param scale the levels a rating can take
 */
public record RatingData(
    SparseRows ratings,
    SparseRows userFeatures,
    SparseRows itemFeatures,
    SparseRows itemContent,
    RatingScale scale) {
  /** Checks that the sizes agree. */
  public RatingData {
    if (userFeatures.rows() != ratings.rows()
        || itemFeatures.rows() != ratings.columns()
        || itemContent.rows() != ratings.columns()) {
      throw new IllegalArgumentException(
          "features must have a row a user and a row an item: ratings are %d x %d, users have %d rows, items %d and %d"
              .formatted(
                  ratings.rows(),
                  ratings.columns(),
                  userFeatures.rows(),
                  itemFeatures.rows(),
                  itemContent.rows()));
    }
  }

  /** Data whose items are alike as far as their features are. */
  public RatingData(
      SparseRows ratings, SparseRows userFeatures, SparseRows itemFeatures, RatingScale scale) {
    this(ratings, userFeatures, itemFeatures, itemFeatures, scale);
  }

  /** The same users and items with other ratings. */
  public RatingData withRatings(SparseRows other) {
    return new RatingData(other, userFeatures, itemFeatures, itemContent, scale);
  }
}
