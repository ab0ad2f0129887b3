package io.metalearn4j.examples;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Task;
import io.metalearn4j.parameter.ParameterValues;
import java.util.Arrays;

/**
 * The README's factor model by hand, in double: the query loss after one step of gradient descent
 * on the user vector and the mean. Parameters are one vector: the item vectors, the user vector,
 * the mean.
 */
final class FactorOracle {
  private final Task task;
  private final double rate;
  private final int items;
  private final int width;

  FactorOracle(Task task, double rate, int items, int width) {
    this.task = task;
    this.rate = rate;
    this.items = items;
    this.width = width;
  }

  /** The first items, the user vector and the mean of a model. */
  double[] vector(ParameterValues values) {
    double[] vector = new double[items * width + width + 1];
    for (int i = 0; i < vector.length; i++) {
      vector[i] =
          i < items * width
              ? values.get("item")[i / width][i % width]
              : i < vector.length - 1
                  ? values.get("user")[0][i - items * width]
                  : values.get("mean")[0][0];
    }
    return vector;
  }

  /** The meta-gradient by central differences. */
  double[] metaGradient(double[] theta) {
    double step = 1e-4;
    double[] gradient = new double[theta.length];
    for (int i = 0; i < theta.length; i++) {
      double[] moved = theta.clone();
      moved[i] = theta[i] + step;
      double up = adaptedLoss(moved);
      moved[i] = theta[i] - step;
      gradient[i] = (up - adaptedLoss(moved)) / (2 * step);
    }
    return gradient;
  }

  private double adaptedLoss(double[] theta) {
    double[] adapted = theta.clone();
    Examples rows = task.support();
    for (int r = 0; r < rows.rows(); r++) {
      double slope = 2 * error(theta, rows, r) / rows.rows();
      for (int c = 0; c < width; c++) {
        adapted[items * width + c] -= rate * slope * theta[rows.id(r, 0) * width + c];
      }
      adapted[theta.length - 1] -= rate * slope;
    }
    double[] squares = new double[task.query().rows()];
    Arrays.setAll(squares, r -> Math.pow(error(adapted, task.query(), r), 2));
    return Arrays.stream(squares).average().orElseThrow();
  }

  private double error(double[] theta, Examples rows, int row) {
    double score = theta[theta.length - 1];
    for (int c = 0; c < width; c++) {
      score += theta[rows.id(row, 0) * width + c] * theta[items * width + c];
    }
    return score - rows.target(row, 0);
  }
}
