package io.metalearn4j.forecast.eval;

import io.metalearn4j.forecast.QuantileForecast;

/**
 * Sums over the periods of one series from which the measures of accuracy follow; sums of several
 * series add up.
 *
 * <ul>
 *   <li>WQL: mean over the levels of {@code 2 sum rho_tau(y - q_tau) / sum |y|};
 *   <li>ND: {@code sum |y - median| / sum |y|};
 *   <li>coverage: share of {@code y <= q_tau}, tau being the highest level.
 * </ul>
 *
 * @param pinball sum over periods of the mean over levels of twice the pinball loss
 * @param absolute sum of the absolute errors of the median
 * @param demand sum of the demand
 * @param covered periods with a demand of at most the highest quantile
 * @param periods periods with a demand
 */
public record Accuracy(
    double pinball, double absolute, double demand, double covered, double periods) {
  /** Nothing measured yet. */
  public static final Accuracy NONE = new Accuracy(0, 0, 0, 0, 0);

  /**
   * The sums of one forecast.
   *
   * @param actual one value a step, {@code NaN} where it is missing
   */
  public static Accuracy of(QuantileForecast forecast, double[] actual) {
    double[] levels = forecast.levels().stream().mapToDouble(Double::doubleValue).toArray();
    double pinball = 0;
    double absolute = 0;
    double demand = 0;
    int covered = 0;
    int periods = 0;
    for (int i = 0; i < actual.length; i++) {
      double y = actual[i];
      if (Double.isNaN(y)) {
        continue;
      }
      for (int j = 0; j < levels.length; j++) {
        pinball += 2 * pinball(y - forecast.value(i, j), levels[j]) / levels.length;
      }
      absolute += Math.abs(y - forecast.median(i));
      demand += y;
      covered += y <= forecast.value(i, levels.length - 1) ? 1 : 0;
      periods++;
    }
    return new Accuracy(pinball, absolute, demand, covered, periods);
  }

  /** The pinball loss {@code max(tau e, (tau - 1) e)}. */
  public static double pinball(double error, double level) {
    return Math.max(level * error, (level - 1) * error);
  }

  /** Both together. */
  public Accuracy plus(Accuracy other) {
    return new Accuracy(
        pinball + other.pinball,
        absolute + other.absolute,
        demand + other.demand,
        covered + other.covered,
        periods + other.periods);
  }

  /** Weighted quantile loss; {@code NaN} without demand. */
  public double wql() {
    return pinball / demand;
  }

  /** Normalised deviation of the median; {@code NaN} without demand. */
  public double nd() {
    return absolute / demand;
  }

  /** Share of periods at or below the highest quantile. */
  public double coverage() {
    return covered / periods;
  }
}
