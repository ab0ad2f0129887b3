package io.metalearn4j.benchmarks;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Task;
import io.metalearn4j.parameter.ParameterValues;
import java.util.Arrays;
import java.util.List;

/** MAML in loops over {@code double[]}, task by task. */
final class NaiveMaml implements RawMaml {
  private final double[] theta;
  private final double[] metaGradient = new double[NaiveNetwork.LENGTH];
  private final double[] moment1 = new double[NaiveNetwork.LENGTH];
  private final double[] moment2 = new double[NaiveNetwork.LENGTH];
  private int iteration;

  /**
   * MAML.
   *
   * @param values the meta-parameters that it starts from, not modified
   */
  NaiveMaml(ParameterValues values) {
    this.theta = doubles(values.dense());
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  private static double[] features(Examples examples) {
    double[] x = new double[examples.rows()];
    for (int r = 0; r < x.length; r++) {
      x[r] = examples.feature(r, 0);
    }
    return x;
  }

  private static double[] targets(Examples examples) {
    double[] y = new double[examples.rows()];
    for (int r = 0; r < y.length; r++) {
      y[r] = examples.target(r, 0);
    }
    return y;
  }

  /** {@code x + a y}. */
  private static double[] plus(double[] x, double a, double[] y) {
    double[] sum = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      sum[i] = x[i] + a * y[i];
    }
    return sum;
  }

  private double[] step(double[] from, double[] x, double[] y) {
    return plus(from, -RATE, NaiveNetwork.gradient(from, x, y));
  }

  @Override
  public void iterate(List<Task> metaBatch) {
    Arrays.fill(metaGradient, 0);
    for (Task task : metaBatch) {
      double[] x = features(task.support());
      double[] y = targets(task.support());
      double[] v =
          NaiveNetwork.gradient(step(theta, x, y), features(task.query()), targets(task.query()));
      double[] product = NaiveNetwork.multiplyHessian(theta, v, x, y);
      for (int i = 0; i < v.length; i++) {
        metaGradient[i] += (v[i] - RATE * product[i]) / metaBatch.size();
      }
    }
    adam();
  }

  private void adam() {
    iteration++;
    double scale =
        1e-3 * Math.sqrt(1 - Math.pow(0.999, iteration)) / (1 - Math.pow(0.9, iteration));
    for (int i = 0; i < theta.length; i++) {
      double g = metaGradient[i];
      moment1[i] += 0.1 * (g - moment1[i]);
      moment2[i] += 0.001 * (g * g - moment2[i]);
      theta[i] -= scale * moment1[i] / (Math.sqrt(moment2[i]) + 1e-8);
    }
  }

  @Override
  public float[] metaGradient() {
    float[] floats = new float[metaGradient.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) metaGradient[i];
    }
    return floats;
  }

  @Override
  public float[] adapt(Task task, int steps) {
    double[] adapted = theta;
    double[] x = features(task.support());
    double[] y = targets(task.support());
    for (int k = 0; k < steps; k++) {
      adapted = step(adapted, x, y);
    }
    double[] prediction = NaiveNetwork.predict(adapted, features(task.query()));
    float[] floats = new float[prediction.length];
    for (int r = 0; r < floats.length; r++) {
      floats[r] = (float) prediction[r];
    }
    return floats;
  }
}
