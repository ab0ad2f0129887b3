package io.metalearn4j.eval;

import io.metalearn4j.data.Examples;

/** The built-in scores: weighted means over the rows of a query set. */
final class Scores {
  /** The spacing of floats at 1, by which probabilities are kept away from 0 and 1. */
  private static final double LEAST_PROBABILITY = Math.ulp(1f);

  private Scores() {}

  /** A figure of one row, whose prediction and target have {@code width} columns. */
  @FunctionalInterface
  private interface RowScore {
    double of(float[] prediction, Examples query, int row, int width);
  }

  private static double mean(float[] prediction, Examples query, RowScore score) {
    int width = query.schema().targets();
    if (prediction.length != query.rows() * width) {
      throw new IllegalArgumentException(
          "there are "
              + prediction.length
              + " predictions, must be "
              + query.rows()
              + " rows of "
              + width
              + " targets");
    }
    double sum = 0;
    double weights = 0;
    for (int r = 0; r < query.rows(); r++) {
      sum += query.weight(r) * score.of(prediction, query, r, width);
      weights += query.weight(r);
    }
    return sum / weights;
  }

  static double squaredError(float[] prediction, Examples query) {
    return mean(
        prediction,
        query,
        (p, q, row, width) -> {
          double sum = 0;
          for (int c = 0; c < width; c++) {
            double error = (double) p[row * width + c] - q.target(row, c);
            sum += error * error;
          }
          return sum / width;
        });
  }

  static double absoluteError(float[] prediction, Examples query) {
    return mean(
        prediction,
        query,
        (p, q, row, width) -> {
          double sum = 0;
          for (int c = 0; c < width; c++) {
            sum += Math.abs((double) p[row * width + c] - q.target(row, c));
          }
          return sum / width;
        });
  }

  static double accuracy(float[] prediction, Examples query) {
    return mean(
        prediction,
        query,
        (p, q, row, width) -> {
          for (int c = 0; c < width; c++) {
            if (Float.isNaN(p[row * width + c])) {
              return Double.NaN;
            }
          }
          if (width == 1) {
            return p[row] >= 0.5 == q.target(row, 0) >= 0.5 ? 1 : 0;
          }
          int predicted = 0;
          int actual = 0;
          for (int c = 1; c < width; c++) {
            predicted = p[row * width + c] > p[row * width + predicted] ? c : predicted;
            actual = q.target(row, c) > q.target(row, actual) ? c : actual;
          }
          return predicted == actual ? 1 : 0;
        });
  }

  static double logLoss(float[] prediction, Examples query) {
    return mean(
        prediction,
        query,
        (p, q, row, width) -> {
          if (width == 1) {
            double one = q.target(row, 0);
            return -one * log(p[row]) - (1 - one) * log(1 - (double) p[row]);
          }
          double sum = 0;
          for (int c = 0; c < width; c++) {
            sum -= q.target(row, c) * log(p[row * width + c]);
          }
          return sum;
        });
  }

  private static double log(double probability) {
    return Math.log(Math.max(LEAST_PROBABILITY, Math.min(1 - LEAST_PROBABILITY, probability)));
  }
}
