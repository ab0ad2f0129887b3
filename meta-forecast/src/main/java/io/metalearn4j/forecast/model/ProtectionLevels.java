package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.classic.PointForecaster;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The demand over a protection interval at a level of service, as classical stock control finds it
 * from one series: a point forecast, and around it the squared one-step error of simple exponential
 * smoothing.
 */
public final class ProtectionLevels {
  private static final double ALPHA = .1;

  private ProtectionLevels() {}

  /** Normal demand around a point forecast. */
  public static double normal(
      PointForecaster forecaster, DemandSeries history, int periods, double service) {
    return normal(forecaster, history, List.of(periods), service);
  }

  /**
   * The same with a random protection interval {@code P}: variance {@code E[P] v + Var[P] mean^2}.
   *
   * @param periods possible numbers of periods, each as likely
   */
  public static double normal(
      PointForecaster forecaster, DemandSeries history, List<Integer> periods, double service) {
    double[] y = history.observed();
    double expected = periods.stream().mapToInt(Integer::intValue).average().orElseThrow();
    double spread =
        periods.stream().mapToDouble(p -> (p - expected) * (p - expected)).average().orElseThrow();
    double one = forecaster.forecast(y, 1)[0];
    double deviation = Math.sqrt(expected * squaredError(y) + spread * one * one);
    double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(service);
    return Math.max(0, expected * one + z * deviation);
  }

  /** Negative binomial demand around a point forecast. */
  public static double negativeBinomial(
      PointForecaster forecaster, DemandSeries history, int periods, double service) {
    double[] y = history.observed();
    double mean = Math.max(0, periods * forecaster.forecast(y, 1)[0]);
    return new NegativeBinomial(mean, periods * squaredError(y)).quantile(service);
  }

  /** Quantile of the sums over all intervals of the history. */
  public static double empirical(DemandSeries history, int periods, double service) {
    double[] y = history.observed();
    double[] sums = new double[Math.max(1, y.length - periods + 1)];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = Arrays.stream(y, i, Math.min(y.length, i + periods)).sum();
    }
    Arrays.sort(sums);
    return Quantiles.of(sums, service);
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
