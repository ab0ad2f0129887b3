package io.metalearn4j.recsys.ranking;

/**
 * A new item as a weighted mean of items that weights were trained for. Immutable by agreement: the
 * arrays are not written to.
 *
 * @param items catalogue indices of trained items, distinct
 * @param weights their shares, at least 0, of sum 1; empty where nothing is known of the item
 */
@SuppressWarnings("ArrayRecordComponent") // a value passed to hot loops, never compared
record Likes(int[] items, float[] weights) {}
