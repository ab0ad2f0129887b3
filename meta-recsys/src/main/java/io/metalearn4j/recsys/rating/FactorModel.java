package io.metalearn4j.recsys.rating;

import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.linear.Packed;
import java.util.Arrays;

/**
 * A fitted factor model: items with mean and covariance, and the Gaussian prior of a user from
 * features. Adapts in closed form.
 *
 * <p>The posterior of a user is N((S^-1 + Z)^-1 (S^-1 m + q), (S^-1 + Z)^-1) with Z = sum_j (z_j
 * z_j' + C_j) / s2 and q = sum_j (z_j (r_j - mu - b_j) - c_j) / s2 over the support, z = [1, v]; so
 * one more rating is one more term of two sums. Cost: O(n p^2 + p^3 / 3). Immutable, thread-safe.
 */
public final class FactorModel implements RatingModel {
  final int p;
  final double mu;
  final double noise;

  /** Item means [b, v], [items, p]. */
  final double[] items;

  /** Packed item covariances. */
  final double[] itemCovariance;

  final double[] userWeights;
  final double[] userCovariance;
  final double[] userPrecision;
  final boolean userFeatures;

  /** Ratings an item was fitted on. */
  final int[] counts;

  FactorModel(
      double mu,
      double noise,
      double[] items,
      double[] itemCovariance,
      double[] userWeights,
      double[] userCovariance,
      boolean userFeatures,
      int[] counts,
      int p) {
    this.p = p;
    this.mu = mu;
    this.noise = noise;
    this.items = items;
    this.itemCovariance = itemCovariance;
    this.userWeights = userWeights;
    this.userCovariance = userCovariance;
    this.userPrecision = Packed.inverse(p, userCovariance);
    this.userFeatures = userFeatures;
    this.counts = counts;
  }

  static FactorModel of(
      double mu,
      double noise,
      GaussianSide users,
      GaussianSide items,
      SparseRows byItem,
      FactorSettings settings) {
    int p = users.p;
    int[] counts = new int[items.size];
    for (int i = 0; i < items.size; i++) {
      counts[i] = byItem.count(i);
    }
    double[] covariance =
        settings.bayesianItems() ? items.covariance : new double[items.size * Packed.length(p)];
    return new FactorModel(
        mu,
        noise,
        items.mean,
        covariance,
        users.weights,
        users.priorCovariance,
        settings.userFeatures(),
        counts,
        p);
  }

  /** Variance of a rating about its prediction. */
  public double noise() {
    return noise;
  }

  /** Number of items. */
  public int itemCount() {
    return counts.length;
  }

  /** The prior mean of a user with these features. */
  double[] priorMean(SparseRows.Row features) {
    double[] m = new double[p];
    for (int e = 0; e < features.size(); e++) {
      int c = features.index(e) * p;
      if (!userFeatures && c > 0) {
        break;
      }
      for (int k = 0; k < p; k++) {
        m[k] += features.value(e) * userWeights[c + k];
      }
    }
    return m;
  }

  @Override
  public Posterior adapt(Support support) {
    int length = Packed.length(p);
    double[] precision = userPrecision.clone();
    double[] x = new double[p];
    Packed.addTimes(p, userPrecision, 0, 1, priorMean(support.features()), 0, x, 0);
    double[] z = new double[p];
    for (int j = 0; j < support.size(); j++) {
      int i = support.items()[j];
      System.arraycopy(items, i * p, z, 0, p);
      double b = z[0];
      z[0] = 1;
      Packed.addOuter(p, precision, 0, 1 / noise, z, 0);
      Packed.addScaled(length - p, precision, p, 1 / noise, itemCovariance, i * length + p);
      double rho = (support.ratings()[j] - mu - b) / noise;
      x[0] += rho;
      for (int k = 1; k < p; k++) {
        x[k] += rho * z[k] - itemCovariance[i * length + k] / noise;
      }
    }
    Packed.factor(p, precision);
    Packed.solve(p, precision, x);
    return new Posterior(x, precision);
  }

  /** The Gaussian posterior of one user. */
  public final class Posterior implements RatingPredictor {
    private final double[] x;
    private final double[] factor;

    Posterior(double[] x, double[] factor) {
      this.x = x;
      this.factor = factor;
    }

    @Override
    public double mean(int item) {
      double sum = mu + items[item * p] + x[0];
      for (int k = 1; k < p; k++) {
        sum += items[item * p + k] * x[k];
      }
      return sum;
    }

    @Override
    public double variance(int item) {
      double[] z = Arrays.copyOfRange(items, item * p, (item + 1) * p);
      z[0] = 1;
      double[] half = z.clone();
      Packed.solveTransposed(p, factor, half);
      double sum = noise;
      for (double h : half) {
        sum += h * h;
      }
      double[] user = x.clone();
      user[0] = 1;
      return sum + Packed.quadratic(p, itemCovariance, item * Packed.length(p), user, 0);
    }

    @Override
    public double offset() {
      return x[0];
    }
  }
}
