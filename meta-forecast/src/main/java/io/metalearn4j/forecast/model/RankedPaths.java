package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.QuantileForecast;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;

/** Paths that keep their ranks in every period, while the quantiles of the periods change. */
final class RankedPaths {
  private RankedPaths() {}

  /**
   * Moves paths to other quantiles.
   *
   * @param paths {@code [paths][horizon]}, not modified
   * @param to quantiles they are to have
   * @param whole whether paths are in whole units
   * @param seed decides between paths of equal demand
   */
  static double[][] moved(double[][] paths, QuantileForecast to, boolean whole, long seed) {
    int n = paths.length;
    double[] levels = to.levels().stream().mapToDouble(Double::doubleValue).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    double[][] out = new double[n][to.horizon()];
    for (int i = 0; i < to.horizon(); i++) {
      int step = i;
      double[] ties = random.doubles(n).toArray();
      int[] order = new int[n];
      Arrays.setAll(order, p -> p);
      int[] ranked =
          Arrays.stream(order)
              .boxed()
              .sorted(
                  Comparator.<Integer>comparingDouble(p -> paths[p][step])
                      .thenComparingDouble(p -> ties[p]))
              .mapToInt(Integer::intValue)
              .toArray();
      double[] values = Arrays.stream(ranked).mapToDouble(p -> paths[p][step]).toArray();
      double[] shift = new double[levels.length];
      Arrays.setAll(shift, j -> to.value(step, j) - Quantiles.of(values, levels[j]));
      for (int r = 0; r < n; r++) {
        double moved = Math.max(0, values[r] + interpolated(levels, shift, (r + .5) / n));
        values[r] = whole ? Math.rint(moved) : moved;
      }
      Arrays.sort(values);
      for (int r = 0; r < n; r++) {
        out[ranked[r]][i] = values[r];
      }
    }
    return out;
  }

  /** By straight lines between the levels, and as at the nearest one outside them. */
  private static double interpolated(double[] levels, double[] values, double level) {
    int j = 0;
    while (j < levels.length && levels[j] < level) {
      j++;
    }
    if (j == 0 || j == levels.length) {
      return values[Math.max(0, j - 1)];
    }
    double part = (level - levels[j - 1]) / (levels[j] - levels[j - 1]);
    return values[j - 1] + part * (values[j] - values[j - 1]);
  }
}
