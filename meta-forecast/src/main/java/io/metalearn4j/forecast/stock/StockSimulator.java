package io.metalearn4j.forecast.stock;

import io.metalearn4j.data.Seeds;
import io.metalearn4j.forecast.DemandSeries;
import java.util.SplittableRandom;

/**
 * Replays the demand of a SKU under a policy. In each period orders arrive, the policy orders if it
 * is a review, then demand comes. The stock starts at what the policy would order with nothing.
 * Immutable and thread-safe.
 *
 * @param setting how stock is kept
 */
public record StockSimulator(StockSetting setting) {
  /**
   * Replays the periods from {@code from} on. The policy sees the demand before the period it
   * orders in, and nothing after.
   *
   * @param series without missing periods from {@code from} on
   * @param from first period, {@code >= 1}
   * @throws IllegalArgumentException if there is no such period, a later one is missing, or the
   *     policy orders less than nothing
   */
  public StockResult replay(DemandSeries series, int from, StockPolicy policy) {
    int n = series.length();
    if (from < 1 || from > n) {
      throw new IllegalArgumentException("from is " + from + ", must be in [1, " + n + "]");
    }
    for (int t = from; t < n; t++) {
      if (Double.isNaN(series.demand(t))) {
        throw new IllegalArgumentException(
            "demand of " + series.id() + " at period " + t + " is missing, must be known");
      }
    }
    SplittableRandom random = Seeds.stream(setting.seed(), series.id().hashCode());
    int longest = setting.leadTimes().stream().mapToInt(Integer::intValue).max().orElse(0);
    double[] arriving = new double[n + longest + 1];
    double net = order(policy, series.slice(0, from), 0);
    double onOrder = 0;
    StockResult total = StockResult.NONE;
    for (int t = from; t < n; t++) {
      int orders = 0;
      net += arriving[t];
      onOrder -= arriving[t];
      if ((t - from) % setting.review() == 0) {
        double order = order(policy, series.slice(0, t), net + onOrder);
        orders = order > 0 ? 1 : 0;
        int lead = setting.leadTimes().get(random.nextInt(setting.leadTimes().size()));
        if (lead == 0) {
          net += order;
        } else {
          arriving[t + lead] += order;
          onOrder += order;
        }
      }
      double demand = series.demand(t);
      double served = Math.min(Math.max(0, net), demand);
      net -= setting.lostSales() ? served : demand;
      double onHand = Math.max(0, net);
      double owed = setting.lostSales() ? demand - served : Math.max(0, -net);
      total =
          total.plus(
              new StockResult(
                  demand,
                  served,
                  onHand,
                  owed,
                  orders,
                  setting.holding() * onHand,
                  setting.shortage() * owed,
                  setting.ordering() * orders,
                  owed > 0 ? 0 : 1,
                  1));
    }
    return total;
  }

  private static double order(StockPolicy policy, DemandSeries history, double position) {
    double order = policy.order(history, position);
    if (!(order >= 0)) {
      throw new IllegalArgumentException(
          "order of " + history.id() + " is " + order + ", must be >= 0");
    }
    return order;
  }
}
