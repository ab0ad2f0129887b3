package io.metalearn4j.forecast.data;

import java.util.Arrays;

/** The rows of one SKU in a table, in the order they came. Not thread-safe. */
final class SkuRows {
  private final String id;
  private int[] rows = new int[4];
  private long[] periods = new long[4];
  private int size;

  SkuRows(String id) {
    this.id = id;
  }

  void add(int row, long period) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
      periods = Arrays.copyOf(periods, 2 * size);
    }
    rows[size] = row;
    periods[size++] = period;
  }

  String id() {
    return id;
  }

  int size() {
    return size;
  }

  int row(int i) {
    return rows[i];
  }

  long period(int i) {
    return periods[i];
  }

  long first() {
    return Arrays.stream(periods, 0, size).min().orElseThrow();
  }

  long last() {
    return Arrays.stream(periods, 0, size).max().orElseThrow();
  }
}
