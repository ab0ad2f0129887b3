package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every pair of {@code k} known and {@code h} following periods in a set of series: what a new SKU
 * would have shown, and what came after, both divided by the pooled effects of the covariates.
 */
final class Windows {
  /**
   * One pair. Its arrays are not copied and must not be modified.
   *
   * @param support known demand over its exposure
   * @param query what came after over its exposure
   * @param exposure mean exposure of the query
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Window(String id, double[] support, double[] query, double exposure) {}

  private Windows() {}

  /** All windows without a missing value, series by series, oldest first. */
  static List<Window> all(List<DemandSeries> series, CovariateEffects effects, int k, int h) {
    List<Window> windows = new ArrayList<>();
    for (DemandSeries s : series) {
      for (int cut = k; cut + h <= s.length(); cut++) {
        double[] y = s.slice(cut - k, cut + h).demand();
        if (Arrays.stream(y).noneMatch(Double::isNaN)) {
          windows.add(window(s.slice(cut - k, cut), effects, y, h));
        }
      }
    }
    return windows;
  }

  private static Window window(DemandSeries history, CovariateEffects effects, double[] y, int h) {
    int k = history.length();
    double exposure = 1;
    if (!effects.none()) {
      double[] e = effects.exposure(history, effects.pooled(history), 0, k + h);
      for (int t = 0; t < y.length; t++) {
        y[t] /= e[t];
      }
      exposure = Arrays.stream(e, k, k + h).average().orElse(1);
    }
    return new Window(history.id(), Arrays.copyOf(y, k), Arrays.copyOfRange(y, k, k + h), exposure);
  }

  /** Mean of all demand; 0 without any. */
  static double mean(List<DemandSeries> series) {
    return series.stream().flatMapToDouble(s -> Arrays.stream(s.observed())).average().orElse(0);
  }
}
