package io.metalearn4j.forecast.stock;

/**
 * What keeping stock led to; results of several SKUs add up.
 *
 * @param demand units demanded
 * @param served units served at once
 * @param onHand units on hand, summed over the ends of the periods
 * @param owed units owed (or lost), summed over the ends of the periods
 * @param cost holding and shortage cost
 * @param inStock periods without a shortage at their end
 * @param periods periods
 */
public record StockResult(
    double demand,
    double served,
    double onHand,
    double owed,
    double cost,
    long inStock,
    long periods) {
  /** Nothing yet. */
  public static final StockResult NONE = new StockResult(0, 0, 0, 0, 0, 0, 0);

  /** Both together. */
  public StockResult plus(StockResult other) {
    return new StockResult(
        demand + other.demand,
        served + other.served,
        onHand + other.onHand,
        owed + other.owed,
        cost + other.cost,
        inStock + other.inStock,
        periods + other.periods);
  }

  /** Share of demand that is served at once. */
  public double fillRate() {
    return served / demand;
  }

  /** Share of periods without a shortage. */
  public double cycleService() {
    return (double) inStock / periods;
  }

  /** Cost of a unit of demand. */
  public double unitCost() {
    return cost / demand;
  }
}
