package io.metalearn4j.forecast.classic;

/**
 * The value one season earlier; the last value where the history is shorter than a season.
 *
 * @param season periods in a season, {@code >= 1}
 */
public record SeasonalNaive(int season) implements PointForecaster {
  /** Checks the season. */
  public SeasonalNaive {
    if (season < 1) {
      throw new IllegalArgumentException("season is " + season + ", must be >= 1");
    }
  }

  @Override
  public double[] forecast(double[] demand, int horizon) {
    int m = demand.length < season ? 1 : season;
    double[] forecast = new double[horizon];
    for (int i = 0; i < horizon; i++) {
      forecast[i] = demand[demand.length - m + i % m];
    }
    return forecast;
  }
}
