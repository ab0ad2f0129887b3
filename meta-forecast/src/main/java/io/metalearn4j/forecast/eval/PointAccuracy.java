package io.metalearn4j.forecast.eval;

/**
 * Measures of a point forecast of one series.
 *
 * @param mae mean absolute error
 * @param mase mean absolute error over the mean absolute seasonal difference in sample; {@code NaN}
 *     where that is zero (Hyndman and Koehler, 2006)
 * @param rmsse root of the mean squared error over the mean squared difference after the first
 *     sale; {@code NaN} where that is zero
 * @param smape mean of {@code 200 |y - f| / (|y| + |f|)}, 0 where both are zero
 */
public record PointAccuracy(double mae, double mase, double rmsse, double smape) {
  /**
   * Measures a forecast.
   *
   * @param history demand before the forecast
   * @param actual demand of the forecast periods
   * @param season periods in a season, for MASE
   */
  public static PointAccuracy of(double[] history, double[] actual, double[] forecast, int season) {
    double absolute = 0;
    double squared = 0;
    double smape = 0;
    for (int i = 0; i < actual.length; i++) {
      double error = Math.abs(actual[i] - forecast[i]);
      double size = Math.abs(actual[i]) + Math.abs(forecast[i]);
      absolute += error;
      squared += error * error;
      smape += size == 0 ? 0 : 200 * error / size;
    }
    int n = actual.length;
    return new PointAccuracy(
        absolute / n,
        positive(absolute / n, seasonalDifference(history, season)),
        Math.sqrt(positive(squared / n, squaredDifference(history))),
        smape / n);
  }

  private static double positive(double numerator, double denominator) {
    return denominator > 0 ? numerator / denominator : Double.NaN;
  }

  private static double seasonalDifference(double[] y, int season) {
    double sum = 0;
    for (int t = season; t < y.length; t++) {
      sum += Math.abs(y[t] - y[t - season]);
    }
    return sum / (y.length - season);
  }

  private static double squaredDifference(double[] y) {
    int first = 0;
    while (first < y.length && y[first] == 0) {
      first++;
    }
    double sum = 0;
    for (int t = first + 1; t < y.length; t++) {
      sum += (y[t] - y[t - 1]) * (y[t] - y[t - 1]);
    }
    return sum / (y.length - first - 1);
  }
}
