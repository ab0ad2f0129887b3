package io.metalearn4j.recsys.rating;

import io.metalearn4j.recsys.linear.Packed;

/**
 * The posterior covariance of a user with fewer ratings than entries, by a system of the size of
 * the ratings: with designs Z, [n, p], and noise D
 *
 * <pre>
 *   V = S - G' K^-1 G,   G = Z S,   K = Z G' + D
 * </pre>
 *
 * <p>Equal to (S^-1 + Z' D^-1 Z)^-1 by Woodbury's identity, at n p^2 multiplications; for items
 * that have no covariance.
 */
final class FewRatings implements PosteriorCovariance {
  private final double[][] prior;
  private final double[][] g;
  private final double[] factor;

  /**
   * The covariance after some ratings.
   *
   * @param prior the rows of S, not modified afterwards
   * @param designs a row for each rating
   * @param noise the variance of each rating
   */
  FewRatings(double[][] prior, double[][] designs, double[] noise) {
    this.prior = prior;
    int n = designs.length;
    this.g = new double[n][];
    this.factor = new double[Packed.length(n)];
    int at = 0;
    for (int i = 0; i < n; i++) {
      g[i] = priorTimes(designs[i]);
      factor[Packed.index(n, i, i)] = noise[i];
    }
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        factor[at++] += product(g[i], designs[j]);
      }
    }
    Packed.factor(n, factor);
  }

  /** The posterior mean, given how far each rating is from the prior mean's prediction. */
  double[] mean(double[] priorMean, double[] errors) {
    double[] weights = errors.clone();
    Packed.solve(g.length, factor, weights);
    double[] mean = priorMean.clone();
    for (int j = 0; j < g.length; j++) {
      Packed.addScaled(mean.length, mean, 0, weights[j], g[j], 0);
    }
    return mean;
  }

  @Override
  public double[] times(double[] z) {
    double[] weights = products(z);
    Packed.solve(g.length, factor, weights);
    double[] product = priorTimes(z);
    for (int j = 0; j < g.length; j++) {
      Packed.addScaled(product.length, product, 0, -weights[j], g[j], 0);
    }
    return product;
  }

  @Override
  public double quadratic(double[] z) {
    double[] half = products(z);
    Packed.solveTransposed(g.length, factor, half);
    return product(priorTimes(z), z) - product(half, half);
  }

  @Override
  public double[] packed() {
    int p = prior.length;
    double[] covariance = new double[Packed.length(p)];
    double[] unit = new double[p];
    for (int i = 0, at = 0; i < p; i++) {
      unit[i] = 1;
      System.arraycopy(times(unit), i, covariance, at, p - i);
      unit[i] = 0;
      at += p - i;
    }
    return covariance;
  }

  /** G z. */
  private double[] products(double[] z) {
    double[] products = new double[g.length];
    for (int j = 0; j < g.length; j++) {
      products[j] = product(g[j], z);
    }
    return products;
  }

  /** S z, four rows in a pass. */
  private double[] priorTimes(double[] z) {
    double[] sum = new double[z.length];
    int k = 0;
    for (; k + 4 <= z.length; k += 4) {
      addFour(
          z[k],
          prior[k],
          z[k + 1],
          prior[k + 1],
          z[k + 2],
          prior[k + 2],
          z[k + 3],
          prior[k + 3],
          sum);
    }
    for (; k < z.length; k++) {
      Packed.addScaled(sum.length, sum, 0, z[k], prior[k], 0);
    }
    return sum;
  }

  private static void addFour(
      double z0,
      double[] s0,
      double z1,
      double[] s1,
      double z2,
      double[] s2,
      double z3,
      double[] s3,
      double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += (z0 * s0[i] + z1 * s1[i]) + (z2 * s2[i] + z3 * s3[i]);
    }
  }

  /** Four sums, which the processor adds up side by side. */
  private static double product(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 4 <= a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
