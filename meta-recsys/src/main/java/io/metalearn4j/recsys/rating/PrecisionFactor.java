package io.metalearn4j.recsys.rating;

import io.metalearn4j.recsys.linear.Packed;
import io.metalearn4j.recsys.linear.Triangle;

/**
 * V = P^-1 by the Cholesky factor of the precision P: for any evidence, at p^3 / 6 multiplications.
 *
 * @param p number of rows of P
 * @param factor packed, not modified afterwards
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PrecisionFactor(int p, double[] factor) implements PosteriorCovariance {
  @Override
  public double[] times(double[] z) {
    double[] product = z.clone();
    Packed.solve(p, factor, product);
    return product;
  }

  @Override
  public double quadratic(double[] z) {
    double[] half = z.clone();
    Packed.solveTransposed(p, factor, half);
    return Triangle.dot(half, half);
  }

  @Override
  public double[] packed() {
    double[] covariance = new double[Packed.length(p)];
    Packed.invert(p, factor, covariance, 0, new double[p * p]);
    return covariance;
  }
}
