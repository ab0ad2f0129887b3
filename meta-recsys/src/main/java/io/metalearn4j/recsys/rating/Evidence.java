package io.metalearn4j.recsys.rating;

import io.metalearn4j.recsys.linear.Packed;
import java.util.Arrays;

/**
 * What a user's ratings say to a {@link FactorModel}, as sums that one rating enters or leaves in
 * constant time. Where items have no covariance, up to half as many ratings as a user has entries
 * are kept one by one. Not thread-safe.
 */
public final class Evidence {
  /** Ratings that there is room for at first. */
  private static final int FIRST = 8;

  private final FactorModel model;

  /** The sum q. */
  final double[] q;

  /** The sum of what each rated item adds to the prior mean; empty where that is not used. */
  final double[] chosen;

  /** The sum Z; empty as long as ratings are few. */
  private double[] z;

  private int[] few;
  private double[] ratings;
  private int n;

  /** No ratings yet of a user of this model. */
  public Evidence(FactorModel model) {
    this.model = model;
    this.q = new double[model.p];
    this.z = new double[model.itemCovariance.length > 0 ? Packed.length(model.p) : 0];
    this.few = new int[z.length > 0 ? 0 : FIRST];
    this.ratings = new double[few.length];
    this.chosen = new double[model.choice.length > 0 ? model.p : 0];
  }

  /** Number of ratings summed. */
  public int size() {
    return n;
  }

  /** The item of rating number {@code j}, where they are few. */
  int item(int j) {
    return few[j];
  }

  /** Rating number {@code j}, where they are few. */
  double rating(int j) {
    return ratings[j];
  }

  /** Adds a rating. */
  public void add(int item, double rating) {
    if (isFew() && 2 * n >= model.p) {
      z = z();
    }
    if (isFew()) {
      if (n == few.length) {
        few = Arrays.copyOf(few, 2 * n);
        ratings = Arrays.copyOf(ratings, 2 * n);
      }
      few[n] = item;
      ratings[n] = rating;
    }
    accumulate(item, rating, 1);
  }

  /**
   * Takes back a rating that was added before.
   *
   * @throws IllegalArgumentException if it was not, as far as ratings are kept
   */
  public void remove(int item, double rating) {
    if (isFew()) {
      int at = 0;
      while (at < n && (few[at] != item || ratings[at] != rating)) {
        at++;
      }
      if (at == n) {
        throw new IllegalArgumentException(
            "rating %s of item %d was not added".formatted(rating, item));
      }
      System.arraycopy(few, at + 1, few, at, n - at - 1);
      System.arraycopy(ratings, at + 1, ratings, at, n - at - 1);
    }
    accumulate(item, rating, -1);
  }

  /** Whether the ratings are kept one by one. */
  boolean isFew() {
    return z.length == 0;
  }

  /** The sum Z; not to be modified. */
  double[] z() {
    if (!isFew()) {
      return z;
    }
    double[] sum = new double[Packed.length(model.p)];
    for (int j = 0; j < n; j++) {
      Packed.addOuter(model.p, sum, 0, 1 / model.itemNoise[few[j]], model.design(few[j]), 0);
    }
    return sum;
  }

  private void accumulate(int item, double rating, int sign) {
    double weight = sign / model.itemNoise[item];
    double[] design = model.design(item);
    double rho = weight * (rating - model.mu - model.items[item * model.p]);
    if (!isFew()) {
      Packed.addOuter(model.p, z, 0, weight, design, 0);
    }
    for (int k = 0; k < model.p; k++) {
      q[k] += rho * design[k];
    }
    if (model.itemCovariance.length > 0) {
      int at = item * Packed.length(model.p);
      Packed.addScaled(z.length - model.p, z, model.p, weight, model.itemCovariance, at + model.p);
      for (int k = 1; k < model.p; k++) {
        q[k] -= weight * model.itemCovariance[at + k];
      }
    }
    for (int k = 0; k < chosen.length; k++) {
      chosen[k] += sign * model.choice[item * model.p + k];
    }
    n += sign;
  }
}
