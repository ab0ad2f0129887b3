package io.metalearn4j.forecast.stock;

import io.metalearn4j.forecast.QuantileForecast;
import java.util.List;

/**
 * The order for one selling period: {@code Q* = F^-1(b / (b + h))}. Its mismatch cost is the
 * pinball loss at that level times {@code b + h}.
 *
 * @param shortage cost of a unit that is missing, {@code > 0}
 * @param surplus cost of a unit that is left, {@code > 0}
 * @see "K. J. Arrow, T. Harris and J. Marschak, Optimal inventory policy, Econometrica 19, 1951"
 */
public record Newsvendor(double shortage, double surplus) {
  private static final double SAME = 1e-9;

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

  /**
   * Units to order for one step of a forecast.
   *
   * @param step counted from 0
   * @throws IllegalArgumentException if the critical ratio lies outside the forecast's levels,
   *     where the order would be that of other costs
   */
  public double quantity(QuantileForecast forecast, int step) {
    List<Double> levels = forecast.levels();
    double lowest = levels.get(0);
    double highest = levels.get(levels.size() - 1);
    if (level() < lowest - SAME || level() > highest + SAME) {
      throw new IllegalArgumentException(
          "the critical ratio is %.4g, must be from %s to %s, the levels of the forecast"
              .formatted(level(), lowest, highest));
    }
    return Math.ceil(forecast.quantile(step, level()));
  }

  /** What an order costs once demand is known. */
  public double cost(double quantity, double demand) {
    return demand > quantity ? shortage * (demand - quantity) : surplus * (quantity - demand);
  }
}
