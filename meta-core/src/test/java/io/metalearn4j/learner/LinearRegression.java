package io.metalearn4j.learner;

import io.metalearn4j.data.Examples;
import io.metalearn4j.parameter.Initializer;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import java.util.Arrays;

/** {@code y = x w + b} with squared error, its derivatives written by hand. */
class LinearRegression implements HessianLearner {
  private final int features;

  LinearRegression(int features) {
    this.features = features;
  }

  @Override
  public ParameterSpec parameters() {
    return ParameterSpec.of(
        Parameter.matrix("W0", features, 1).startingAt(Initializer.constant(0.3)),
        Parameter.matrix("b0", 1, 1));
  }

  @Override
  public double lossAndGradient(float[] parameters, Examples examples, float[] gradient) {
    Arrays.fill(gradient, 0);
    double loss = 0;
    for (int row = 0; row < examples.rows(); row++) {
      double error = dot(parameters, examples, row) - examples.target(row, 0);
      double share = examples.weight(row) / weights(examples);
      loss += share * error * error;
      add(gradient, 2 * share * error, examples, row);
    }
    return loss;
  }

  @Override
  public void multiplyHessian(
      float[] parameters, Examples examples, float[] direction, float[] product) {
    Arrays.fill(product, 0);
    for (int row = 0; row < examples.rows(); row++) {
      double share = examples.weight(row) / weights(examples);
      add(product, 2 * share * dot(direction, examples, row), examples, row);
    }
  }

  @Override
  public float[] predict(float[] parameters, Examples examples) {
    float[] predicted = new float[examples.rows()];
    for (int row = 0; row < predicted.length; row++) {
      predicted[row] = (float) dot(parameters, examples, row);
    }
    return predicted;
  }

  private double dot(float[] parameters, Examples examples, int row) {
    double sum = parameters[features];
    for (int i = 0; i < features; i++) {
      sum += (double) parameters[i] * examples.feature(row, i);
    }
    return sum;
  }

  private void add(float[] into, double factor, Examples examples, int row) {
    for (int i = 0; i < features; i++) {
      into[i] += (float) (factor * examples.feature(row, i));
    }
    into[features] += (float) factor;
  }

  private static double weights(Examples examples) {
    double sum = 0;
    for (int row = 0; row < examples.rows(); row++) {
      sum += examples.weight(row);
    }
    return sum;
  }
}
