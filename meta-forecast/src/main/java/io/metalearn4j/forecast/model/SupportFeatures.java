package io.metalearn4j.forecast.model;

import java.util.Arrays;

/**
 * What a network sees of a short history: level, share of sales, spread, recent levels, time since
 * the last sale, trend, extremes and the spread of the sizes, all relative to the level. The number
 * of features does not depend on the number of periods.
 */
final class SupportFeatures {
  /** Number of features. */
  static final int COUNT = 13;

  private static final double QUIET = 12;
  private static final double STEEPEST = 4;
  private static final double SES_ALPHA = .3;
  private static final double SOFT = .25;

  private SupportFeatures() {}

  /**
   * The features.
   *
   * @param y known demand, oldest first, none or more
   * @param level its level, {@code > 0}
   */
  static double[] of(double[] y, double level) {
    int k = y.length;
    double sales = 0;
    double logSum = 0;
    double logSquares = 0;
    double smooth = k > 0 ? y[0] : 0;
    int sinceSale = k;
    double max = 0;
    for (int t = 0; t < k; t++) {
      smooth += SES_ALPHA * (y[t] - smooth);
      max = Math.max(max, y[t]);
      if (y[t] > 0) {
        sales++;
        logSum += Math.log(y[t]);
        logSquares += Math.log(y[t]) * Math.log(y[t]);
        sinceSale = k - 1 - t;
      }
    }
    double logMean = sales > 0 ? logSum / sales : 0;
    double logVariance = sales > 0 ? Math.max(0, logSquares / sales - logMean * logMean) : 0;
    double[] recent = Arrays.copyOfRange(y, k - Math.min(k, Math.max(1, k / 3)), k);
    double[] sorted = y.clone();
    Arrays.sort(sorted);
    double soft = SOFT * level;
    return new double[] {
      Math.log(level),
      k == 0 ? 0 : sales / k,
      deviation(Arrays.stream(y).map(v -> v / level).toArray()),
      deviation(Arrays.stream(y).map(Math::sqrt).toArray()),
      Math.log((smooth + soft) / level),
      Math.log((Arrays.stream(recent).average().orElse(0) + soft) / level),
      Math.min(sinceSale, QUIET) / QUIET,
      Math.max(-STEEPEST, Math.min(STEEPEST, slope(y) / level * k)),
      Math.log1p(max),
      Math.log1p(k == 0 ? 0 : .5 * (sorted[(k - 1) / 2] + sorted[k / 2])),
      logMean,
      Math.sqrt(logVariance),
      Math.log(k + 1.)
    };
  }

  private static double deviation(double[] x) {
    double mean = Arrays.stream(x).average().orElse(0);
    return Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElse(0));
  }

  private static double slope(double[] y) {
    double middle = (y.length - 1) / 2.;
    double xy = 0;
    double xx = 0;
    for (int t = 0; t < y.length; t++) {
      xy += (t - middle) * y[t];
      xx += (t - middle) * (t - middle);
    }
    return xx == 0 ? 0 : xy / xx;
  }
}
