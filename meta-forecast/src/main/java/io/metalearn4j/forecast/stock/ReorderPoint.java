package io.metalearn4j.forecast.stock;

import java.util.function.DoublePredicate;

/**
 * The stock, on hand and on order, at which an (s,Q) policy orders, or up to which an (R,S) policy
 * does, and what it gives. Whole units; unmet demand is owed.
 *
 * @param units the level, {@code >= 0}
 * @param demand what has to be met before the order arrives
 * @see "E. A. Silver, D. F. Pyke and R. Peterson, Inventory Management and Production Planning and
 *     Scheduling, 3rd edition, 1998, chapter 7"
 */
public record ReorderPoint(double units, LeadTimeDemand demand) {
  private static final double MOST = 1e15;

  /** Checks the units. */
  public ReorderPoint {
    if (!(units >= 0 && units <= MOST)) {
      throw new IllegalArgumentException("units are " + units + ", must be in [0, " + MOST + "]");
    }
  }

  /**
   * The least level with a probability of no stock-out before the order arrives.
   *
   * @param service the probability, in (0, 1)
   */
  public static ReorderPoint ofCycleService(LeadTimeDemand demand, double service) {
    requireShare("service", service);
    return least(demand, s -> demand.probability(s) >= service);
  }

  /**
   * The least level with a share of demand that is met at once.
   *
   * @param quantity units of one order, {@code > 0}
   * @param fillRate the share, in (0, 1)
   */
  public static ReorderPoint ofFillRate(LeadTimeDemand demand, double quantity, double fillRate) {
    requireShare("fillRate", fillRate);
    requireQuantity(quantity);
    return least(demand, s -> fillRate(demand, s, quantity) >= fillRate);
  }

  /**
   * The level at which holding and owing cost least together. The cost of a position {@code y} is
   * {@code h E[(y - X)+] + b E[(X - y)+]}, and positions after ordering are spread evenly over
   * {@code s + 1 .. s + Q}; so the level is right where {@code s + 1 + Q} would cost no less than
   * {@code s + 1}.
   *
   * @param quantity units of one order, a whole number {@code >= 1}
   * @param setting holding and shortage cost
   * @see "A. Federgruen and Y.-S. Zheng, An efficient algorithm for computing an optimal (r,Q)
   *     policy in continuous review stochastic inventory systems, Operations Research 40, 1992"
   */
  public static ReorderPoint cheapest(
      LeadTimeDemand demand, double quantity, StockSetting setting) {
    requireQuantity(quantity);
    return least(demand, s -> fillRate(demand, s + 1, quantity) >= setting.service());
  }

  private static ReorderPoint least(LeadTimeDemand demand, DoublePredicate enough) {
    double high = 1;
    while (!enough.test(high) && high < MOST) {
      high *= 2;
    }
    double low = -1;
    while (high - low > 1) {
      double middle = Math.floor((low + high) / 2);
      if (enough.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return new ReorderPoint(high, demand);
  }

  /** Units beyond the expected demand; below zero where stock-outs are cheap. */
  public double safetyStock() {
    return units - demand.mean();
  }

  /** The probability of no stock-out before the order arrives. */
  public double cycleService() {
    return demand.probability(units);
  }

  /** Units that are expected to be short before the order arrives. */
  public double expectedShortage() {
    return demand.shortage(units);
  }

  /**
   * The share of demand that is met at once when orders are of a fixed quantity: {@code 1 - (E[(X -
   * s)+] - E[(X - s - Q)+]) / Q}, exact where demand comes in single units and stock is always
   * watched.
   *
   * @param quantity units of one order, {@code > 0}
   */
  public double fillRate(double quantity) {
    requireQuantity(quantity);
    return fillRate(demand, units, quantity);
  }

  private static double fillRate(LeadTimeDemand demand, double s, double quantity) {
    return 1 - (demand.shortage(s) - demand.shortage(s + quantity)) / quantity;
  }

  private static void requireShare(String name, double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(name + " is " + share + ", must be in (0, 1)");
    }
  }

  private static void requireQuantity(double quantity) {
    if (!(quantity > 0)) {
      throw new IllegalArgumentException("quantity is " + quantity + ", must be > 0");
    }
  }
}
