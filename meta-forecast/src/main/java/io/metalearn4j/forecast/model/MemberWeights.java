package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.forecast.eval.Accuracy;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.util.ArrayList;
import java.util.List;

/**
 * How much each member of the demand model counts: the prior, the bins and the network. One set of
 * weights is for a SKU that is known for the usual support, one for a SKU of the length of the
 * series that were learned from; between them they change with one over the length.
 *
 * @param usual weights at the usual support
 * @param longer weights at the typical length
 * @param support the usual support
 * @param length the typical length, {@code >= support}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MemberWeights(double[] usual, double[] longer, int support, int length) {
  /** Number of members. */
  static final int MEMBERS = 3;

  /** Chosen on validation series of several data sets. */
  private static final double[] START = {.5, .25, .25};

  /** The weights before anything is known of the data. */
  static MemberWeights start(int support) {
    return new MemberWeights(START, START, support, support);
  }

  /** The weights for a SKU that is known for {@code n} periods. */
  double[] at(int n) {
    double share = 1;
    if (length > support && n > support) {
      double rest = (double) support / length;
      share = Math.max(0, ((double) support / n - rest) / (1 - rest));
    }
    double[] weights = new double[MEMBERS];
    for (int m = 0; m < MEMBERS; m++) {
      weights[m] = share * usual[m] + (1 - share) * longer[m];
    }
    return weights;
  }

  void write(TensorFile.Builder file) {
    file.tensor("weights.usual", Tensor.of(usual, MEMBERS));
    file.tensor("weights.longer", Tensor.of(longer, MEMBERS));
    file.tensor("weights.periods", Tensor.of(new int[] {support, length}, 2));
  }

  static MemberWeights read(TensorFile file) {
    int[] periods = file.tensor("weights.periods").ints();
    return new MemberWeights(
        file.tensor("weights.usual").doubles(),
        file.tensor("weights.longer").doubles(),
        periods[0],
        periods[1]);
  }

  /** The losses of mixtures on series that the members have not learned from. */
  static final class Trial {
    private static final int PARTS = 4;
    private static final int LEAST_TRIALS = 20;

    private final List<double[]> grid = new ArrayList<>();
    private final double[] loss;
    private final boolean whole;
    private int trials;

    /**
     * A trial of all weights in quarters.
     *
     * @param whole whether mixtures are rounded
     */
    Trial(boolean whole) {
      this.whole = whole;
      for (int a = 0; a <= PARTS; a++) {
        for (int b = 0; a + b <= PARTS; b++) {
          int c = PARTS - a - b;
          grid.add(new double[] {(double) a / PARTS, (double) b / PARTS, (double) c / PARTS});
        }
      }
      loss = new double[grid.size()];
    }

    /** Adds what the members said of a series, and what it then was. */
    void add(List<QuantileForecast> members, double[] actual) {
      trials++;
      for (int g = 0; g < loss.length; g++) {
        QuantileForecast mixed = QuantileForecast.average(members, grid.get(g));
        loss[g] += Accuracy.of(whole ? mixed.rounded() : mixed, actual).pinball();
      }
    }

    /** Half of the best weights, half of those to start from: one hold-out is noisy. */
    double[] best() {
      if (trials < LEAST_TRIALS) {
        return START;
      }
      int best = 0;
      for (int g = 1; g < loss.length; g++) {
        best = loss[g] < loss[best] ? g : best;
      }
      double[] weights = new double[MEMBERS];
      for (int m = 0; m < MEMBERS; m++) {
        weights[m] = (grid.get(best)[m] + START[m]) / 2;
      }
      return weights;
    }
  }
}
