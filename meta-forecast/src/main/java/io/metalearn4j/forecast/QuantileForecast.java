package io.metalearn4j.forecast;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Quantiles of demand and its mean, one set for each period ahead.
 *
 * <p>Always finite, {@code >= 0} and not decreasing in the level. Immutable and thread-safe.
 */
public final class QuantileForecast {
  /** The nine deciles. */
  public static final List<Double> DECILES = List.of(.1, .2, .3, .4, .5, .6, .7, .8, .9);

  private static final double SAME = 1e-9;

  private final double[] levels;
  private final double[][] values;
  private final double[] means;

  private QuantileForecast(double[] levels, double[][] values, double... means) {
    this.levels = levels;
    this.values = values;
    this.means = means;
  }

  /**
   * A forecast from raw quantiles. Negative values become 0 and crossing ones are sorted, which
   * never raises the pinball loss (Chernozhukov, Fernandez-Val and Galichon, "Quantile and
   * probability curves without crossing", Econometrica, 2010). The mean is that of {@link
   * #quantile} over all levels, until {@link #withMean} gives a better one.
   *
   * @param levels increasing, each in (0, 1)
   * @param values {@code [horizon][levels]}; copied
   * @throws IllegalArgumentException if a level or a value breaks these rules
   */
  public static QuantileForecast of(List<Double> levels, double[][] values) {
    double[] l = checked(levels);
    double[][] v = new double[values.length][];
    for (int i = 0; i < v.length; i++) {
      if (values[i].length != l.length) {
        throw new IllegalArgumentException(
            "step " + i + " has " + values[i].length + " quantiles, must have " + l.length);
      }
      v[i] = new double[l.length];
      for (int j = 0; j < l.length; j++) {
        if (!Double.isFinite(values[i][j])) {
          throw new IllegalArgumentException(
              "quantile " + l[j] + " of step " + i + " is " + values[i][j] + ", must be finite");
        }
        v[i][j] = Math.max(0, values[i][j]);
      }
      Arrays.sort(v[i]);
    }
    return new QuantileForecast(l, v, Arrays.stream(v).mapToDouble(q -> mean(l, q)).toArray());
  }

  private static double mean(double[] levels, double... quantiles) {
    int last = levels.length - 1;
    double mean = levels[0] * quantiles[0] + (1 - levels[last]) * quantiles[last];
    for (int j = 1; j <= last; j++) {
      mean += (levels[j] - levels[j - 1]) * (quantiles[j] + quantiles[j - 1]) / 2;
    }
    return mean;
  }

  /** The same quantiles for every one of {@code horizon} steps. */
  public static QuantileForecast flat(List<Double> levels, double[] quantiles, int horizon) {
    double[][] values = new double[horizon][];
    Arrays.fill(values, quantiles);
    return of(levels, values);
  }

  /** A point forecast as a distribution without spread. */
  public static QuantileForecast point(List<Double> levels, double[] forecast) {
    double[][] values = new double[forecast.length][levels.size()];
    for (int i = 0; i < forecast.length; i++) {
      Arrays.fill(values[i], Math.max(0, forecast[i]));
    }
    return of(levels, values);
  }

  /**
   * The weighted mean of quantiles, level by level (quantile averaging, or Vincentization), and of
   * means.
   *
   * @param forecasts of equal levels and horizon
   * @param weights one a forecast, {@code >= 0}, with a positive sum
   * @throws IllegalArgumentException if any of this is not so
   */
  public static QuantileForecast average(List<QuantileForecast> forecasts, double... weights) {
    if (forecasts.size() != weights.length) {
      throw new IllegalArgumentException(
          "there are " + weights.length + " weights, must be " + forecasts.size());
    }
    double sum = Arrays.stream(weights).sum();
    if (!(sum > 0) || Arrays.stream(weights).anyMatch(w -> w < 0)) {
      throw new IllegalArgumentException(
          "weights are " + Arrays.toString(weights) + ", must be >= 0 with a sum > 0");
    }
    QuantileForecast first = forecasts.get(0);
    for (QuantileForecast f : forecasts) {
      if (!Arrays.equals(f.levels, first.levels) || f.horizon() != first.horizon()) {
        throw new IllegalArgumentException(
            "forecasts are "
                + f
                + " and "
                + first
                + ", must have the same levels and the same horizon");
      }
    }
    double[][] values = new double[first.horizon()][first.levels.length];
    double[] means = new double[values.length];
    for (int m = 0; m < weights.length; m++) {
      QuantileForecast f = forecasts.get(m);
      for (int i = 0; i < values.length; i++) {
        means[i] += weights[m] / sum * f.means[i];
        for (int j = 0; j < values[i].length; j++) {
          values[i][j] += weights[m] / sum * f.values[i][j];
        }
      }
    }
    return new QuantileForecast(first.levels, values, means);
  }

  /**
   * The same quantiles with another mean: a point forecast that is best in squared error.
   *
   * @param mean one a step, finite; a negative one becomes 0; copied
   */
  public QuantileForecast withMean(double... mean) {
    if (mean.length != values.length || !Arrays.stream(mean).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "mean is " + Arrays.toString(mean) + ", must be " + values.length + " finite numbers");
    }
    return new QuantileForecast(
        levels, values, Arrays.stream(mean).map(m -> Math.max(0, m)).toArray());
  }

  /** Quantiles in whole units, each the nearest one. The mean stays what it is. */
  public QuantileForecast rounded() {
    return rounded(true);
  }

  /**
   * The same with the highest quantile rounded or not. Rounding it makes it cover more than its
   * level where most demand is zero.
   */
  public QuantileForecast rounded(boolean highest) {
    int last = levels.length - 1;
    double[][] whole = new double[values.length][];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = Arrays.stream(values[i]).map(Math::rint).toArray();
      if (!highest) {
        double below = last > 0 ? whole[i][last - 1] : 0;
        whole[i][last] = Math.max(below, values[i][last]);
      }
    }
    return new QuantileForecast(levels, whole, means);
  }

  /** The same without its first steps. */
  public QuantileForecast after(int steps) {
    if (steps < 0 || steps >= values.length) {
      throw new IllegalArgumentException(
          "steps is " + steps + ", must be in [0, " + values.length + ")");
    }
    return new QuantileForecast(
        levels,
        Arrays.copyOfRange(values, steps, values.length),
        Arrays.copyOfRange(means, steps, means.length));
  }

  /** Periods ahead. */
  public int horizon() {
    return values.length;
  }

  /** The levels, increasing. */
  public List<Double> levels() {
    return Arrays.stream(levels).boxed().toList();
  }

  /** Quantile of a step, counted from 0, at the level of that index. */
  public double value(int step, int level) {
    return values[step][level];
  }

  /**
   * Quantile of a step at any level; between the levels by straight lines, and outside them the
   * nearest.
   *
   * @param step counted from 0
   * @param level in (0, 1)
   * @throws IllegalArgumentException if the level is not
   */
  public double quantile(int step, double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level is " + level + ", must be in (0, 1)");
    }
    double[] v = values[step];
    if (level <= levels[0] + SAME) {
      return v[0];
    }
    for (int j = 1; j < levels.length; j++) {
      if (level <= levels[j] + SAME) {
        double part = (level - levels[j - 1]) / (levels[j] - levels[j - 1]);
        return v[j - 1] + Math.min(1, part) * (v[j] - v[j - 1]);
      }
    }
    return v[v.length - 1];
  }

  /** Median of a step. */
  public double median(int step) {
    return quantile(step, .5);
  }

  /** Mean of a step, counted from 0: the point forecast for squared errors. */
  public double mean(int step) {
    return means[step];
  }

  /**
   * The levels as an array.
   *
   * @throws IllegalArgumentException if there is none, or they do not increase within (0, 1)
   */
  static double[] checked(List<Double> levels) {
    if (levels.isEmpty()) {
      throw new IllegalArgumentException("levels are empty, must hold at least one");
    }
    double[] l = levels.stream().mapToDouble(Double::doubleValue).toArray();
    for (int j = 0; j < l.length; j++) {
      if (!(l[j] > 0 && l[j] < 1) || (j > 0 && l[j] <= l[j - 1])) {
        throw new IllegalArgumentException(
            "levels are " + levels + ", must increase and lie in (0, 1)");
      }
    }
    return l;
  }

  /** Whether levels, quantiles and means are the same, bit by bit. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof QuantileForecast f
        && Arrays.equals(levels, f.levels)
        && Arrays.deepEquals(values, f.values)
        && Arrays.equals(means, f.means);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.deepHashCode(values) + Arrays.hashCode(means);
  }

  @Override
  public String toString() {
    return "QuantileForecast[levels="
        + Arrays.toString(levels)
        + ", "
        + Arrays.deepToString(values)
        + "]";
  }
}
