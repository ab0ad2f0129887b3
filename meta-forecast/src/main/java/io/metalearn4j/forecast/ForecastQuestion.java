package io.metalearn4j.forecast;

import java.util.List;

/**
 * What is asked of a forecaster.
 *
 * @param support known periods of a new SKU, {@code >= 0}
 * @param horizon periods ahead, {@code >= 1}
 * @param levels levels of the quantiles, at least one, increasing, in (0, 1)
 */
public record ForecastQuestion(int support, int horizon, List<Double> levels) {
  /** Checks the values. */
  public ForecastQuestion {
    if (support < 0) {
      throw new IllegalArgumentException("support is " + support + ", must be >= 0");
    }
    if (horizon < 1) {
      throw new IllegalArgumentException("horizon is " + horizon + ", must be >= 1");
    }
    levels = List.copyOf(levels);
    QuantileForecast.checked(levels);
  }

  /**
   * The question for the nine deciles.
   *
   * @param support known periods of a new SKU, {@code >= 0}
   * @param horizon periods ahead, {@code >= 1}
   */
  public static ForecastQuestion deciles(int support, int horizon) {
    return new ForecastQuestion(support, horizon, QuantileForecast.DECILES);
  }
}
