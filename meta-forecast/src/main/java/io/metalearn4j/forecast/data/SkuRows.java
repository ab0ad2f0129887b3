package io.metalearn4j.forecast.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rows of one SKU in a table, in the order they came. Immutable. */
final class SkuRows {
  private final String id;
  private final int[] rows;
  private final long[] periods;
  private final int from;
  private final int to;

  private SkuRows(String id, int[] rows, long[] periods, int from, int to) {
    this.id = id;
    this.rows = rows;
    this.periods = periods;
    this.from = from;
    this.to = to;
  }

  /**
   * The rows of every SKU, in the order their first rows came.
   *
   * @param codes index of its SKU of every row
   * @param ids names of the SKUs
   * @param periodOf periods by row
   */
  static List<SkuRows> of(int[] codes, List<String> ids, Periods periodOf) {
    int[] counts = new int[ids.size()];
    int[] order = new int[ids.size()];
    int skus = 0;
    for (int code : codes) {
      if (counts[code]++ == 0) {
        order[skus++] = code;
      }
    }
    int[] rows = new int[codes.length];
    long[] periods = new long[codes.length];
    List<SkuRows> all = new ArrayList<>(skus);
    int[] next = new int[ids.size()];
    int from = 0;
    for (int i = 0; i < skus; i++) {
      int code = order[i];
      next[code] = from;
      all.add(new SkuRows(ids.get(code), rows, periods, from, from + counts[code]));
      from += counts[code];
    }
    for (int row = 0; row < codes.length; row++) {
      int place = next[codes[row]]++;
      rows[place] = row;
      periods[place] = periodOf.of(row);
    }
    return all;
  }

  String id() {
    return id;
  }

  int size() {
    return to - from;
  }

  int row(int i) {
    return rows[from + i];
  }

  long period(int i) {
    return periods[from + i];
  }

  long first() {
    return Arrays.stream(periods, from, to).min().orElseThrow();
  }

  long last() {
    return Arrays.stream(periods, from, to).max().orElseThrow();
  }
}
