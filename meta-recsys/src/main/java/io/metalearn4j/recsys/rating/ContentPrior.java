package io.metalearn4j.recsys.rating;

import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.linear.Packed;
import io.metalearn4j.recsys.linear.PositiveDefiniteSolver;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What the content of an item tells of its bias and factors: a Gaussian process from content to the
 * fitted [b, v] of the rated items.
 *
 * <p>k(i, j) = content_i . content_j, noise {@value #NOISE} (1 + 20 / ratings of i); each entry of
 * [b, v] is a process of its own under the common kernel, about its mean. Rated items get the mean
 * that all others predict (leave one out, in closed form: y_i - [K^-1 y]_i / [K^-1]_ii), unrated
 * ones the mean that all rated predict; the uncertainty of both is the covariance of the
 * leave-one-out errors. Cost O(rated^3).
 *
 * @see <a href="https://gaussianprocess.org/gpml/">Rasmussen, Williams: Gaussian Processes for
 *     Machine Learning, sections 2.2 and 5.4.2</a>
 */
final class ContentPrior {
  private static final double NOISE = 3;
  private static final double COUNT_NOISE = 20;

  /** Mean [b, v] of every item as if nobody had rated it. */
  final double[] means;

  /** Packed covariance of the error of these means. */
  final double[] covariance;

  ContentPrior(FactorModel model, SparseRows ratings, SparseRows content) {
    int p = model.p;
    int items = model.itemCount();
    int[] counts = new int[items];
    for (int e = 0; e < ratings.size(); e++) {
      counts[ratings.index(e)]++;
    }
    int[] rated = IntStream.range(0, items).filter(i -> counts[i] > 0).toArray();
    int n = rated.length;
    SparseRows known = content.select(rated);
    double[] k = gram(known, known.transpose());
    for (int i = 0; i < n; i++) {
      k[i * n + i] += NOISE * (1 + COUNT_NOISE / counts[rated[i]]);
    }
    double[] inverse = PositiveDefiniteSolver.factor(n, k).inverse();
    double[] centre = new double[p];
    double weight = 0;
    for (int i : rated) {
      double w = counts[i] / (counts[i] + COUNT_NOISE);
      weight += w;
      for (int c = 0; c < p; c++) {
        centre[c] += w * model.items[i * p + c];
      }
    }
    for (int c = 0; c < p; c++) {
      centre[c] /= Math.max(weight, 1e-12);
    }
    double[] alpha = new double[n * p];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double w = inverse[i * n + j];
        for (int c = 0; c < p; c++) {
          alpha[i * p + c] += w * (model.items[rated[j] * p + c] - centre[c]);
        }
      }
    }
    means = new double[items * p];
    covariance = new double[Packed.length(p)];
    double total = 0;
    double[] error = new double[p];
    for (int i = 0; i < n; i++) {
      double w = counts[rated[i]] / (counts[rated[i]] + COUNT_NOISE);
      for (int c = 0; c < p; c++) {
        error[c] = alpha[i * p + c] / inverse[i * n + i];
        means[rated[i] * p + c] = model.items[rated[i] * p + c] - error[c];
      }
      Packed.addOuter(p, covariance, 0, w, error, 0);
      total += w;
    }
    for (int c = 0; c < covariance.length; c++) {
      covariance[c] /= Math.max(total, 1e-12);
    }
    for (int c = 0; c < p; c++) {
      covariance[Packed.index(p, c, c)] += 1e-6;
    }
    predictUnrated(content, known.transpose(), counts, alpha, centre);
  }

  /**
   * A model with every item twice: item i as it is, and items + i as if nobody had rated it.
   *
   * @param model the one that this prior was made of
   */
  FactorModel withItemsTwice(FactorModel model) {
    int p = model.p;
    int n = model.itemCount();
    int length = Packed.length(p);
    double[] vectors = Arrays.copyOf(model.items, 2 * n * p);
    System.arraycopy(means, 0, vectors, n * p, n * p);
    double[] covariances = Arrays.copyOf(model.itemCovariance, 2 * n * length);
    double[] noise = Arrays.copyOf(model.itemNoise, 2 * n);
    System.arraycopy(model.itemNoise, 0, noise, n, n);
    for (int i = n; i < 2 * n; i++) {
      System.arraycopy(covariance, 0, covariances, i * length, length);
    }
    return new FactorModel(
        p,
        model.mu,
        vectors,
        covariances,
        noise,
        model.userWeights,
        model.userCovariance,
        new double[0],
        new double[0]);
  }

  /** Undoes {@link #withItemsTwice}: rated items as they are, the others as new. */
  static FactorModel mergeItemsTwice(FactorModel twice, boolean[] rated) {
    int p = twice.p;
    int n = rated.length;
    int length = Packed.length(p);
    double[] vectors = Arrays.copyOf(twice.items, n * p);
    double[] covariances = Arrays.copyOf(twice.itemCovariance, n * length);
    double[] noise = Arrays.copyOf(twice.itemNoise, n);
    for (int i = 0; i < n; i++) {
      if (!rated[i]) {
        System.arraycopy(twice.items, (n + i) * p, vectors, i * p, p);
        System.arraycopy(twice.itemCovariance, (n + i) * length, covariances, i * length, length);
        noise[i] = twice.itemNoise[n + i];
      }
    }
    return new FactorModel(
        p,
        twice.mu,
        vectors,
        covariances,
        noise,
        twice.userWeights,
        twice.userCovariance,
        new double[0],
        twice.countWeights);
  }

  private void predictUnrated(
      SparseRows content, SparseRows byFeature, int[] counts, double[] alpha, double[] centre) {
    int p = centre.length;
    double[] weights = new double[content.columns() * p];
    for (int f = 0; f < byFeature.rows(); f++) {
      for (int e = byFeature.start(f); e < byFeature.end(f); e++) {
        for (int c = 0; c < p; c++) {
          weights[f * p + c] += byFeature.value(e) * alpha[byFeature.index(e) * p + c];
        }
      }
    }
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        continue;
      }
      System.arraycopy(centre, 0, means, i * p, p);
      for (int e = content.start(i); e < content.end(i); e++) {
        for (int c = 0; c < p; c++) {
          means[i * p + c] += content.value(e) * weights[content.index(e) * p + c];
        }
      }
    }
  }

  private static double[] gram(SparseRows rows, SparseRows byFeature) {
    int n = rows.rows();
    double[] gram = new double[n * n];
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              for (int e = rows.start(i); e < rows.end(i); e++) {
                int f = rows.index(e);
                for (int o = byFeature.start(f); o < byFeature.end(f); o++) {
                  gram[i * n + byFeature.index(o)] += (double) rows.value(e) * byFeature.value(o);
                }
              }
            });
    return gram;
  }
}
