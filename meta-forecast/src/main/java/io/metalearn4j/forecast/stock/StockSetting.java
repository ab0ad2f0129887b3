package io.metalearn4j.forecast.stock;

import java.util.List;

/**
 * How stock is kept.
 *
 * @param review periods from one review to the next, {@code >= 1}
 * @param leadTimes lead times in periods, {@code >= 0}, each as likely as any other; an order
 *     placed at the start of a period with lead time 0 is there for its demand
 * @param holding cost of a unit on hand at the end of a period, {@code >= 0}
 * @param shortage cost of a unit owed at the end of a period, or lost in it, {@code > 0}
 * @param ordering cost of placing an order, {@code >= 0}
 * @param lostSales whether demand that is not met is lost; else it is owed
 * @param seed seed of the lead times
 */
public record StockSetting(
    int review,
    List<Integer> leadTimes,
    double holding,
    double shortage,
    double ordering,
    boolean lostSales,
    long seed) {
  /** Checks the values. */
  public StockSetting {
    leadTimes = List.copyOf(leadTimes);
    if (review < 1 || leadTimes.isEmpty() || leadTimes.stream().anyMatch(l -> l < 0)) {
      throw new IllegalArgumentException(
          "review is " + review + ", lead times " + leadTimes + ", must be >= 1 and >= 0");
    }
    if (!(holding >= 0 && shortage > 0 && ordering >= 0)) {
      throw new IllegalArgumentException(
          "holding is "
              + holding
              + ", shortage "
              + shortage
              + ", ordering "
              + ordering
              + ", must be >= 0, > 0 and >= 0");
    }
  }

  /**
   * Review every period, a fixed lead time, backorders, and a shortage cost that makes a service
   * level the best one: {@code b = t / (1 - t)} at a holding cost of one.
   *
   * @param service the level t, in (0, 1)
   */
  public static StockSetting backorders(int leadTime, double service) {
    if (!(service > 0 && service < 1)) {
      throw new IllegalArgumentException("service is " + service + ", must be in (0, 1)");
    }
    return new StockSetting(1, List.of(leadTime), 1, service / (1 - service), 0, false, 0);
  }

  /** The same with demand lost that is not met. */
  public StockSetting withLostSales() {
    return new StockSetting(review, leadTimes, holding, shortage, ordering, true, seed);
  }

  /** The same with another review period. */
  public StockSetting withReview(int periods) {
    return new StockSetting(periods, leadTimes, holding, shortage, ordering, lostSales, seed);
  }

  /** The same with random lead times. */
  public StockSetting withLeadTimes(List<Integer> times, long newSeed) {
    return new StockSetting(review, times, holding, shortage, ordering, lostSales, newSeed);
  }

  /** The same with a cost of placing an order, {@code >= 0}. */
  public StockSetting withOrdering(double cost) {
    return new StockSetting(review, leadTimes, holding, shortage, cost, lostSales, seed);
  }

  /**
   * The economic order quantity {@code sqrt(2 K demand / h)} in whole units, at least one: where
   * ordering and holding cost the same.
   *
   * @param demand expected units a period, {@code >= 0}
   * @throws IllegalStateException if holding costs nothing
   * @see "F. W. Harris, How many parts to make at once, Factory, The Magazine of Management 10,
   *     1913"
   */
  public double economicQuantity(double demand) {
    if (holding == 0) {
      throw new IllegalStateException("holding is 0, must be > 0 for an economic quantity");
    }
    return Math.max(1, Math.rint(Math.sqrt(2 * ordering * demand / holding)));
  }

  /** The level of service at which holding and shortage balance. */
  public double service() {
    return shortage / (shortage + holding);
  }

  /** Periods an order may have to last for, review period and each lead time, each as likely. */
  public List<Integer> protections() {
    return leadTimes.stream().map(l -> review + l).toList();
  }

  /** Periods an order has to last for: review period and longest lead time. */
  public int protection() {
    return review + leadTimes.stream().mapToInt(Integer::intValue).max().orElse(0);
  }
}
