package io.metalearn4j.forecast.stock;

import io.metalearn4j.forecast.QuantileForecast;

/**
 * The order for one selling period: {@code Q* = F^-1(b / (b + h))}. Its mismatch cost is the
 * pinball loss at that level times {@code b + h}.
 *
 * @param shortage cost of a unit that is missing, {@code > 0}
 * @param surplus cost of a unit that is left, {@code > 0}
 * @see "K. J. Arrow, T. Harris and J. Marschak, Optimal inventory policy, Econometrica 19, 1951"
 */
public record Newsvendor(double shortage, double surplus) {
  /** Checks the costs. */
  public Newsvendor {
    if (!(shortage > 0 && surplus > 0)) {
      throw new IllegalArgumentException(
          "shortage is " + shortage + ", surplus " + surplus + ", must be > 0");
    }
  }

  /** The critical ratio, the level of demand to order up to. */
  public double level() {
    return shortage / (shortage + surplus);
  }

  /** Units to order for one step of a forecast. */
  public double quantity(QuantileForecast forecast, int step) {
    return Math.ceil(forecast.quantile(step, level()));
  }

  /** What an order costs once demand is known. */
  public double cost(double quantity, double demand) {
    return demand > quantity ? shortage * (demand - quantity) : surplus * (quantity - demand);
  }
}
