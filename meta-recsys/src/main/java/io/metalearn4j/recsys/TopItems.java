package io.metalearn4j.recsys;

import java.util.Arrays;

/**
 * The best items seen so far, in order; of two equal scores the lower index stands first. Not
 * thread-safe.
 */
final class TopItems {
  private final int[] items;
  private final float[] scores;
  private int size;

  TopItems(int capacity) {
    items = new int[capacity];
    scores = new float[capacity];
  }

  /** Whether an item of this score would enter. */
  boolean admits(float score) {
    return size < items.length || (size > 0 && score > scores[size - 1]);
  }

  void add(int item, float score) {
    int at = size < items.length ? size++ : size - 1;
    while (at > 0 && score > scores[at - 1]) {
      items[at] = items[at - 1];
      scores[at] = scores[at - 1];
      at--;
    }
    items[at] = item;
    scores[at] = score;
  }

  int[] items() {
    return Arrays.copyOf(items, size);
  }
}
