package io.metalearn4j.model;

import java.util.Arrays;

/**
 * Non-negative weights that sum to one, of the least squared error:
 *
 * <pre>  min_a  a^T G a - 2 c^T a   subject to   a >= 0,  sum a = 1</pre>
 *
 * <p>Starts from equal weights and moves weight from the coordinate of the greatest gradient to
 * that of the least, with the exact step, until the gradients of all that have weight agree. The
 * objective is convex, so this is its minimum; models that are alike keep equal shares.
 *
 * @see <a href="https://arxiv.org/abs/1511.05932">S. Lacoste-Julien and M. Jaggi, On the global
 *     linear convergence of Frank-Wolfe optimization variants, NeurIPS 2015, algorithm 2</a>
 */
final class SimplexLeastSquares {
  private static final int MOST_ITERATIONS = 100_000;
  private static final double TOLERANCE = 1e-12;

  private final double[][] gram;
  private final double[] correlation;
  private double scale;

  /** No rows yet, of so many predictors. */
  SimplexLeastSquares(int predictors) {
    gram = new double[predictors][predictors];
    correlation = new double[predictors];
  }

  /** Adds one value that the predictors predicted. */
  void add(double[] predictions, double target, double weight) {
    for (int i = 0; i < predictions.length; i++) {
      for (int j = 0; j < predictions.length; j++) {
        gram[i][j] += weight * predictions[i] * predictions[j];
      }
      correlation[i] += weight * predictions[i] * target;
      scale += weight * (predictions[i] * predictions[i] + target * target);
    }
  }

  /** Returns the weights. */
  double[] solve() {
    double[] weights = new double[correlation.length];
    Arrays.fill(weights, 1.0 / weights.length);
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      double[] gradient = gradient(weights);
      int to = 0;
      int from = -1;
      for (int i = 0; i < weights.length; i++) {
        to = gradient[i] < gradient[to] ? i : to;
        if (weights[i] > 0 && (from < 0 || gradient[i] > gradient[from])) {
          from = i;
        }
      }
      double gap = gradient[from] - gradient[to];
      if (!(gap > TOLERANCE * scale)) {
        break;
      }
      double curvature = gram[to][to] - 2 * gram[to][from] + gram[from][from];
      double step = Math.min(weights[from], curvature > 0 ? gap / curvature : weights[from]);
      weights[to] += step;
      weights[from] -= step;
    }
    return weights;
  }

  /** Half the gradient. */
  private double[] gradient(double[] weights) {
    double[] gradient = new double[weights.length];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = -correlation[i];
      for (int j = 0; j < weights.length; j++) {
        gradient[i] += gram[i][j] * weights[j];
      }
    }
    return gradient;
  }
}
