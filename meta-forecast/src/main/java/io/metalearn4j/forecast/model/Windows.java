package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every pair of {@code k} known and {@code h} following periods in a set of series: what a new SKU
 * would have shown, and what came after.
 */
final class Windows {
  /** One pair. Its arrays are not copied and must not be modified. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Window(int series, DemandSeries history, double[] support, double[] query) {}

  private Windows() {}

  /** All windows without a missing value, series by series, oldest first. */
  static List<Window> all(List<DemandSeries> series, int k, int h) {
    List<Window> windows = new ArrayList<>();
    for (int s = 0; s < series.size(); s++) {
      DemandSeries one = series.get(s);
      double[] y = one.demand();
      for (int cut = k; cut + h <= y.length; cut++) {
        double[] support = Arrays.copyOfRange(y, cut - k, cut);
        double[] query = Arrays.copyOfRange(y, cut, cut + h);
        if (complete(support) && complete(query)) {
          windows.add(new Window(s, one.slice(cut - k, cut), support, query));
        }
      }
    }
    return windows;
  }

  /** Mean of all demand; 0 without any. */
  static double mean(List<DemandSeries> series) {
    return series.stream().flatMapToDouble(s -> Arrays.stream(s.observed())).average().orElse(0);
  }

  private static boolean complete(double[] y) {
    return Arrays.stream(y).noneMatch(Double::isNaN);
  }
}
