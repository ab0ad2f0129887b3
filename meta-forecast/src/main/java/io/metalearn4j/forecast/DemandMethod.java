package io.metalearn4j.forecast;

import java.util.List;

/**
 * A way to forecast: learns from the series that are there and gives a forecaster for any other
 * one.
 */
public interface DemandMethod {
  /** Name in a table of results. */
  String name();

  /**
   * Learns from series.
   *
   * @param series what may be learned from; nothing after their ends is seen
   * @param question what will be asked
   * @param seed source of every random choice; same seed, same forecaster
   */
  Forecaster fit(List<DemandSeries> series, ForecastQuestion question, long seed);
}
