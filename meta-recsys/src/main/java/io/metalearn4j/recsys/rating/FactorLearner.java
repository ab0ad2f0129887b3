package io.metalearn4j.recsys.rating;

import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.linear.Packed;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Factor model of ratings by variational Bayes, with Gaussian priors whose means come from
 * features.
 *
 * <p>r = mu + b_i + w_u0 + v_i . w_u + e; w_u ~ N(M' a_u, S), [b_i, v_i] ~ N(G' f_i, T), e ~ N(0,
 * s2). Coordinate ascent: Gaussian posteriors of the users, then of the items (each takes the
 * other's covariance into account), then M, S, G, T and s2 in closed form. One iteration costs
 * O(ratings p^2 + (users + items) p^3). Deterministic for a seed, whatever the number of threads.
 *
 * @see <a href="https://dl.acm.org/doi/10.1145/1390156.1390267">Salakhutdinov, Mnih: Bayesian
 *     probabilistic matrix factorization, ICML 2008; the variational form is of Lim, Teh:
 *     Variational Bayesian approach to movie rating prediction, KDD Cup 2007</a>
 */
public final class FactorLearner implements RatingLearner {
  private static final double POINT_OFFSET_PENALTY = 2;
  private static final double POINT_FACTOR_PENALTY = 60;
  private final String name;
  private final FactorSettings settings;

  /** A learner whose row bears {@code name}. */
  public FactorLearner(String name, FactorSettings settings) {
    this.name = name;
    this.settings = settings;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public FactorModel fit(RatingData data, long seed) {
    SparseRows byUser = data.ratings();
    SparseRows byItem = byUser.transpose();
    double mu =
        IntStream.range(0, byUser.size())
            .mapToDouble(byUser::value)
            .average()
            .orElse((data.scale().low() + data.scale().high()) / 2.0);
    double noise =
        IntStream.range(0, byUser.size())
                    .mapToDouble(e -> (byUser.value(e) - mu) * (byUser.value(e) - mu))
                    .average()
                    .orElse(1)
                * .7
            + 1e-6;
    GaussianSide users =
        new GaussianSide(
            settings.userFeatures() ? data.userFeatures() : constant(byUser.rows()),
            settings.factors(),
            settings.userPenalty(),
            true,
            .2,
            .1);
    GaussianSide items =
        new GaussianSide(
            settings.itemFeatures() ? data.itemFeatures() : constant(byUser.columns()),
            settings.factors(),
            settings.itemPenalty(),
            settings.bayesianItems(),
            .3,
            .1);
    items.randomise(GaussianSide.random(seed), .3);
    itemOffsets(items, byItem, mu);
    for (int iteration = 0; iteration < settings.iterations(); iteration++) {
      users.update(items, byUser, mu, noise);
      if (!settings.bayesianItems()) {
        double[] penalties = new double[items.p];
        Arrays.fill(penalties, noise / POINT_FACTOR_PENALTY);
        penalties[0] = noise / POINT_OFFSET_PENALTY;
        items.priorCovariance = Packed.diagonal(penalties);
      }
      double error = items.update(users, byItem, mu, noise);
      users.updatePrior(byUser);
      if (settings.bayesianItems()) {
        items.updatePrior(byItem);
      }
      noise = Math.max(error / Math.max(1, byUser.size()), 1e-6);
    }
    return FactorModel.of(mu, noise, users, items);
  }

  private static void itemOffsets(GaussianSide items, SparseRows byItem, double mu) {
    for (int i = 0; i < items.size; i++) {
      double sum = 0;
      for (int e = byItem.start(i); e < byItem.end(i); e++) {
        sum += byItem.value(e) - mu;
      }
      items.mean[i * items.p] = sum / (byItem.count(i) + 5);
    }
  }

  private static SparseRows constant(int rows) {
    int[] row = IntStream.range(0, rows).toArray();
    float[] ones = new float[rows];
    Arrays.fill(ones, 1f);
    return SparseRows.of(rows, 1, row, new int[rows], ones);
  }
}
