package io.metalearn4j.forecast.classic;

import java.util.Arrays;

/**
 * A multiplicative season from the ratio to a centred moving average, or none where the series is
 * too short, has values that are not positive, or no significant autocorrelation at the season.
 */
final class Seasonality {
  private static final double SIGNIFICANT = 1.6448536269514722;
  private static final double LEAST_FACTOR = 1e-6;

  private final double[] factors;

  private Seasonality(double... factors) {
    this.factors = factors;
  }

  static Seasonality of(double[] y, int m) {
    boolean positive = Arrays.stream(y).allMatch(v -> v > 0);
    return m > 1 && y.length > 2 * m && positive && significant(y, m)
        ? new Seasonality(indices(y, m, true))
        : new Seasonality(1);
  }

  boolean seasonal() {
    return factors.length > 1;
  }

  double[] removed(double[] y) {
    double[] out = new double[y.length];
    for (int t = 0; t < y.length; t++) {
      out[t] = y[t] / factors[t % factors.length];
    }
    return out;
  }

  double[] restored(double[] forecast, int start) {
    double[] out = new double[forecast.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = forecast[i] * factors[(start + i) % factors.length];
    }
    return out;
  }

  private static boolean significant(double[] y, int m) {
    double squares = 0;
    for (int lag = 1; lag < m; lag++) {
      double r = autocorrelation(y, lag);
      squares += r * r;
    }
    double deviation = Math.sqrt((1 + 2 * squares) / y.length);
    return Math.abs(autocorrelation(y, m)) / deviation > SIGNIFICANT;
  }

  static double autocorrelation(double[] y, int lag) {
    double mean = Arrays.stream(y).average().orElse(0);
    double cross = 0;
    double own = 0;
    for (int t = 0; t < y.length; t++) {
      own += (y[t] - mean) * (y[t] - mean);
      cross += t >= lag ? (y[t] - mean) * (y[t - lag] - mean) : 0;
    }
    return own == 0 ? 0 : cross / own;
  }

  /**
   * Seasonal indices of a series, their mean one (or zero where they are additive): means of the
   * deviations from a centred moving average, or from the mean where the series is shorter than
   * three seasons.
   */
  static double[] indices(double[] y, int m, boolean multiplicative) {
    double[] sum = new double[m];
    int[] count = new int[m];
    boolean moving = y.length >= 3 * m;
    int half = moving ? m / 2 : 0;
    double overall = Arrays.stream(y).average().orElse(0);
    for (int t = half; t < y.length - half; t++) {
      double centre = moving ? centred(y, t, m) : overall;
      sum[t % m] += multiplicative ? y[t] / centre : y[t] - centre;
      count[t % m]++;
    }
    double mean = 0;
    for (int j = 0; j < m; j++) {
      sum[j] /= count[j];
      mean += sum[j] / m;
    }
    for (int j = 0; j < m; j++) {
      sum[j] = multiplicative ? Math.max(LEAST_FACTOR, sum[j] / mean) : sum[j] - mean;
    }
    return sum;
  }

  private static double centred(double[] y, int t, int m) {
    int half = m / 2;
    double sum = m % 2 == 0 ? (y[t - half] + y[t + half]) / 2 : y[t - half] + y[t + half];
    for (int i = t - half + 1; i < t + half; i++) {
      sum += y[i];
    }
    return sum / m;
  }
}
