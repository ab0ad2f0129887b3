package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.QuantileForecast;
import java.util.Arrays;
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
      int[] ranked = ranked(paths, step, random);
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

  /** The paths by the demand of a period, those of equal demand in a random order. */
  private static int[] ranked(double[][] paths, int step, SplittableRandom random) {
    int[] order = LatinHypercube.order(paths.length, random);
    long[] keys = new long[order.length];
    for (int i = 0; i < keys.length; i++) {
      // the bits of numbers that are not negative are in their order
      keys[i] = (long) Float.floatToIntBits((float) paths[order[i]][step]) << Integer.SIZE | i;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> order[(int) key]).toArray();
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
