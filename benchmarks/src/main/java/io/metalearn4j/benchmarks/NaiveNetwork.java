package io.metalearn4j.benchmarks;

/**
 * The network 1-40-40-1 with relu and squared error in loops over {@code double[]}, as one writes
 * it without a library. Parameters are one vector: each layer's weights and then its bias.
 */
final class NaiveNetwork {
  private static final int LAYERS = 3;
  private static final int[] SIZES = {1, 40, 40, 1};
  private static final int[] OFFSETS = {0, 80, 1720};

  /** The length of the vector of parameters. */
  static final int LENGTH = 1761;

  private NaiveNetwork() {}

  /** The outputs for some features. */
  static double[] predict(double[] theta, double[] x) {
    return activations(theta, x)[LAYERS];
  }

  /** The gradient of the mean squared error. */
  static double[] gradient(double[] theta, double[] x, double[] y) {
    int rows = x.length;
    double[][] h = activations(theta, x);
    double[] gradient = new double[LENGTH];
    double[] delta = new double[rows];
    for (int r = 0; r < rows; r++) {
      delta[r] = 2 * (h[LAYERS][r] - y[r]) / rows;
    }
    for (int l = LAYERS - 1; l >= 0; l--) {
      delta = backward(l, theta, h[l], delta, gradient);
    }
    return gradient;
  }

  private static double[][] activations(double[] theta, double[] x) {
    double[][] h = {x, null, null, null};
    for (int l = 0; l < LAYERS; l++) {
      h[l + 1] = forward(l, theta, h[l], x.length);
    }
    return h;
  }

  private static double[] forward(int l, double[] theta, double[] in, int rows) {
    int from = SIZES[l];
    int to = SIZES[l + 1];
    double[] out = new double[rows * to];
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < to; j++) {
        double sum = theta[OFFSETS[l] + from * to + j];
        for (int i = 0; i < from; i++) {
          sum += in[r * from + i] * theta[OFFSETS[l] + i * to + j];
        }
        out[r * to + j] = l < LAYERS - 1 ? Math.max(sum, 0) : sum;
      }
    }
    return out;
  }

  private static double[] backward(
      int l, double[] theta, double[] in, double[] delta, double[] gradient) {
    int from = SIZES[l];
    int to = SIZES[l + 1];
    int rows = delta.length / to;
    double[] before = new double[rows * from];
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < to; j++) {
        gradient[OFFSETS[l] + from * to + j] += delta[r * to + j];
      }
      for (int i = 0; i < from; i++) {
        double sum = 0;
        for (int j = 0; j < to; j++) {
          int weight = OFFSETS[l] + i * to + j;
          gradient[weight] += in[r * from + i] * delta[r * to + j];
          sum += theta[weight] * delta[r * to + j];
        }
        before[r * from + i] = in[r * from + i] > 0 ? sum : 0;
      }
    }
    return before;
  }

  /** The product of the error's Hessian and a vector. */
  static double[] multiplyHessian(double[] theta, double[] v, double[] x, double[] y) {
    int rows = x.length;
    double[][] h = activations(theta, x);
    double[][] tangents = {new double[rows], null, null, null};
    for (int l = 0; l < LAYERS; l++) {
      tangents[l + 1] = forwardTangent(l, theta, v, h[l], tangents[l], h[l + 1]);
    }
    double[] delta = new double[rows];
    double[] tangent = new double[rows];
    for (int r = 0; r < rows; r++) {
      delta[r] = 2 * (h[LAYERS][r] - y[r]) / rows;
      tangent[r] = 2 * tangents[LAYERS][r] / rows;
    }
    double[] product = new double[LENGTH];
    double[] ignored = new double[LENGTH];
    for (int l = LAYERS - 1; l >= 0; l--) {
      tangent = backwardTangent(l, theta, v, h[l], tangents[l], delta, tangent, product);
      delta = backward(l, theta, h[l], delta, ignored);
    }
    return product;
  }

  /** How a layer's outputs change along v. */
  private static double[] forwardTangent(
      int l, double[] theta, double[] v, double[] in, double[] tangent, double[] out) {
    int from = SIZES[l];
    int to = SIZES[l + 1];
    double[] change = new double[out.length];
    for (int r = 0; r < out.length / to; r++) {
      for (int j = 0; j < to; j++) {
        double sum = v[OFFSETS[l] + from * to + j];
        for (int i = 0; i < from; i++) {
          int weight = OFFSETS[l] + i * to + j;
          sum += in[r * from + i] * v[weight] + tangent[r * from + i] * theta[weight];
        }
        change[r * to + j] = l == LAYERS - 1 || out[r * to + j] > 0 ? sum : 0;
      }
    }
    return change;
  }

  /** How the derivatives by a layer's inputs and by its parameters change along v. */
  private static double[] backwardTangent(
      int l,
      double[] theta,
      double[] v,
      double[] in,
      double[] inTangent,
      double[] delta,
      double[] tangent,
      double[] product) {
    int from = SIZES[l];
    int to = SIZES[l + 1];
    double[] before = new double[in.length];
    for (int r = 0; r < delta.length / to; r++) {
      for (int j = 0; j < to; j++) {
        product[OFFSETS[l] + from * to + j] += tangent[r * to + j];
      }
      for (int i = 0; i < from; i++) {
        double sum = 0;
        for (int j = 0; j < to; j++) {
          int weight = OFFSETS[l] + i * to + j;
          product[weight] +=
              in[r * from + i] * tangent[r * to + j] + inTangent[r * from + i] * delta[r * to + j];
          sum += theta[weight] * tangent[r * to + j] + v[weight] * delta[r * to + j];
        }
        before[r * from + i] = in[r * from + i] > 0 ? sum : 0;
      }
    }
    return before;
  }
}
