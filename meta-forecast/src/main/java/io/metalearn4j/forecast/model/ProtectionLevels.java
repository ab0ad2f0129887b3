package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.classic.PointForecaster;
import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The demand over a protection interval at a level of service, as classical stock control finds it
 * from one series: a point forecast {@code m}, and around it the squared one-step error {@code v}
 * of simple exponential smoothing. With a random interval {@code P} the variance is {@code E[P] v +
 * Var[P] m^2}.
 */
public final class ProtectionLevels {
  private static final double ALPHA = .1;

  private ProtectionLevels() {}

  /** Normal demand around a point forecast. */
  public static double normal(
      PointForecaster forecaster,
      DemandSeries history,
      ProtectionInterval interval,
      double service) {
    double[] y = history.observed();
    double one = forecaster.forecast(y, 1)[0];
    double deviation = Math.sqrt(variance(y, one, interval));
    double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(service);
    return Math.max(0, interval.mean() * one + z * deviation);
  }

  /** Negative binomial demand around a point forecast. */
  public static double negativeBinomial(
      PointForecaster forecaster,
      DemandSeries history,
      ProtectionInterval interval,
      double service) {
    double[] y = history.observed();
    double one = Math.max(0, forecaster.forecast(y, 1)[0]);
    return new NegativeBinomial(interval.mean() * one, variance(y, one, interval))
        .quantile(service);
  }

  /** Quantile of the sums over all intervals of the history, each length as often as is likely. */
  public static double empirical(
      DemandSeries history, ProtectionInterval interval, double service) {
    double[] y = history.observed();
    int intervals = Math.max(1, y.length - interval.longest() + 1);
    WeightedSample sums = new WeightedSample(intervals * interval.probabilities().size());
    interval
        .probabilities()
        .forEach(
            (length, probability) -> {
              for (int i = 0; i < intervals; i++) {
                int end = Math.min(y.length, i + length);
                sums.add(Arrays.stream(y, i, end).sum(), probability);
              }
            });
    return sums.quantile(service);
  }

  private static double variance(double[] y, double one, ProtectionInterval interval) {
    return interval.mean() * squaredError(y) + interval.variance() * one * one;
  }

  private static double squaredError(double[] y) {
    double level = y[0];
    double sum = 0;
    for (int t = 1; t < y.length; t++) {
      double error = y[t] - level;
      sum += error * error;
      level += ALPHA * error;
    }
    return y.length < 2 ? y[0] : sum / (y.length - 1);
  }
}
