package io.metalearn4j.forecast;

/** Forecasts the demand that follows a history. Implementations are immutable and thread-safe. */
@FunctionalInterface
public interface Forecaster {
  /**
   * Quantiles of the demand of the periods after the history.
   *
   * @param history what is known of the SKU, with the plan of its covariates for the horizon
   * @param horizon periods ahead, {@code >= 1}
   * @return {@code horizon} steps
   * @throws IllegalArgumentException if the horizon is less than one, or the history lacks what the
   *     forecaster goes by, such as a covariate
   */
  QuantileForecast forecast(DemandSeries history, int horizon);
}
