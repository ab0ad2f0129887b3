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
        ? new Seasonality(factors(y, m))
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

  private static double[] factors(double[] y, int m) {
    double[] sum = new double[m];
    int[] count = new int[m];
    int half = m / 2;
    for (int t = half; t < y.length - half; t++) {
      double average = 0;
      if (m % 2 == 0) {
        average = (y[t - half] + y[t + half]) / 2;
        for (int i = t - half + 1; i < t + half; i++) {
          average += y[i];
        }
      } else {
        for (int i = t - half; i <= t + half; i++) {
          average += y[i];
        }
      }
      sum[t % m] += y[t] / (average / m);
      count[t % m]++;
    }
    double[] factors = new double[m];
    double mean = 0;
    for (int j = 0; j < m; j++) {
      factors[j] = sum[j] / count[j];
      mean += factors[j] / m;
    }
    for (int j = 0; j < m; j++) {
      factors[j] = Math.max(LEAST_FACTOR, factors[j] / mean);
    }
    return factors;
  }
}
