package io.metalearn4j.forecast.classic;

/** Forecasts one value a period from the demand of one series. Stateless and thread-safe. */
@FunctionalInterface
public interface PointForecaster {
  /**
   * The forecast of the next periods.
   *
   * @param demand observed demand, oldest first, no missing values, at least one; not modified
   * @param horizon periods ahead, {@code >= 1}
   * @return {@code horizon} values
   */
  double[] forecast(double[] demand, int horizon);
}
