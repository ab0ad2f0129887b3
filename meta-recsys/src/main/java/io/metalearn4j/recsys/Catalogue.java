package io.metalearn4j.recsys;

import io.metalearn4j.recsys.data.Attributes;
import io.metalearn4j.recsys.data.FeatureEncoder;
import io.metalearn4j.recsys.data.IdMap;
import io.metalearn4j.recsys.data.SparseRows;
import java.util.Arrays;

/**
 * What a recommender knows of its items and of the meaning of user features.
 *
 * @param items the items' names
 * @param counts how many training users met each item
 * @param userEncoder how a user's attributes become features
 * @param itemEncoder how an item's attributes become features
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Catalogue(
    IdMap items, int[] counts, FeatureEncoder userEncoder, FeatureEncoder itemEncoder) {
  SparseRows.Row user(Attributes attributes) {
    return userEncoder.encode(attributes);
  }

  /** Item indices by falling popularity. */
  int[] popular() {
    Integer[] order = new Integer[counts.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Integer.compare(counts[b], counts[a]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }
}
