package io.metalearn4j.forecast.classic;

/**
 * Simple exponential smoothing: {@code l_t = alpha y_t + (1 - alpha) l_{t-1}}, started at the first
 * value. The weight is fixed, or that of a grid with the least squared one-step error: the error is
 * not convex in the weight, so a grid is safer than a descent.
 *
 * @see "R. G. Brown, Statistical Forecasting for Inventory Control, 1959"
 */
public final class ExponentialSmoothing implements PointForecaster {
  private static final double SAME = 1e-12;

  private final double[] grid;

  private ExponentialSmoothing(double... grid) {
    this.grid = grid;
  }

  /**
   * Smoothing with a fixed weight.
   *
   * @param alpha weight of the newest value, in (0, 1]
   */
  public static ExponentialSmoothing of(double alpha) {
    return optimised(alpha, alpha, 1);
  }

  /** Smoothing with the best of 25 weights from .01 to .99. */
  public static ExponentialSmoothing optimised() {
    return optimised(.01, .99, 25);
  }

  /**
   * Smoothing with the best weight of a grid.
   *
   * @param low least weight, in (0, 1]
   * @param high greatest weight, at least {@code low} and at most 1
   * @param points weights in the grid, both ends among them
   */
  public static ExponentialSmoothing optimised(double low, double high, int points) {
    if (!(low > 0 && low <= high && high <= 1 && points >= 1)) {
      throw new IllegalArgumentException(
          "grid is ["
              + low
              + ", "
              + high
              + "] of "
              + points
              + " points, must be in order, in (0, 1]");
    }
    double[] grid = new double[points];
    for (int i = 0; i < points; i++) {
      grid[i] = points == 1 ? low : low + (high - low) * i / (points - 1);
    }
    return new ExponentialSmoothing(grid);
  }

  @Override
  public double[] forecast(double[] demand, int horizon) {
    return Flat.forecast(next(demand, demand.length), horizon);
  }

  /** The forecast of the value after the first {@code n} of {@code y}. */
  double next(double[] y, int n) {
    double best = Double.POSITIVE_INFINITY;
    double forecast = y[0];
    for (double alpha : grid) {
      double level = y[0];
      double squared = 0;
      for (int t = 1; t < n; t++) {
        double error = y[t] - level;
        squared += error * error;
        level += alpha * error;
      }
      if (squared < best - SAME) {
        best = squared;
        forecast = level;
      }
    }
    return forecast;
  }
}
