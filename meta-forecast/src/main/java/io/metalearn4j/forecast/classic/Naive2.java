package io.metalearn4j.forecast.classic;

/**
 * The last value, after removing a multiplicative season where there is one as in {@link Theta}:
 * the benchmark that the M competitions measure against.
 *
 * @see "S. Makridakis and M. Hibon, The M3-Competition: results, conclusions and implications,
 *     International Journal of Forecasting 16, 2000"
 * @param season periods in a season, {@code >= 1}; 1 for none
 */
public record Naive2(int season) implements PointForecaster {
  /** Checks the season. */
  public Naive2 {
    if (season < 1) {
      throw new IllegalArgumentException("season is " + season + ", must be >= 1");
    }
  }

  @Override
  public double[] forecast(double[] demand, int horizon) {
    Seasonality seasonality = Seasonality.of(demand, season);
    double[] flat = Flat.NAIVE.forecast(seasonality.removed(demand), horizon);
    return seasonality.restored(flat, demand.length);
  }
}
