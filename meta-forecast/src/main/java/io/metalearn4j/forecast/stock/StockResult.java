package io.metalearn4j.forecast.stock;

import io.metalearn4j.eval.Measurement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What keeping stock led to; results of several SKUs add up.
 *
 * @param demand units demanded
 * @param served units served at once
 * @param onHand units on hand, summed over the ends of the periods
 * @param owed units owed (or lost), summed over the ends of the periods
 * @param orders orders placed
 * @param holdingCost cost of units on hand
 * @param shortageCost cost of units owed or lost
 * @param orderingCost cost of orders
 * @param inStock periods without a shortage at their end
 * @param periods periods
 */
public record StockResult(
    double demand,
    double served,
    double onHand,
    double owed,
    long orders,
    double holdingCost,
    double shortageCost,
    double orderingCost,
    long inStock,
    long periods) {
  /** Nothing yet. */
  public static final StockResult NONE = new StockResult(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Both together. */
  public StockResult plus(StockResult other) {
    return new StockResult(
        demand + other.demand,
        served + other.served,
        onHand + other.onHand,
        owed + other.owed,
        orders + other.orders,
        holdingCost + other.holdingCost,
        shortageCost + other.shortageCost,
        orderingCost + other.orderingCost,
        inStock + other.inStock,
        periods + other.periods);
  }

  /** Holding, shortage and ordering cost. */
  public double cost() {
    return holdingCost + shortageCost + orderingCost;
  }

  /** Share of demand that is served at once; {@code NaN} without demand. */
  public double fillRate() {
    return served / demand;
  }

  /** Share of periods without a shortage. */
  public double cycleService() {
    return (double) inStock / periods;
  }

  /** Cost of a unit of demand; {@code NaN} or infinite without demand. */
  public double unitCost() {
    return cost() / demand;
  }

  /**
   * The cost report: cost of a unit of demand in all and by kind, service, and stock.
   *
   * @param row name of the row, usually the policy
   * @param setting settings of every figure
   */
  public List<Measurement> measurements(String row, Map<String, String> setting) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("unit cost", unitCost());
    figures.put("holding cost", holdingCost / demand);
    figures.put("shortage cost", shortageCost / demand);
    figures.put("ordering cost", orderingCost / demand);
    figures.put("fill rate", fillRate());
    figures.put("cycle service", cycleService());
    figures.put("on hand", onHand / demand);
    figures.put("orders a period", (double) orders / periods);
    List<Measurement> out = new ArrayList<>();
    figures.forEach(
        (metric, value) ->
            out.add(Measurement.of("stock", row, metric, setting, 0, value, periods)));
    return out;
  }
}
