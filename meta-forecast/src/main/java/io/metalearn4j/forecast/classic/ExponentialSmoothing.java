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

  /**
   * The forecast of the value after the first {@code n} of {@code y}. Three weights are tried at a
   * time, because each value waits for the one before.
   */
  double next(double[] y, int n) {
    double best = Double.POSITIVE_INFINITY;
    double forecast = y[0];
    double[] levels = new double[3];
    double[] squares = new double[3];
    int last = grid.length - 1;
    for (int i = 0; i <= last; i += 3) {
      smooth(
          y, n, grid[i], grid[Math.min(i + 1, last)], grid[Math.min(i + 2, last)], levels, squares);
      for (int j = 0; j < 3; j++) {
        if (squares[j] < best - SAME) {
          best = squares[j];
          forecast = levels[j];
        }
      }
    }
    return forecast;
  }

  private static void smooth(
      double[] y, int n, double a, double b, double c, double[] levels, double[] squares) {
    double levelA = y[0];
    double levelB = y[0];
    double levelC = y[0];
    double squaredA = 0;
    double squaredB = 0;
    double squaredC = 0;
    for (int t = 1; t < n; t++) {
      double errorA = y[t] - levelA;
      double errorB = y[t] - levelB;
      double errorC = y[t] - levelC;
      squaredA += errorA * errorA;
      squaredB += errorB * errorB;
      squaredC += errorC * errorC;
      levelA += a * errorA;
      levelB += b * errorB;
      levelC += c * errorC;
    }
    levels[0] = levelA;
    levels[1] = levelB;
    levels[2] = levelC;
    squares[0] = squaredA;
    squares[1] = squaredB;
    squares[2] = squaredC;
  }
}
