package io.metalearn4j.forecast.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What is believed of the demand of one SKU: the weight of every law after the periods seen so far.
 * Immutable and thread-safe; {@link #update} costs one pass over the laws.
 */
final class DemandPosterior {
  private static final double LIVE = 1e-6;
  private static final double LIVE_IN_TOTALS = 1e-4;

  private final DemandLaws laws;
  private final double unit;
  private final double forgetting;
  private final double[] prior;
  private final double[] evidence;

  private DemandPosterior(
      DemandLaws laws, double unit, double forgetting, double[] prior, double[] evidence) {
    this.laws = laws;
    this.unit = unit;
    this.forgetting = forgetting;
    this.prior = prior;
    this.evidence = evidence;
  }

  /**
   * The belief before any period.
   *
   * @param scale units that count as one: 1, or more for a SKU that sells more than any seen
   */
  static DemandPosterior of(DemandPrior prior, Map<String, String> attributes, double scale) {
    return new DemandPosterior(
        prior.laws(),
        prior.unit() * scale,
        prior.forgetting(),
        prior.weights(attributes),
        new double[DemandLaws.count()]);
  }

  /**
   * The belief one period later.
   *
   * @param demand of the period; {@code NaN} where it is not known
   * @param atLeast what a demand that is not known cannot have been below; 0 only lets time pass
   * @param exposure of the period, {@code > 0}
   */
  DemandPosterior update(double demand, double atLeast, double exposure) {
    double[] next = evidence.clone();
    for (int c = 0; c < next.length; c++) {
      next[c] *= forgetting;
    }
    if (!Double.isNaN(demand)) {
      laws.addLogProbability(whole(demand), exposure, DemandPrior.TEMPERING, next);
    } else if (whole(atLeast) > 0) {
      laws.addLogSurvival(whole(atLeast), exposure, DemandPrior.TEMPERING, next);
    }
    return new DemandPosterior(laws, unit, forgetting, prior, next);
  }

  private int whole(double demand) {
    return (int) Math.min(laws.largest(), Math.rint(demand / unit));
  }

  /** The greatest demand that has a probability of its own. */
  double largest() {
    return laws.largest() * unit;
  }

  /** Mean demand of a period. */
  double mean(Outlook exposure) {
    double[] w = weights();
    double mean = 0;
    for (int c = 0; c < w.length; c++) {
      mean += w[c] > 0 ? w[c] * mean(c, exposure) : 0;
    }
    return mean * unit;
  }

  private double mean(int law, Outlook exposure) {
    return exposure.certain()
        ? laws.mean(law, exposure.median())
        : exposure.expect(e -> laws.mean(law, e));
  }

  private double probability(int law, int demand, Outlook exposure) {
    return exposure.certain()
        ? laws.probability(law, demand, exposure.median())
        : exposure.expect(e -> laws.probability(law, demand, e));
  }

  /** Logarithm of the probability of a demand. */
  double logProbability(double demand, Outlook exposure) {
    double[] w = weights();
    double sum = Double.MIN_NORMAL;
    for (int c : live(w)) {
      sum += w[c] * probability(c, whole(demand), exposure);
    }
    return Math.log(sum);
  }

  /** Quantiles of the demand of one period. */
  double[] quantiles(List<Double> levels, Outlook exposure) {
    double[] w = weights();
    int[] live = live(w);
    double[] q = new double[levels.size()];
    double below = 0;
    int j = 0;
    for (int y = 0; y <= laws.largest() && j < q.length; y++) {
      for (int c : live) {
        below += w[c] * probability(c, y, exposure);
      }
      while (j < q.length && below >= levels.get(j)) {
        q[j++] = y * unit;
      }
    }
    Arrays.fill(q, j, q.length, laws.largest() * unit);
    return q;
  }

  /**
   * The probability of less than a demand, and half that of just so much (the mid-p probability
   * integral transform).
   */
  double middle(double demand, Outlook exposure) {
    double[] w = weights();
    int[] live = live(w);
    int y = whole(demand);
    double below = 0;
    for (int v = 0; v <= y; v++) {
      for (int c : live) {
        below += w[c] * probability(c, v, exposure) * (v < y ? 1 : .5);
      }
    }
    return Math.min(1, below);
  }

  /** Quantile of the total demand of some periods, all of the same exposure. */
  double totalQuantile(ProtectionInterval interval, double exposure, double level) {
    double[] w = weights();
    int[] live = IntStream.range(0, w.length).filter(c -> w[c] > LIVE_IN_TOTALS).toArray();
    List<Weighed> sums = new ArrayList<>();
    double mass = 0;
    for (Map.Entry<Integer, Double> span : interval.probabilities().entrySet()) {
      for (int c : live) {
        double weight = span.getValue() * w[c];
        sums.add(new Weighed(weight, laws.sum(c, span.getKey(), exposure)));
        mass += weight;
      }
    }
    int most = interval.longest() * laws.largest();
    double below = 0;
    int y = -1;
    while (below < level * mass && y < most) {
      y++;
      for (Weighed sum : sums) {
        below += y < sum.probability.length ? sum.weight * sum.probability[y] : 0;
      }
    }
    return Math.max(0, y) * unit;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Weighed(double weight, double[] probability) {}

  /**
   * Possible futures, {@code [paths][exposures]}: one law a path, so that periods hang together.
   */
  double[][] paths(int paths, List<Outlook> exposures, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] law = laws(paths, random);
    int[] order = LatinHypercube.order(paths, random);
    double[][] u = new double[exposures.size()][];
    Arrays.setAll(u, i -> LatinHypercube.column(paths, random));
    double[][] out = new double[paths][exposures.size()];
    int to = 0;
    for (int from = 0; from < paths; from = to) {
      while (to < paths && law[to] == law[from]) {
        to++;
      }
      double[] table = {};
      for (int i = 0; i < exposures.size(); i++) {
        if (i == 0 || !exposures.get(i).equals(exposures.get(i - 1))) {
          table = cumulated(law[from], exposures.get(i));
        }
        for (int p = from; p < to; p++) {
          out[order[p]][i] = quantile(table, u[i][p]) * unit;
        }
      }
    }
    return out;
  }

  private double[] cumulated(int law, Outlook exposure) {
    return exposure.certain()
        ? laws.cumulated(law, exposure.median())
        : exposure.expectEach(e -> laws.cumulated(law, e));
  }

  private static int quantile(double[] cumulated, double u) {
    int found = Arrays.binarySearch(cumulated, u);
    return Math.min(found < 0 ? -found - 1 : found, cumulated.length - 1);
  }

  /** Draws of laws, in ascending order. */
  private int[] laws(int draws, SplittableRandom random) {
    double[] w = weights();
    int[] drawn = new int[draws];
    int law = 0;
    double below = w[0];
    for (int i = 0; i < draws; i++) {
      double u = (i + random.nextDouble()) / draws;
      while (below < u && law < w.length - 1) {
        below += w[++law];
      }
      drawn[i] = law;
    }
    return drawn;
  }

  private double[] weights() {
    double[] w = new double[prior.length];
    double top = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < w.length; c++) {
      w[c] = Math.log(prior[c]) + evidence[c];
      top = Math.max(top, w[c]);
    }
    double sum = 0;
    for (int c = 0; c < w.length; c++) {
      w[c] = Math.exp(w[c] - top);
      sum += w[c];
    }
    double kept = 0;
    for (int c = 0; c < w.length; c++) {
      w[c] = w[c] / sum < LIVE ? 0 : w[c] / sum;
      kept += w[c];
    }
    for (int c = 0; c < w.length; c++) {
      w[c] /= kept;
    }
    return w;
  }

  private static int[] live(double[] w) {
    return IntStream.range(0, w.length).filter(c -> w[c] > 0).toArray();
  }
}
