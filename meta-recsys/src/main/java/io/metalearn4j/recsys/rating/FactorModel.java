package io.metalearn4j.recsys.rating;

import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.linear.FactorBlocks;
import io.metalearn4j.recsys.linear.Packed;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fitted factor model: items with mean and covariance, and the Gaussian prior of a user from
 * features. Adapts in closed form.
 *
 * <p>A user's posterior is N(P^-1 (S^-1 m + q), P^-1) with P = S^-1 + Z, Z = sum_j (z_j z_j' + C_j)
 * / s_j and q = sum_j (z_j (r_j - mu - b_j) - c_j) / s_j over the support, z = [1, v]. The prior
 * mean is m = M' a_u, plus sum_j y_j / sqrt(n + 4) and l log(n + 1) where the model was
 * meta-trained: what a user chose to rate tells something before the ratings do. All of it is sums
 * over the support, so one more rating, or one less, costs the same whatever came before. Cost: O(n
 * p^2 + p^3 / 3); where items have no covariance and ratings are few, the same posterior by {@link
 * FewRatings}. Immutable, thread-safe.
 */
public final class FactorModel implements RatingModel {
  static final double COUNT_OFFSET = 4;
  final int p;
  final double mu;

  /** Item means [b, v], [items, p]. */
  final double[] items;

  /** Packed item covariances, [items, p (p + 1) / 2]; empty where items are points. */
  final double[] itemCovariance;

  /** Variance of a rating of each item about its prediction. */
  final double[] itemNoise;

  final double[] userWeights;
  final double[] userCovariance;
  final double[] userPrecision;

  private final double[][] priorRows;
  private final double newItemNoise;

  /** The items once more for scoring them all, made when that is first asked for. */
  private volatile @Nullable FactorBlocks blocks;

  /**
   * What each rated item adds to a user's prior mean, [items, p]; empty where the choice of items
   * is not used.
   */
  final double[] choice;

  /** What log(n + 1) adds to a user's prior mean; empty where it is not used. */
  final double[] countWeights;

  /** A model that owns the arrays given. */
  FactorModel(
      int p,
      double mu,
      double[] items,
      double[] itemCovariance,
      double[] itemNoise,
      double[] userWeights,
      double[] userCovariance,
      double[] choice,
      double[] countWeights) {
    this.p = p;
    this.mu = mu;
    this.items = items;
    this.itemCovariance = itemCovariance;
    this.itemNoise = itemNoise;
    this.userWeights = userWeights;
    this.userCovariance = userCovariance;
    this.userPrecision = Packed.inverse(p, userCovariance);
    this.priorRows = Packed.rows(p, userCovariance);
    this.choice = choice;
    this.countWeights = countWeights;
    double[] sorted = Arrays.stream(itemNoise).sorted().toArray();
    newItemNoise = sorted.length == 0 ? 1 : sorted[sorted.length / 2];
  }

  static FactorModel of(double mu, double noise, GaussianSide users, GaussianSide items) {
    double[] itemNoise = new double[items.size];
    Arrays.fill(itemNoise, noise);
    return new FactorModel(
        users.p,
        mu,
        items.mean,
        items.covariance,
        itemNoise,
        users.weights,
        users.priorCovariance,
        new double[0],
        new double[0]);
  }

  /**
   * The same model with the given items from index {@code first} on, in place of any it has there.
   */
  public FactorModel withItemsFrom(int first, List<ItemPrior.Item> fresh) {
    int n = first + fresh.size();
    int length = itemCovariance.length > 0 ? Packed.length(p) : 0;
    double[] vectors = Arrays.copyOf(items, n * p);
    double[] covariances = Arrays.copyOf(itemCovariance, n * length);
    double[] noise = Arrays.copyOf(itemNoise, n);
    for (int i = first; i < n; i++) {
      fresh.get(i - first).posterior(vectors, i * p, covariances, i * length);
      noise[i] = newItemNoise();
    }
    return new FactorModel(
        p,
        mu,
        vectors,
        covariances,
        noise,
        userWeights,
        userCovariance,
        choice.length > 0 ? Arrays.copyOf(choice, n * p) : choice,
        countWeights);
  }

  private FactorBlocks blocks() {
    FactorBlocks made = blocks;
    if (made == null) {
      made = FactorBlocks.of(p, items);
      blocks = made;
    }
    return made;
  }

  /** Variance of a rating of a new item about its prediction: the median of all items. */
  double newItemNoise() {
    return newItemNoise;
  }

  /** Number of items. */
  public int itemCount() {
    return itemNoise.length;
  }

  /** Number of entries of a user's vector: an offset and the factors. */
  public int dimension() {
    return p;
  }

  /** The level of all ratings, mu. */
  public double mean() {
    return mu;
  }

  /** How much an item is rated above the level of all, b_i. */
  public double itemBias(int item) {
    return items[item * p];
  }

  /** Adds this model's tensors to a file. */
  public void write(TensorFile.Builder file) {
    file.metadata("factor.mu", Double.toString(mu))
        .tensor("factor.items", Tensor.of(items, itemCount(), p))
        .tensor("factor.itemCovariance", Tensor.of(itemCovariance, itemCovariance.length))
        .tensor("factor.itemNoise", Tensor.of(itemNoise, itemCount()))
        .tensor("factor.userWeights", Tensor.of(userWeights, userWeights.length / p, p))
        .tensor("factor.userCovariance", Tensor.of(userCovariance, userCovariance.length))
        .tensor("factor.choice", Tensor.of(choice, choice.length))
        .tensor("factor.countWeights", Tensor.of(countWeights, countWeights.length));
  }

  /**
   * The model that {@link #write} put into a file.
   *
   * @throws java.util.NoSuchElementException when the file holds no factor model
   */
  public static FactorModel read(TensorFile file) {
    Tensor items = file.tensor("factor.items");
    return new FactorModel(
        items.shape()[1],
        Double.parseDouble(file.metadata("factor.mu")),
        items.doubles(),
        file.tensor("factor.itemCovariance").doubles(),
        file.tensor("factor.itemNoise").doubles(),
        file.tensor("factor.userWeights").doubles(),
        file.tensor("factor.userCovariance").doubles(),
        file.tensor("factor.choice").doubles(),
        file.tensor("factor.countWeights").doubles());
  }

  @Override
  public Posterior adapt(Support support) {
    Evidence evidence = new Evidence(this);
    for (int j = 0; j < support.size(); j++) {
      evidence.add(support.items()[j], support.ratings()[j]);
    }
    return posterior(support.features(), evidence);
  }

  /** The posterior of a user with these features, given what the evidence sums up. */
  public Posterior posterior(SparseRows.Row features, Evidence evidence) {
    double[] m = priorMean(features, evidence);
    return evidence.isFew() ? byRatings(m, evidence) : byEntries(m, evidence);
  }

  /** The posterior by a system of the size of a user's vector. */
  Posterior byEntries(double[] priorMean, Evidence evidence) {
    double[] x = evidence.q.clone();
    Packed.addTimes(p, userPrecision, 0, 1, priorMean, 0, x, 0);
    double[] precision = precision(evidence);
    Packed.factor(p, precision);
    Packed.solve(p, precision, x);
    return new Posterior(x, new PrecisionFactor(p, precision));
  }

  /** P = S^-1 + Z, packed, a new array. */
  double[] precision(Evidence evidence) {
    double[] precision = userPrecision.clone();
    Packed.addScaled(precision.length, precision, 0, 1, evidence.z(), 0);
    return precision;
  }

  private Posterior byRatings(double[] priorMean, Evidence evidence) {
    int n = evidence.size();
    double[][] designs = new double[n][];
    double[] noise = new double[n];
    double[] errors = new double[n];
    for (int j = 0; j < n; j++) {
      int item = evidence.item(j);
      designs[j] = design(item);
      noise[j] = itemNoise[item];
      errors[j] = evidence.rating(j) - mu - items[item * p];
      for (int k = 0; k < p; k++) {
        errors[j] -= designs[j][k] * priorMean[k];
      }
    }
    FewRatings covariance = new FewRatings(priorRows, designs, noise);
    return new Posterior(covariance.mean(priorMean, errors), covariance);
  }

  double[] priorMean(SparseRows.Row features, Evidence evidence) {
    double[] m = new double[p];
    for (int e = 0; e < features.size(); e++) {
      int c = features.index(e) * p;
      if (c >= userWeights.length) {
        break;
      }
      for (int k = 0; k < p; k++) {
        m[k] += features.value(e) * userWeights[c + k];
      }
    }
    double scale = 1 / Math.sqrt(evidence.size() + COUNT_OFFSET);
    double log = Math.log(evidence.size() + 1.0);
    for (int k = 0; k < p; k++) {
      m[k] +=
          (choice.length > 0 ? scale * evidence.chosen[k] : 0)
              + (countWeights.length > 0 ? log * countWeights[k] : 0);
    }
    return m;
  }

  /** The item's design [1, v]. */
  double[] design(int item) {
    double[] z = Arrays.copyOfRange(items, item * p, (item + 1) * p);
    z[0] = 1;
    return z;
  }

  /** The Gaussian posterior of one user. Immutable, thread-safe. */
  public final class Posterior implements RatingPredictor {
    private final double[] x;
    private final PosteriorCovariance covariance;

    private Posterior(double[] x, PosteriorCovariance covariance) {
      this.x = x;
      this.covariance = covariance;
    }

    @Override
    public double mean(int item) {
      int at = item * p;
      double sum = mu + items[at] + x[0];
      for (int k = 1; k < p; k++) {
        sum += items[at + k] * x[k];
      }
      return sum;
    }

    @Override
    public double variance(int item) {
      double sum = itemNoise[item] + userVariance(item);
      if (itemCovariance.length > 0) {
        double[] user = x.clone();
        user[0] = 1;
        sum += Packed.quadratic(p, itemCovariance, item * Packed.length(p), user, 0);
      }
      return sum;
    }

    /** The part of the variance that more ratings of this user would remove. */
    public double userVariance(int item) {
      return covariance.quadratic(design(item));
    }

    /** The weight that each entry of the evidence has in the prediction of {@code item}: P^-1 z. */
    double[] influence(int item) {
      return covariance.times(design(item));
    }

    /** The expected rating of every item, not clipped to the scale, in single precision. */
    public float[] means() {
      float[] user = new float[p];
      user[0] = 1;
      for (int k = 1; k < p; k++) {
        user[k] = (float) x[k];
      }
      return blocks().products((float) (mu + x[0]), user);
    }

    @Override
    public double offset() {
      return x[0];
    }

    /** The posterior covariance, packed, a new array. */
    double[] covariance() {
      return covariance.packed();
    }

    /** A copy of the posterior mean: offset, then factors. */
    public double[] vector() {
      return x.clone();
    }
  }
}
