package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.forecast.eval.Accuracy;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.util.ArrayList;
import java.util.List;

/**
 * How much each member of the demand model counts: the prior, the bins and the network; one set of
 * weights for a SKU that is known for the usual support, one for a SKU of the length of the series
 * that were learned from.
 *
 * @param usual weights at the usual support
 * @param longer weights at the typical length
 * @param lengths both lengths
 * @param roundsHighest whether the highest quantile of demand in whole units is rounded, too
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MemberWeights(double[] usual, double[] longer, Lengths lengths, boolean roundsHighest) {
  /** Number of members. */
  static final int MEMBERS = 3;

  /** Chosen on validation series of several data sets. */
  private static final double[] START = {.5, .25, .25};

  /** Coverage above its level that is no chance. */
  private static final double CLEAR = .02;

  /** The weights before anything is known of the data. */
  static MemberWeights start(int support) {
    return new MemberWeights(START, START, new Lengths(support, support), true);
  }

  /**
   * The best weights of both trials. The highest quantile is left as it is where whole units cover
   * clearly too much, as they do on many zeros, and that brings the coverage nearer to its level.
   */
  static MemberWeights of(Trial usual, Trial longer, Lengths lengths, boolean whole) {
    double[] shortly = usual.best(whole);
    double[] fully = longer.best(whole);
    if (usual.few()) {
      return new MemberWeights(shortly, fully, lengths, true);
    }
    double[] excess = new double[2];
    for (int rounds = 0; rounds < excess.length; rounds++) {
      Accuracy sum =
          usual.of(shortly, whole, rounds == 1).plus(longer.of(fully, whole, rounds == 1));
      excess[rounds] = sum.coverage() - usual.highestLevel();
    }
    boolean tooMuch = excess[1] > CLEAR && Math.abs(excess[0]) < excess[1];
    return new MemberWeights(shortly, fully, lengths, !tooMuch);
  }

  /** The weights for a SKU that is known for {@code n} periods. */
  double[] at(int n) {
    return lengths.between(usual, longer, n);
  }

  void write(TensorFile.Builder file) {
    file.tensor("weights.usual", Tensor.of(usual, MEMBERS));
    file.tensor("weights.longer", Tensor.of(longer, MEMBERS));
    file.tensor("weights.periods", Tensor.of(new int[] {lengths.support(), lengths.typical()}, 2));
    file.metadata("weights.rounds", String.valueOf(roundsHighest));
  }

  static MemberWeights read(TensorFile file) {
    int[] periods = file.tensor("weights.periods").ints();
    return new MemberWeights(
        file.tensor("weights.usual").doubles(),
        file.tensor("weights.longer").doubles(),
        new Lengths(periods[0], periods[1]),
        Boolean.parseBoolean(file.metadata("weights.rounds")));
  }

  /** What the members said of series that they have not learned from, and what then was. */
  static final class Trial {
    private static final int PARTS = 4;
    private static final int LEAST_TRIALS = 20;

    private final List<Case> cases = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Case(List<QuantileForecast> members, double[] actual) {}

    /** Adds a series. */
    void add(List<QuantileForecast> members, double[] actual) {
      cases.add(new Case(members, actual));
    }

    /** Half of the best weights in quarters, half of those to start from: a trial is noisy. */
    double[] best(boolean whole) {
      if (few()) {
        return START;
      }
      double least = Double.POSITIVE_INFINITY;
      double[] weights = START;
      for (int a = 0; a <= PARTS; a++) {
        for (int b = 0; a + b <= PARTS; b++) {
          double[] tried = {a, b, PARTS - a - b};
          double loss = of(tried, whole, true).pinball();
          if (loss < least) {
            least = loss;
            weights = tried;
          }
        }
      }
      double[] half = new double[MEMBERS];
      for (int m = 0; m < MEMBERS; m++) {
        half[m] = (weights[m] / PARTS + START[m]) / 2;
      }
      return half;
    }

    private boolean few() {
      return cases.size() < LEAST_TRIALS;
    }

    /** Accuracy of a mixture over all series. */
    Accuracy of(double[] weights, boolean whole, boolean roundsHighest) {
      return cases.stream()
          .map(c -> Accuracy.of(mixed(c.members, weights, whole, roundsHighest), c.actual))
          .reduce(Accuracy.NONE, Accuracy::plus);
    }

    double highestLevel() {
      List<Double> levels = cases.get(0).members.get(0).levels();
      return levels.get(levels.size() - 1);
    }
  }

  /** The weighted mean of the members, in whole units if demand is. */
  static QuantileForecast mixed(
      List<QuantileForecast> members, double[] weights, boolean whole, boolean roundsHighest) {
    QuantileForecast mean = QuantileForecast.average(members, weights);
    return whole ? mean.rounded(roundsHighest) : mean;
  }
}
