package io.metalearn4j.recsys.rating;

import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.linear.Packed;

/**
 * The terms whose sum is the prediction of a factor model for one user and one item, besides the
 * level of all ratings and the item's bias. Exact, for the posterior mean is linear in the ratings.
 *
 * <p>With d = P^-1 z the influence of the evidence on the prediction, a rating's term is d . q_j,
 * and a feature's is d . S^-1 M_f. Not thread-safe.
 */
public final class FactorContributions {
  private final FactorModel model;
  private final SparseRows.Row features;
  private final int ratings;
  private final double[] influence;

  /** S^-1 d: what the prior mean is weighed by. */
  private final double[] prior;

  /**
   * The terms of a prediction.
   *
   * @param features the user's
   * @param evidence the user's ratings
   * @param posterior what the model makes of the two
   * @param item the item predicted
   */
  public FactorContributions(
      FactorModel model,
      SparseRows.Row features,
      Evidence evidence,
      FactorModel.Posterior posterior,
      int item) {
    this.model = model;
    this.features = features;
    ratings = evidence.size();
    influence = posterior.influence(item);
    prior = new double[model.p];
    Packed.addTimes(model.p, model.userPrecision, 0, 1, influence, 0, prior, 0);
  }

  /** What the user's feature at a position of the row adds. */
  public double feature(int position) {
    int at = features.index(position) * model.p;
    return at < model.userWeights.length
        ? features.value(position) * product(prior, model.userWeights, at)
        : 0;
  }

  /** What the number of ratings adds. */
  public double count() {
    return model.countWeights.length > 0
        ? Math.log(ratings + 1.0) * product(prior, model.countWeights, 0)
        : 0;
  }

  /** What one rating of the evidence adds. */
  public double rating(int item, double value) {
    Evidence one = new Evidence(model);
    one.add(item, value);
    double sum = product(influence, one.q, 0);
    return model.choice.length > 0
        ? sum
            + product(prior, model.choice, item * model.p)
                / Math.sqrt(ratings + FactorModel.COUNT_OFFSET)
        : sum;
  }

  private static double product(double[] a, double[] b, int at) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[at + k];
    }
    return sum;
  }
}
