package io.metalearn4j.recsys.rating;

import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.linear.Packed;
import io.metalearn4j.recsys.linear.SparseRidge;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.util.Arrays;

/**
 * What a new item's features tell of its bias and factors, and how its first ratings change that.
 *
 * <p>[b, v] ~ N(G' f, T): G by ridge on the rated items' means, T their mean second moment about
 * it. Ratings r of users with posterior N(w, C) give the item the posterior N(P^-1 (T^-1 G' f + q),
 * P^-1) with P = T^-1 + sum (x x' + C) / s, x = [1, w_1, ...] and q = sum ((r - mu - w_0) x - C_0)
 * / s, where C_0 is the covariance of the user's offset with the factors and C has no offset. This
 * is the step by which a variational fit moves an item. Immutable, thread-safe.
 */
public final class ItemPrior {
  private final FactorModel shape;
  private final double[] weights;
  private final double[] covariance;
  private final double[] precision;

  private ItemPrior(FactorModel shape, double[] weights, double[] covariance) {
    this.shape = shape;
    this.weights = weights;
    this.covariance = covariance;
    precision = Packed.inverse(shape.p, covariance);
  }

  /**
   * The prior that the rated items of a model suggest.
   *
   * @param features one row an item of the model
   * @param counts ratings of each item; those without any tell nothing
   * @param penalty of the ridge, above 0
   */
  public static ItemPrior of(FactorModel model, SparseRows features, int[] counts, double penalty) {
    int p = model.p;
    double[] present = Arrays.stream(counts).mapToDouble(c -> c > 0 ? 1 : 0).toArray();
    double[] weights = new double[features.columns() * p];
    new SparseRidge(features, penalty, p).solve(model.items, present, weights);
    double[] total = new double[Packed.length(p)];
    double n = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        double[] difference = new double[p];
        SparseRidge.predict(features, i, weights, p, difference, 0);
        for (int k = 0; k < p; k++) {
          difference[k] = model.items[i * p + k] - difference[k];
        }
        Packed.addOuter(p, total, 0, 1, difference, 0);
        if (model.itemCovariance.length > 0) {
          Packed.addScaled(total.length, total, 0, 1, model.itemCovariance, i * total.length);
        }
        n++;
      }
    }
    double[] covariance = new double[total.length];
    Packed.addScaled(total.length, covariance, 0, 1 / Math.max(1, n), total, 0);
    for (int k = 0; k < p; k++) {
      covariance[Packed.index(p, k, k)] += 1e-6;
    }
    return new ItemPrior(model, weights, covariance);
  }

  /** An item of which the features are known, and whose ratings can be added. */
  public Item item(SparseRows.Row features) {
    return new Item(features);
  }

  /** Adds this prior's tensors to a file. */
  public void write(TensorFile.Builder file) {
    file.tensor("items.weights", Tensor.of(weights, weights.length / shape.p, shape.p))
        .tensor("items.covariance", Tensor.of(covariance, covariance.length));
  }

  /**
   * The prior that {@link #write} put into a file.
   *
   * @param model the model whose items it is about
   * @throws java.util.NoSuchElementException when the file holds no such prior
   */
  public static ItemPrior read(TensorFile file, FactorModel model) {
    return new ItemPrior(
        model, file.tensor("items.weights").doubles(), file.tensor("items.covariance").doubles());
  }

  /** A new item and what its ratings say so far. Not thread-safe. */
  public final class Item {
    private final int p = shape.p;
    private final double[] mean = new double[p];
    private double[] z = new double[0];
    private final double[] q = new double[p];
    private int n;

    private Item(SparseRows.Row features) {
      for (int e = 0; e < features.size(); e++) {
        int c = features.index(e) * p;
        for (int k = 0; k < p && c < weights.length; k++) {
          mean[k] += features.value(e) * weights[c + k];
        }
      }
    }

    /** Adds the rating of a user whose posterior does not know it yet. */
    public void add(double rating, FactorModel.Posterior user) {
      if (n == 0) {
        z = new double[Packed.length(p)];
      }
      double[] x = user.vector();
      double[] c = user.covariance();
      double rho = rating - shape.mu - x[0];
      x[0] = 1;
      double weight = 1 / shape.newItemNoise();
      Packed.addOuter(p, z, 0, weight, x, 0);
      Packed.addScaled(z.length - p, z, p, weight, c, p);
      for (int k = 0; k < p; k++) {
        q[k] += weight * (rho * x[k] - (k > 0 ? c[k] : 0));
      }
      n++;
    }

    /** Number of ratings added. */
    public int ratings() {
      return n;
    }

    /** Writes mean and packed covariance of [b, v] at the given places. */
    void posterior(double[] means, int meanAt, double[] covariances, int covarianceAt) {
      if (n == 0) {
        System.arraycopy(mean, 0, means, meanAt, p);
        if (covariances.length > 0) {
          System.arraycopy(covariance, 0, covariances, covarianceAt, covariance.length);
        }
        return;
      }
      double[] factor = precision.clone();
      Packed.addScaled(factor.length, factor, 0, 1, z, 0);
      double[] x = q.clone();
      Packed.addTimes(p, precision, 0, 1, mean, 0, x, 0);
      Packed.factor(p, factor);
      Packed.solve(p, factor, x);
      System.arraycopy(x, 0, means, meanAt, p);
      if (covariances.length > 0) {
        Packed.invert(p, factor, covariances, covarianceAt, new double[p * p]);
      }
    }
  }
}
