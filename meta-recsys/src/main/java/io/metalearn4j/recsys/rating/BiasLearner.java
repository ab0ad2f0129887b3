package io.metalearn4j.recsys.rating;

import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.linear.Packed;
import io.metalearn4j.recsys.linear.SparseRidge;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The classical closed-form baselines, each a factor model without learned factors: global mean,
 * shrunk user mean, item mean, mu + b_i + b_u, and that with a ridge of the user's residuals on
 * item features.
 *
 * <p>An item that nobody rated gets the bias that a ridge of the fitted biases on item features
 * predicts. Deterministic, no seed used.
 *
 * @see <a href="https://doi.org/10.1145/1644873.1644874">Koren: Factor in the neighbors, ACM TKDD
 *     2010, section 2.1</a>
 */
public final class BiasLearner implements RatingLearner {
  private static final double ITEM_SHRINKAGE = 5;
  private static final double USER_SHRINKAGE = 3;
  private static final double FEATURE_SHRINKAGE = 15;
  private static final double CONTENT_PENALTY = 10;
  private static final double COMMON = .02;
  private static final double NEGLIGIBLE = 1e-9;
  private final String name;
  private final boolean items;
  private final boolean users;
  private final boolean features;

  private BiasLearner(String name, boolean items, boolean users, boolean features) {
    this.name = name;
    this.items = items;
    this.users = users;
    this.features = features;
  }

  /** Every rating is the mean of all. */
  public static BiasLearner globalMean() {
    return new BiasLearner("global mean", false, false, false);
  }

  /** The user's mean, shrunk to the mean of all. */
  public static BiasLearner userMean() {
    return new BiasLearner("shrunk user mean", false, true, false);
  }

  /** The item's mean, shrunk to the mean of all. */
  public static BiasLearner itemMean() {
    return new BiasLearner("item mean", true, false, false);
  }

  /** mu + b_i + b_u. */
  public static BiasLearner bias() {
    return new BiasLearner("bias", true, true, false);
  }

  /** mu + b_i + b_u + g_i . w_u, g being the features that at least 2 percent of the items have. */
  public static BiasLearner ridge() {
    return new BiasLearner("bias + attributes ridge", true, true, true);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public FactorModel fit(RatingData data, long seed) {
    SparseRows byUser = data.ratings();
    double mu =
        IntStream.range(0, byUser.size())
            .mapToDouble(byUser::value)
            .average()
            .orElse((data.scale().low() + data.scale().high()) / 2.0);
    double[] itemBias = new double[byUser.columns()];
    double[] userBias = new double[byUser.rows()];
    SparseRows byItem = byUser.transpose();
    for (int sweep = 0; sweep < (items && users ? 5 : 1); sweep++) {
      if (items) {
        residualMeans(byItem, mu, userBias, ITEM_SHRINKAGE, itemBias);
      }
      if (users) {
        residualMeans(byUser, mu, itemBias, USER_SHRINKAGE, userBias);
      }
    }
    if (items) {
      fillNewItems(data.itemFeatures(), byItem, itemBias);
    }
    double squares = 0;
    for (int u = 0; u < byUser.rows(); u++) {
      for (int e = byUser.start(u); e < byUser.end(u); e++) {
        double error = byUser.value(e) - mu - itemBias[byUser.index(e)] - userBias[u];
        squares += error * error;
      }
    }
    return model(data, mu, itemBias, squares / Math.max(1, byUser.size()));
  }

  private FactorModel model(RatingData data, double mu, double[] itemBias, double noise) {
    int[] common = features ? common(data.itemFeatures()) : new int[0];
    int p = common.length + 1;
    double[] vectors = new double[itemBias.length * p];
    for (int i = 0; i < itemBias.length; i++) {
      vectors[i * p] = itemBias[i];
      for (int e = data.itemFeatures().start(i); e < data.itemFeatures().end(i); e++) {
        int k = Arrays.binarySearch(common, data.itemFeatures().index(e));
        if (k >= 0) {
          vectors[i * p + 1 + k] = data.itemFeatures().value(e);
        }
      }
    }
    double[] variances = new double[p];
    Arrays.fill(variances, noise / FEATURE_SHRINKAGE);
    variances[0] = users ? noise / USER_SHRINKAGE : NEGLIGIBLE;
    double[] itemNoise = new double[itemBias.length];
    Arrays.fill(itemNoise, Math.max(noise, 1e-6));
    return new FactorModel(
        p,
        mu,
        vectors,
        new double[0],
        itemNoise,
        new double[p],
        Packed.diagonal(variances),
        new double[0],
        new double[0]);
  }

  private static int[] common(SparseRows features) {
    int[] counts = new int[features.columns()];
    for (int e = 0; e < features.size(); e++) {
      counts[features.index(e)]++;
    }
    return IntStream.range(1, counts.length)
        .filter(f -> counts[f] >= COMMON * features.rows())
        .toArray();
  }

  private static void residualMeans(
      SparseRows rows, double mu, double[] other, double shrinkage, double[] to) {
    for (int r = 0; r < rows.rows(); r++) {
      double sum = 0;
      for (int e = rows.start(r); e < rows.end(r); e++) {
        sum += rows.value(e) - mu - other[rows.index(e)];
      }
      to[r] = sum / (rows.count(r) + shrinkage);
    }
  }

  private static void fillNewItems(SparseRows features, SparseRows byItem, double[] bias) {
    double[] weights = new double[features.columns()];
    double[] rated = new double[bias.length];
    for (int i = 0; i < rated.length; i++) {
      rated[i] = byItem.count(i) > 0 ? 1 : 0;
    }
    new SparseRidge(features, CONTENT_PENALTY, 1).solve(bias, rated, weights);
    for (int i = 0; i < bias.length; i++) {
      if (rated[i] == 0) {
        bias[i] = 0;
        SparseRidge.predict(features, i, weights, 1, bias, i);
      }
    }
  }
}
