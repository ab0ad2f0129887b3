package io.metalearn4j.recsys.rating;

import io.metalearn4j.recsys.data.SparseRows;
import java.util.Arrays;

/**
 * What a model may know of one user: features and some ratings.
 *
 * <p>The arrays are owned by the record once given; accessors hand out the same arrays and callers
 * must not write to them.
 *
 * @param features the user's features, first the constant
 * @param items rated items
 * @param ratings their ratings
 */
@SuppressWarnings("ArrayRecordComponent") // a value passed to hot loops, never compared
public record Support(SparseRows.Row features, int[] items, float[] ratings) {
  /** Checks the lengths. */
  public Support {
    if (items.length != ratings.length) {
      throw new IllegalArgumentException(
          "items and ratings must have one length, got %d and %d"
              .formatted(items.length, ratings.length));
    }
  }

  /** Number of ratings. */
  public int size() {
    return items.length;
  }

  /** The first {@code k} ratings only. */
  public Support first(int k) {
    return new Support(features, Arrays.copyOf(items, k), Arrays.copyOf(ratings, k));
  }

  /** These ratings with {@code more} after them. */
  public Support and(int[] moreItems, float[] moreRatings) {
    int[] allItems = Arrays.copyOf(items, items.length + moreItems.length);
    float[] allRatings = Arrays.copyOf(ratings, ratings.length + moreRatings.length);
    System.arraycopy(moreItems, 0, allItems, items.length, moreItems.length);
    System.arraycopy(moreRatings, 0, allRatings, ratings.length, moreRatings.length);
    return new Support(features, allItems, allRatings);
  }
}
