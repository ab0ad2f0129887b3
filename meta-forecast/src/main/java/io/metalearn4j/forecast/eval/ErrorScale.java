package io.metalearn4j.forecast.eval;

/**
 * What the errors of a series are divided by, taken from its demand before the forecast, so that
 * series of all sizes can be averaged. Missing periods are left out.
 *
 * @param seasonal mean of {@code |y_t - y_{t-m}|}, the scale of MASE; {@code NaN} where the history
 *     is no longer than a season m
 * @param squared mean of {@code (y_t - y_{t-1})^2} from the first sale on, the scale of RMSSE;
 *     {@code NaN} where there is no such difference
 * @see "R. J. Hyndman and A. B. Koehler, Another look at measures of forecast accuracy,
 *     International Journal of Forecasting 22, 2006 (MASE)"
 * @see "S. Makridakis, E. Spiliotis and V. Assimakopoulos, M5 accuracy competition: Results,
 *     findings, and conclusions, International Journal of Forecasting 38, 2022 (RMSSE)"
 */
public record ErrorScale(double seasonal, double squared) {
  /** No scale: neither MASE nor RMSSE is defined. */
  public static final ErrorScale NONE = new ErrorScale(Double.NaN, Double.NaN);

  /**
   * The scales of a history.
   *
   * @param history demand before the forecast, {@code NaN} where it is missing; not modified
   * @param season periods in a season, {@code >= 1}
   */
  public static ErrorScale of(double[] history, int season) {
    if (season < 1) {
      throw new IllegalArgumentException("season is " + season + ", must be >= 1");
    }
    int first = 0;
    while (first < history.length && !(history[first] > 0)) {
      first++;
    }
    return new ErrorScale(mean(history, 0, season, 1), mean(history, first, 1, 2));
  }

  private static double mean(double[] y, int from, int lag, int power) {
    double sum = 0;
    int n = 0;
    for (int t = from + lag; t < y.length; t++) {
      double change = Math.abs(y[t] - y[t - lag]);
      if (!Double.isNaN(change)) {
        sum += power == 1 ? change : change * change;
        n++;
      }
    }
    return sum / n;
  }
}
