package io.metalearn4j.forecast.classic;

import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * Simple exponential smoothing: {@code l_t = alpha y_t + (1 - alpha) l_{t-1}}, started at the first
 * value.
 *
 * @see "R. G. Brown, Statistical Forecasting for Inventory Control, 1959"
 */
public final class ExponentialSmoothing implements PointForecaster {
  private static final double TOLERANCE = 1e-8;
  private static final int EVALUATIONS = 200;

  private final double low;
  private final double high;

  private ExponentialSmoothing(double low, double high) {
    this.low = low;
    this.high = high;
  }

  /**
   * Smoothing with a fixed weight.
   *
   * @param alpha weight of the newest value, in (0, 1]
   */
  public static ExponentialSmoothing of(double alpha) {
    return optimised(alpha, alpha);
  }

  /** Smoothing with the weight in [low, high] that has the least squared one-step error. */
  public static ExponentialSmoothing optimised(double low, double high) {
    if (!(low > 0 && low <= high && high <= 1)) {
      throw new IllegalArgumentException(
          "alpha is [" + low + ", " + high + "], must be in order and in (0, 1]");
    }
    return new ExponentialSmoothing(low, high);
  }

  @Override
  public double[] forecast(double[] demand, int horizon) {
    return Flat.forecast(next(demand, demand.length), horizon);
  }

  /** The forecast of the value after the first {@code n} of {@code y}. */
  double next(double[] y, int n) {
    return level(y, n, low == high ? low : bestAlpha(y, n));
  }

  static double level(double[] y, int n, double alpha) {
    double level = y[0];
    for (int t = 1; t < n; t++) {
      level += alpha * (y[t] - level);
    }
    return level;
  }

  private double bestAlpha(double[] y, int n) {
    if (n < 2) {
      return low;
    }
    return new BrentOptimizer(TOLERANCE, TOLERANCE)
        .optimize(
            new MaxEval(EVALUATIONS),
            GoalType.MINIMIZE,
            new SearchInterval(low, high),
            new UnivariateObjectiveFunction(alpha -> squaredError(y, n, alpha)))
        .getPoint();
  }

  private static double squaredError(double[] y, int n, double alpha) {
    double level = y[0];
    double sum = 0;
    for (int t = 1; t < n; t++) {
      double error = y[t] - level;
      sum += error * error;
      level += alpha * error;
    }
    return sum;
  }
}
