package io.metalearn4j.recsys.rating;

import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.linear.Packed;
import io.metalearn4j.recsys.linear.SparseRidge;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The users or the items of a factor model: a Gaussian x_e ~ N(W' f_e, S) of p entries for each,
 * the first an offset, the rest factors.
 *
 * <p>A rating is r = mu + x_u0 + y_i0 + sum_k x_uk y_ik + e, the same seen from either side: an
 * offset plus a product with the other side's design d = [1, factors]. So one class serves users
 * and items, and {@link #update} is the variational step of both.
 */
final class GaussianSide {
  private static final int CHUNK = 64;
  final int size;
  final int p;
  final double[] mean;
  final double[] covariance;
  final double[] prior;
  final double[] weights;
  private final SparseRows features;
  private final SparseRidge ridge;
  private final boolean uncertain;
  double[] priorCovariance;

  /**
   * A side before any rating is seen.
   *
   * @param uncertain whether posterior covariances are kept, or the means taken for certain
   */
  GaussianSide(
      SparseRows features,
      int factors,
      double penalty,
      boolean uncertain,
      double offsetVariance,
      double factorVariance) {
    this.size = features.rows();
    this.p = factors + 1;
    this.features = features;
    this.uncertain = uncertain;
    mean = new double[size * p];
    covariance = new double[uncertain ? size * Packed.length(p) : 0];
    prior = new double[size * p];
    weights = new double[features.columns() * p];
    ridge = new SparseRidge(features, penalty, p);
    double[] variances = new double[p];
    Arrays.fill(variances, factorVariance);
    variances[0] = offsetVariance;
    priorCovariance = Packed.diagonal(variances);
  }

  /**
   * Starts the factors at independent N(0, scale^2), the symmetry breaker of every factor model.
   */
  void randomise(RandomGenerator random, double scale) {
    for (int e = 0; e < size; e++) {
      for (int k = 1; k < p; k++) {
        mean[e * p + k] = scale * random.nextGaussian();
      }
    }
  }

  static RandomGenerator random(long seed) {
    return new SplittableRandom(seed);
  }

  /** E[d d'] of the design d = [1, factors] of entity e, packed. */
  double[] designMoments() {
    int length = Packed.length(p);
    double[] moments = new double[size * length];
    for (int e = 0; e < size; e++) {
      double[] d = design(e);
      if (uncertain) {
        System.arraycopy(covariance, e * length + p, moments, e * length + p, length - p);
      }
      Packed.addOuter(p, moments, e * length, 1, d, 0);
    }
    return moments;
  }

  double[] design(int e) {
    double[] d = Arrays.copyOfRange(mean, e * p, (e + 1) * p);
    d[0] = 1;
    return d;
  }

  /** E[d x_0] of entity e. */
  double[] designTimesOffset(int e) {
    double[] c = design(e);
    double offset = mean[e * p];
    for (int k = 0; k < p; k++) {
      c[k] = c[k] * offset + (uncertain && k > 0 ? covariance[e * Packed.length(p) + k] : 0);
    }
    return c;
  }

  /**
   * The posterior of every entity of this side given the other side's, and the expected squared
   * error of all ratings.
   *
   * @param ratings this side by the other side
   * @return sum of E[(r - prediction)^2] over all ratings
   */
  double update(GaussianSide other, SparseRows ratings, double mu, double noise) {
    int length = Packed.length(p);
    double[] moments = other.designMoments();
    double[] priorPrecision = Packed.inverse(p, priorCovariance);
    double[] errors = new double[size];
    IntStream.range(0, (size + CHUNK - 1) / CHUNK)
        .parallel()
        .forEach(
            chunk -> {
              double[] work = new double[p * p];
              for (int e = chunk * CHUNK; e < Math.min(size, (chunk + 1) * CHUNK); e++) {
                double[] z = new double[length];
                double[] q = new double[p];
                double squares = 0;
                for (int at = ratings.start(e); at < ratings.end(e); at++) {
                  int o = ratings.index(at);
                  double r = ratings.value(at) - mu;
                  Packed.addScaled(length, z, 0, 1, moments, o * length);
                  double[] c = other.designTimesOffset(o);
                  double[] d = other.mean;
                  q[0] += r - c[0];
                  for (int k = 1; k < p; k++) {
                    q[k] += r * d[o * p + k] - c[k];
                  }
                  double offset = d[o * p];
                  double offsetSquare =
                      offset * offset + (other.uncertain ? other.covariance[o * length] : 0);
                  squares += r * r - 2 * r * offset + offsetSquare;
                }
                double[] precision = priorPrecision.clone();
                Packed.addScaled(length, precision, 0, 1 / noise, z, 0);
                double[] x = new double[p];
                Packed.addTimes(p, priorPrecision, 0, 1, prior, e * p, x, 0);
                for (int k = 0; k < p; k++) {
                  x[k] += q[k] / noise;
                }
                Packed.factor(p, precision);
                Packed.solve(p, precision, x);
                System.arraycopy(x, 0, mean, e * p, p);
                double linear = 0;
                for (int k = 0; k < p; k++) {
                  linear += q[k] * x[k];
                }
                errors[e] = squares - 2 * linear + Packed.quadratic(p, z, 0, x, 0);
                if (uncertain) {
                  Packed.invert(p, precision, covariance, e * length, work);
                  errors[e] += Packed.traceOfProduct(p, covariance, e * length, z, 0);
                }
              }
            });
    double total = 0;
    for (double error : errors) {
      total += error;
    }
    return total;
  }

  /**
   * The prior's weights by ridge on the posterior means, then its covariance by the mean of
   * posterior second moments about it.
   */
  void updatePrior(SparseRows ratings) {
    int length = Packed.length(p);
    double[] present = new double[size];
    int n = 0;
    for (int e = 0; e < size; e++) {
      if (ratings.count(e) > 0) {
        present[e] = 1;
        n++;
      }
    }
    ridge.solve(mean, present, weights);
    Arrays.fill(prior, 0);
    double[] total = new double[length];
    double[] difference = new double[p];
    for (int e = 0; e < size; e++) {
      SparseRidge.predict(features, e, weights, p, prior, e * p);
      if (present[e] == 0) {
        continue;
      }
      for (int k = 0; k < p; k++) {
        difference[k] = mean[e * p + k] - prior[e * p + k];
      }
      Packed.addOuter(p, total, 0, 1, difference, 0);
      if (uncertain) {
        Packed.addScaled(length, total, 0, 1, covariance, e * length);
      }
    }
    priorCovariance = new double[length];
    Packed.addScaled(length, priorCovariance, 0, 1.0 / Math.max(1, n), total, 0);
    for (int k = 0; k < p; k++) {
      priorCovariance[Packed.index(p, k, k)] += 1e-6;
    }
  }
}
