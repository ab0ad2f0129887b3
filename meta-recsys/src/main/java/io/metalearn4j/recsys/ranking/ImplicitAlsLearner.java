package io.metalearn4j.recsys.ranking;

import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.linear.Packed;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Implicit ALS: factors by alternating least squares over all cells, a positive being 1 with
 * confidence c and any other cell 0 with confidence 1; a new user is folded in by one solve.
 *
 * @see <a href="https://doi.org/10.1109/ICDM.2008.22">Hu, Koren, Volinsky: Collaborative filtering
 *     for implicit feedback datasets, ICDM 2008</a>
 */
public final class ImplicitAlsLearner implements RankingLearner {
  private static final int SWEEPS = 15;
  private final int factors;
  private final double confidence;
  private final double penalty;

  /**
   * A learner of implicit factors.
   *
   * @param factors at least 1
   * @param confidence of a positive, at least 1
   * @param penalty ridge on every factor, above 0
   */
  public ImplicitAlsLearner(int factors, double confidence, double penalty) {
    if (factors < 1 || !(confidence >= 1) || !(penalty > 0)) {
      throw new IllegalArgumentException(
          "factors and confidence must be at least 1 and penalty above 0, got %d, %s, %s"
              .formatted(factors, confidence, penalty));
    }
    this.factors = factors;
    this.confidence = confidence;
    this.penalty = penalty;
  }

  @Override
  public String name() {
    return "ials";
  }

  @Override
  public RankingModel fit(RankingData data, long seed) {
    SparseRows byUser = data.positives();
    SparseRows byItem = byUser.transpose();
    double[] users = new double[byUser.rows() * factors];
    double[] items = new double[byUser.columns() * factors];
    SplittableRandom random = new SplittableRandom(seed);
    for (int e = 0; e < items.length; e++) {
      items[e] = random.nextGaussian() * .1;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      update(users, items, byUser);
      update(items, users, byItem);
    }
    double[] gram = gram(items);
    return (features, positives) -> {
      double[] x = new double[factors];
      solve(gram, items, positives, x);
      float[] scores = new float[byUser.columns()];
      for (int i = 0; i < scores.length; i++) {
        double sum = 0;
        for (int k = 0; k < factors; k++) {
          sum += x[k] * items[i * factors + k];
        }
        scores[i] = (float) sum;
      }
      return scores;
    };
  }

  private void update(double[] to, double[] from, SparseRows rows) {
    double[] gram = gram(from);
    IntStream.range(0, rows.rows())
        .parallel()
        .forEach(
            e -> {
              int[] positives =
                  IntStream.range(rows.start(e), rows.end(e)).map(rows::index).toArray();
              double[] x = new double[factors];
              solve(gram, from, positives, x);
              System.arraycopy(x, 0, to, e * factors, factors);
            });
  }

  private double[] gram(double[] from) {
    double[] gram = new double[Packed.length(factors)];
    for (int at = 0; at < from.length; at += factors) {
      Packed.addOuter(factors, gram, 0, 1, from, at);
    }
    for (int k = 0; k < factors; k++) {
      gram[Packed.index(factors, k, k)] += penalty;
    }
    return gram;
  }

  private void solve(double[] gram, double[] from, int[] positives, double[] x) {
    double[] a = gram.clone();
    for (int o : positives) {
      if (confidence > 1) {
        Packed.addOuter(factors, a, 0, confidence - 1, from, o * factors);
      }
      for (int k = 0; k < factors; k++) {
        x[k] += confidence * from[o * factors + k];
      }
    }
    Packed.factor(factors, a);
    Packed.solve(factors, a, x);
  }
}
