package io.metalearn4j.recsys.ranking;

import io.metalearn4j.recsys.linear.PositiveDefiniteSolver;

/**
 * EASE: the item-item ridge regression with zero diagonal, B_ij = -P_ij / P_jj with P = (X'X +
 * lambda I)^-1.
 *
 * @see <a href="https://dl.acm.org/doi/10.1145/3308558.3313710">Steck: Embarrassingly shallow
 *     autoencoders for sparse data, WWW 2019</a>
 */
public final class EaseLearner implements RankingLearner {
  private final double lambda;

  /** A learner with penalty {@code lambda}, above 0. */
  public EaseLearner(double lambda) {
    if (!(lambda > 0)) {
      throw new IllegalArgumentException("lambda must be above 0, got " + lambda);
    }
    this.lambda = lambda;
  }

  @Override
  public String name() {
    return "ease";
  }

  @Override
  public RankingModel fit(RankingData data, long seed) {
    int n = data.positives().columns();
    double[] gram = Cooccurrence.gram(data.positives(), u -> 1, u -> 1);
    for (int i = 0; i < n; i++) {
      gram[i * n + i] += lambda;
    }
    double[] p = PositiveDefiniteSolver.factor(n, gram).inverse();
    for (int j = 0; j < n; j++) {
      gram[j] = p[j * n + j];
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        p[i * n + j] = i == j ? 0 : -p[i * n + j] / gram[j];
      }
    }
    return ItemKnnLearner.summing(ItemWeights.of(n, n, p));
  }
}
