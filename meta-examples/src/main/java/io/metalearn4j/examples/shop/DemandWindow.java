package io.metalearn4j.examples.shop;

import java.util.Arrays;

/**
 * What a network sees of the first weeks of a product: its typical size, and features of its shape
 * that do not depend on the size.
 *
 * @param scale typical weekly demand, above 0
 * @param features {@link #FEATURES} numbers, most of them within -3..3
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DemandWindow(double scale, float[] features) {

  static final int FEATURES = 11;

  /** Weight of the newest week in the smoothed demand. */
  private static final double SMOOTHING = 0.3;

  /**
   * Describes a history.
   *
   * @param weeks demand of each week, oldest first, at least one, not modified
   */
  static DemandWindow of(double[] weeks) {
    int n = weeks.length;
    double sum = Arrays.stream(weeks).sum();
    double scale = (sum + 0.5) / (n + 0.5);
    double[] sorted = weeks.clone();
    Arrays.sort(sorted);
    double smoothed = weeks[0];
    int sinceSale = n;
    double slope = 0;
    for (int i = 0; i < n; i++) {
      smoothed += SMOOTHING * (weeks[i] - smoothed);
      sinceSale = weeks[i] > 0 ? 0 : sinceSale + 1;
      slope += (i - (n - 1) / 2.0) * weeks[i];
    }
    int recent = Math.max(1, n / 3);
    double last = Arrays.stream(weeks, n - recent, n).sum() / recent;
    double share = Arrays.stream(weeks).filter(y -> y > 0).count() / (double) n;
    double[] values = {
      Math.log(scale) / 2,
      2 * share - 1,
      deviation(weeks, 1 / scale) - 1,
      deviation(Arrays.stream(weeks).map(Math::sqrt).toArray(), 1) / 2 - 1,
      Math.log((smoothed + 0.25 * scale) / scale),
      Math.log((last + 0.25 * scale) / scale),
      Math.log((weeks[n - 1] + 0.25 * scale) / scale),
      Math.min(sinceSale, 12) / 6.0,
      12 * slope / (Math.max(2, n * n - 1) * scale),
      Math.log1p(sorted[n - 1]) / 2 - 1,
      Math.log1p(sorted[n / 2]) / 2 - 1
    };
    float[] features = new float[FEATURES];
    for (int i = 0; i < FEATURES; i++) {
      features[i] = (float) Math.max(-4, Math.min(4, values[i]));
    }
    return new DemandWindow(scale, features);
  }

  private static double deviation(double[] values, double factor) {
    double mean = Arrays.stream(values).average().orElse(0);
    return factor
        * Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0));
  }
}
