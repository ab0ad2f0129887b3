package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.classic.PointForecaster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The demand over a protection interval at a level of service, as classical stock control finds it
 * from one series: a point forecast {@code m}, and around it the squared one-step error {@code v}
 * of simple exponential smoothing. With a random interval {@code P} the variance is {@code E[P] v +
 * Var[P] m^2}.
 *
 * <p>Intervals are given as possible numbers of periods, at least one, each {@code >= 1} and as
 * likely as any other.
 */
public final class ProtectionLevels {
  private static final double ALPHA = .1;

  private ProtectionLevels() {}

  /** Normal demand around a point forecast. */
  public static double normal(
      PointForecaster forecaster, DemandSeries history, List<Integer> periods, double service) {
    double[] y = history.observed();
    double one = forecaster.forecast(y, 1)[0];
    double deviation = Math.sqrt(variance(y, one, periods));
    double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(service);
    return Math.max(0, expected(periods) * one + z * deviation);
  }

  /** Negative binomial demand around a point forecast. */
  public static double negativeBinomial(
      PointForecaster forecaster, DemandSeries history, List<Integer> periods, double service) {
    double[] y = history.observed();
    double one = Math.max(0, forecaster.forecast(y, 1)[0]);
    return new NegativeBinomial(expected(periods) * one, variance(y, one, periods))
        .quantile(service);
  }

  /** Quantile of the sums over all intervals of the history, each length counting alike. */
  public static double empirical(DemandSeries history, List<Integer> periods, double service) {
    double[] y = history.observed();
    List<Double> sums = new ArrayList<>();
    int intervals = Math.max(1, y.length - Collections.max(periods) + 1);
    for (int length : periods) {
      for (int i = 0; i < intervals; i++) {
        sums.add(Arrays.stream(y, i, Math.min(y.length, i + length)).sum());
      }
    }
    return Quantiles.of(sums.stream().mapToDouble(Double::doubleValue).sorted().toArray(), service);
  }

  private static double expected(List<Integer> periods) {
    return periods.stream().mapToInt(Integer::intValue).average().orElseThrow();
  }

  private static double variance(double[] y, double one, List<Integer> periods) {
    double expected = expected(periods);
    double spread =
        periods.stream().mapToDouble(p -> (p - expected) * (p - expected)).average().orElseThrow();
    return expected * squaredError(y) + spread * one * one;
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
