package io.metalearn4j.forecast.model;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * A finite set of ways in which demand may be distributed: negative binomials over a grid of means
 * and sizes, then hurdle laws (a sale with probability p, then one unit plus a negative binomial)
 * over a grid of p, means and sizes.
 *
 * <p>With an exposure {@code e} the mean of a negative binomial is {@code e} times as high, and the
 * chance of no sale of a hurdle law is {@code (1 - p)^e}. Immutable and thread-safe.
 */
final class DemandLaws {
  private static final double[] SIZES = {.04, .1, .25, .6, 1.5, 4, 10, 30, 200};
  private static final int MEANS = 40;
  private static final double[] CHANCES = {
    .01, .03, .06, .1, .15, .22, .3, .4, .5, .6, .7, .8, .88, .94, .98, .995
  };
  private static final double[] HURDLE_SIZES = {.3, 1.2, 5, 50};
  private static final int HURDLE_MEANS = 16;
  private static final double SMALLEST_EXTRA = .05;
  private static final int PLAIN = MEANS * SIZES.length;
  private static final int PER_CHANCE = HURDLE_MEANS * HURDLE_SIZES.length;
  private static final int COUNT = PLAIN + CHANCES.length * PER_CHANCE;

  private static final double TAIL = 1e-7;

  /** Share of the greatest probability that is as good as none. */
  private static final double NOTHING = 1e-12;

  private static final int FIRST_TABLE = 16;
  private static final int MOST_SUMS = 2 * COUNT;

  private final double lowest;
  private final double highest;
  private final double[] mean = new double[COUNT];
  private final double[] size = new double[COUNT];
  private final float[][] log;

  /** Sums that were asked before; a memory of limited size, which changes no result. */
  private final ConcurrentMap<Sum, double[]> sums = new ConcurrentHashMap<>();

  private record Sum(int law, int periods, double exposure) {}

  /**
   * The grid for demand of a certain range.
   *
   * @param lowest least mean of the grid, {@code > 0}
   * @param highest greatest mean, {@code > lowest}
   * @param largest greatest demand that has a probability of its own
   */
  DemandLaws(double lowest, double highest, int largest) {
    this.lowest = lowest;
    this.highest = highest;
    int law = 0;
    for (int i = 0; i < MEANS; i++) {
      for (double s : SIZES) {
        mean[law] = lowest * Math.pow(highest / lowest, i / (MEANS - 1.));
        size[law++] = s;
      }
    }
    double growth = 2 * Math.max(highest, SMALLEST_EXTRA) / SMALLEST_EXTRA;
    for (int p = 0; p < CHANCES.length; p++) {
      for (int i = 0; i < HURDLE_MEANS; i++) {
        for (double s : HURDLE_SIZES) {
          mean[law] = SMALLEST_EXTRA * Math.pow(growth, i / (HURDLE_MEANS - 1.));
          size[law++] = s;
        }
      }
    }
    log = new float[largest + 1][COUNT];
    for (int c = 0; c < COUNT; c++) {
      fill(c, largest);
    }
  }

  private void fill(int c, int largest) {
    double p = c < PLAIN ? 1 : CHANCES[(c - PLAIN) / PER_CHANCE];
    int shift = c < PLAIN ? 0 : 1;
    if (shift == 1) {
      log[0][c] = (float) Math.log1p(-p);
    }
    double odds = Math.log(mean[c] / (size[c] + mean[c]));
    double value = Math.log(p) + size[c] * Math.log(size[c] / (size[c] + mean[c]));
    for (int y = 0; y + shift <= largest; y++) {
      log[y + shift][c] = (float) value;
      value += Math.log((size[c] + y) / (y + 1)) + odds;
    }
  }

  /** Number of laws. */
  static int count() {
    return COUNT;
  }

  double lowest() {
    return lowest;
  }

  double highest() {
    return highest;
  }

  int largest() {
    return log.length - 1;
  }

  /**
   * Adds the weighted log probability of a demand to every law's sum.
   *
   * @param demand in [0, largest]
   * @param exposure {@code > 0}
   * @param sums one a law; modified
   */
  void addLogProbability(int demand, double exposure, double weight, double[] sums) {
    float[] row = log[demand];
    for (int c = 0; c < COUNT; c++) {
      sums[c] += weight * row[c];
    }
    if (exposure == 1) {
      return;
    }
    double logExposure = Math.log(exposure);
    for (int c = 0; c < PLAIN; c++) {
      sums[c] += weight * tilt(c, demand, exposure, logExposure);
    }
    for (int p = 0; p < CHANCES.length; p++) {
      double change = weight * hurdleTilt(p, demand, exposure);
      for (int c = PLAIN + p * PER_CHANCE; c < PLAIN + (p + 1) * PER_CHANCE; c++) {
        sums[c] += change;
      }
    }
  }

  /**
   * Adds the weighted log probability of at least a demand to every law's sum.
   *
   * @param demand in [1, largest]
   * @param exposure {@code > 0}
   * @param sums one a law; modified
   */
  void addLogSurvival(int demand, double exposure, double weight, double[] sums) {
    for (int c = 0; c < COUNT; c++) {
      double below = 0;
      for (int y = 0; y < demand; y++) {
        below += probability(c, y, exposure);
      }
      sums[c] += weight * Math.log(Math.max(TAIL, 1 - below));
    }
  }

  /** Probability of a demand in [0, largest] under a law and an exposure. */
  double probability(int law, int demand, double exposure) {
    double l = log[demand][law];
    if (exposure != 1) {
      l +=
          law < PLAIN
              ? tilt(law, demand, exposure, Math.log(exposure))
              : hurdleTilt((law - PLAIN) / PER_CHANCE, demand, exposure);
    }
    return Math.exp(l);
  }

  private double tilt(int law, int demand, double exposure, double logExposure) {
    double ratio = (size[law] + mean[law]) / (size[law] + exposure * mean[law]);
    return (size[law] + demand) * Math.log(ratio) + demand * logExposure;
  }

  private static double hurdleTilt(int chance, int demand, double exposure) {
    double p = CHANCES[chance];
    double none = Math.log1p(-p);
    return demand == 0
        ? (exposure - 1) * none
        : Math.log(-Math.expm1(exposure * none)) - Math.log(p);
  }

  /** Mean demand under a law and an exposure. */
  double mean(int law, double exposure) {
    if (law < PLAIN) {
      return exposure * mean[law];
    }
    double p = CHANCES[(law - PLAIN) / PER_CHANCE];
    return -Math.expm1(exposure * Math.log1p(-p)) * (1 + mean[law]);
  }

  /** Probabilities of at most 0, 1, ... under a law and an exposure, up to nearly 1. */
  double[] cumulated(int law, double exposure) {
    int shift = law < PLAIN ? 0 : 1;
    double m = law < PLAIN ? exposure * mean[law] : mean[law];
    double odds = m / (size[law] + m);
    double[] table = new double[FIRST_TABLE];
    double below = shift == 0 ? 0 : probability(law, 0, exposure);
    table[0] = below;
    double next = probability(law, shift, exposure);
    int y = shift;
    while (true) {
      below += next;
      table[y] = below;
      if (below >= 1 - TAIL || y == largest()) {
        return Arrays.copyOf(table, y + 1);
      }
      next *= (size[law] + y - shift) / (y - shift + 1) * odds;
      y++;
      table = y == table.length ? Arrays.copyOf(table, 2 * y) : table;
    }
  }

  /**
   * Probabilities of the sum of {@code periods} independent demands of a law, from 0 up to where
   * hardly any is left. Sums of negative binomials of the same odds are negative binomial.
   */
  double[] sum(int law, int periods, double exposure) {
    if (sums.size() > MOST_SUMS) {
      sums.clear();
    }
    return sums.computeIfAbsent(
        new Sum(law, periods, exposure), key -> summed(law, periods, exposure));
  }

  private double[] summed(int law, int periods, double exposure) {
    double[] sum = new double[periods * largest() + 1];
    if (law < PLAIN) {
      addNegativeBinomial(periods * exposure * mean[law], periods * size[law], 0, 1, sum);
      return trimmed(sum);
    }
    double none = Math.pow(1 - CHANCES[(law - PLAIN) / PER_CHANCE], exposure);
    for (int sales = 0; sales <= periods; sales++) {
      double chance =
          CombinatoricsUtils.binomialCoefficientDouble(periods, sales)
              * Math.pow(1 - none, sales)
              * Math.pow(none, periods - sales);
      addNegativeBinomial(sales * mean[law], sales * size[law], sales, chance, sum);
    }
    return trimmed(sum);
  }

  /**
   * Adds the probabilities of {@code shift} and a negative binomial, each times {@code weight}. It
   * goes outwards from the mode, so that nothing that counts underflows.
   */
  private static void addNegativeBinomial(
      double mean, double size, int shift, double weight, double[] sum) {
    if (mean == 0) {
      sum[shift] += weight;
      return;
    }
    int last = sum.length - 1 - shift;
    int mode = (int) Math.min(last, Math.max(0, Math.floor((size - 1) * mean / size)));
    double odds = mean / (size + mean);
    double logMode =
        Gamma.logGamma(size + mode)
            - Gamma.logGamma(size)
            - Gamma.logGamma(mode + 1.)
            + size * Math.log(size / (size + mean))
            + mode * Math.log(odds);
    double top = weight * Math.exp(logMode);
    double least = top * NOTHING;
    double value = top;
    for (int y = mode; y <= last && value > least; y++) {
      sum[shift + y] += value;
      value *= (size + y) / (y + 1) * odds;
    }
    value = top;
    for (int y = mode; y > 0 && value > least; y--) {
      value *= y / ((size + y - 1) * odds);
      sum[shift + y - 1] += value;
    }
  }

  private static double[] trimmed(double... sum) {
    int length = sum.length;
    for (double left = sum[length - 1]; length > 1 && left < TAIL; left += sum[length - 1]) {
      length--;
    }
    return Arrays.copyOf(sum, length);
  }
}
