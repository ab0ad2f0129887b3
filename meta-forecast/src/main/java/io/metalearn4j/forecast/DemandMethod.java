package io.metalearn4j.forecast;

import java.util.List;
import java.util.Objects;

/**
 * A way to forecast: learns from the series that are there and gives a forecaster for any other
 * one. Implementations are thread-safe.
 */
public interface DemandMethod {
  /** How a method learns, apart from its name. */
  @FunctionalInterface
  interface Learning {
    /** As {@link DemandMethod#fit}. */
    Forecaster fit(List<DemandSeries> series, ForecastQuestion question, long seed);
  }

  /**
   * A method of a name.
   *
   * @param name name in a table of results
   * @param learning how it learns; {@code DemandModel::fit} is one
   */
  static DemandMethod of(String name, Learning learning) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(learning, "learning");
    return new DemandMethod() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Forecaster fit(List<DemandSeries> series, ForecastQuestion question, long seed) {
        return learning.fit(series, question, seed);
      }
    };
  }

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
