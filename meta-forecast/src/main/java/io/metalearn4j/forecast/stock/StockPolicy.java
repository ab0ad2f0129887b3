package io.metalearn4j.forecast.stock;

import io.metalearn4j.forecast.DemandSeries;

/** Decides how much to order. Implementations are immutable and thread-safe. */
@FunctionalInterface
public interface StockPolicy {
  /**
   * The quantity to order now.
   *
   * @param history demand up to now, without missing periods
   * @param position units on hand and on order, minus units owed
   * @return units, {@code >= 0}
   */
  double order(DemandSeries history, double position);

  /** How a level of demand is found that is exceeded seldom enough. */
  @FunctionalInterface
  interface DemandLevel {
    /** Demand of the protection interval that is not exceeded with the wanted probability. */
    double of(DemandSeries history);
  }

  /**
   * The (R,S) policy: at every review, order up to a level, rounded up to whole units.
   *
   * @param level demand over review period and lead time at the wanted service
   */
  static StockPolicy orderUpTo(DemandLevel level) {
    return (history, position) -> Math.max(0, Math.ceil(level.of(history)) - position);
  }

  /**
   * The (s,Q) policy: when the position is at or below the reorder point, order a fixed quantity as
   * often as it takes to be above it.
   *
   * @param reorderPoint demand over the lead time at the wanted service
   * @param quantity units of one order, {@code > 0}
   */
  static StockPolicy reorderPoint(DemandLevel reorderPoint, double quantity) {
    if (!(quantity > 0)) {
      throw new IllegalArgumentException("quantity is " + quantity + ", must be > 0");
    }
    return (history, position) -> {
      double below = Math.ceil(reorderPoint.of(history)) - position;
      return below < 0 ? 0 : quantity * (Math.floor(below / quantity) + 1);
    };
  }
}
