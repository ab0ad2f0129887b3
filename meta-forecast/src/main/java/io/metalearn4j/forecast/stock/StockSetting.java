package io.metalearn4j.forecast.stock;

import io.metalearn4j.forecast.model.ProtectionInterval;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  /** Periods that one order may have to last for: review period and lead time. */
  public ProtectionInterval protection() {
    return ProtectionInterval.anyOf(leadTimes.stream().map(l -> review + l).toList());
  }

  /**
   * Periods of demand that an (R,S) policy is short of its level by, at the end of any period:
   * those since the last review, and before it those of each review period whose order is still
   * outstanding. With {@code r} periods since the review, the order of {@code j} reviews before is
   * so with the probability {@code P(L > r + j R)}, independently, since an order may overtake
   * others. At a fixed lead time and {@code R = 1} these are {@code R + L} periods; at random ones
   * they vary less than {@link #protection}.
   *
   * @see "L. W. Robinson, J. R. Bradley and L. J. Thomas, Consequences of order crossover under
   *     order-up-to inventory policies, Manufacturing and Service Operations Management 3, 2001"
   */
  public ProtectionInterval shortfall() {
    int longest = Collections.max(leadTimes);
    Map<Integer, Double> probabilities = new HashMap<>();
    for (int r = 0; r < review; r++) {
      Map<Integer, Double> now = Map.of(r + 1, 1. / review);
      for (int age = r; age < longest; age += review) {
        now = withOrder(now, age);
      }
      now.forEach((periods, p) -> probabilities.merge(periods, p, Double::sum));
    }
    return new ProtectionInterval(probabilities);
  }

  private Map<Integer, Double> withOrder(Map<Integer, Double> before, int age) {
    double outstanding =
        (double) leadTimes.stream().filter(l -> l > age).count() / leadTimes.size();
    Map<Integer, Double> after = new HashMap<>();
    before.forEach(
        (periods, p) -> {
          after.merge(periods + review, p * outstanding, Double::sum);
          after.merge(periods, p * (1 - outstanding), Double::sum);
        });
    after.values().removeIf(p -> p == 0);
    return after;
  }
}
