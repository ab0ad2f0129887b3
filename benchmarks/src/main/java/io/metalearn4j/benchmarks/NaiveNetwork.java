package io.metalearn4j.benchmarks;

import java.util.Arrays;

/**
 * A network 1-w-w-1 with relu and squared error in loops over {@code double[]}, as one writes it
 * without a library.
 */
final class NaiveNetwork {
  private final int width;
  private final double[][] weights;
  private final double[][] biases;
  private final double[][] weightGradients;
  private final double[][] biasGradients;
  private final int[] sizes;

  NaiveNetwork(int width, double scale) {
    this.width = width;
    this.sizes = new int[] {1, width, width, 1};
    this.weights = new double[3][];
    this.biases = new double[3][];
    this.weightGradients = new double[3][];
    this.biasGradients = new double[3][];
    for (int l = 0; l < 3; l++) {
      weights[l] = new double[sizes[l] * sizes[l + 1]];
      biases[l] = new double[sizes[l + 1]];
      weightGradients[l] = new double[weights[l].length];
      biasGradients[l] = new double[biases[l].length];
      for (int i = 0; i < weights[l].length; i++) {
        weights[l][i] = scale * Math.sin(i + l);
      }
    }
  }

  /** The gradient of the mean squared error; returns it for the second layer's weights. */
  double[] gradient(double[] x, double[] y) {
    int rows = x.length;
    double[][] h = {x, new double[rows * width], new double[rows * width], new double[rows]};
    for (int l = 0; l < 3; l++) {
      forward(l, rows, h[l], h[l + 1]);
    }
    double[] delta = new double[rows];
    for (int r = 0; r < rows; r++) {
      delta[r] = 2 * (h[3][r] - y[r]) / rows;
    }
    for (int l = 2; l >= 0; l--) {
      delta = backward(l, rows, h[l], delta);
    }
    return weightGradients[1];
  }

  private void forward(int l, int rows, double[] in, double[] out) {
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < sizes[l + 1]; j++) {
        double sum = biases[l][j];
        for (int i = 0; i < sizes[l]; i++) {
          sum += in[r * sizes[l] + i] * weights[l][i * sizes[l + 1] + j];
        }
        out[r * sizes[l + 1] + j] = l < 2 ? Math.max(sum, 0) : sum;
      }
    }
  }

  private double[] backward(int l, int rows, double[] in, double[] delta) {
    int from = sizes[l];
    int to = sizes[l + 1];
    double[] before = new double[rows * from];
    Arrays.fill(weightGradients[l], 0);
    Arrays.fill(biasGradients[l], 0);
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < to; j++) {
        biasGradients[l][j] += delta[r * to + j];
      }
      for (int i = 0; i < from; i++) {
        double sum = 0;
        for (int j = 0; j < to; j++) {
          weightGradients[l][i * to + j] += in[r * from + i] * delta[r * to + j];
          sum += weights[l][i * to + j] * delta[r * to + j];
        }
        before[r * from + i] = in[r * from + i] > 0 ? sum : 0;
      }
    }
    return before;
  }
}
