package io.metalearn4j.recsys.linear;

import io.metalearn4j.recsys.data.SparseRows;
import java.util.Arrays;

/**
 * Ridge regression of many targets on sparse features: minimises |F G - Y|^2 + sum of penalty_c
 * |G_c|^2 by conjugate gradients.
 *
 * <p>Each target is a column solved on its own, warm-started from the given G, so that repeated
 * calls inside an expectation-maximisation cost little. Cost a step: two passes over the stored
 * entries times the number of targets. Deterministic.
 */
public final class SparseRidge {
  private static final double TOLERANCE = 1e-9;
  private final SparseRows features;
  private final double[] penalty;
  private final int targets;
  private final double[] inverseDiagonal;

  /**
   * A ridge over the given features.
   *
   * @param features n rows of features
   * @param penalty penalty of every feature, above 0
   * @param targets number of target columns
   */
  public SparseRidge(SparseRows features, double penalty, int targets) {
    if (!(penalty > 0)) {
      throw new IllegalArgumentException("penalty must be above 0, got " + penalty);
    }
    this.features = features;
    this.targets = targets;
    this.penalty = new double[features.columns()];
    Arrays.fill(this.penalty, penalty);
    inverseDiagonal = this.penalty.clone();
    for (int e = 0; e < features.size(); e++) {
      inverseDiagonal[features.index(e)] += (double) features.value(e) * features.value(e);
    }
    for (int c = 0; c < inverseDiagonal.length; c++) {
      inverseDiagonal[c] = 1 / inverseDiagonal[c];
    }
  }

  /**
   * Solves for the weights.
   *
   * @param y [rows, targets] row-major, not modified
   * @param rowWeight whether row r takes part: multiplies its squared error, at least 0; not
   *     modified
   * @param weights [features, targets] row-major start, modified to the solution
   */
  public void solve(double[] y, double[] rowWeight, double[] weights) {
    int size = weights.length;
    double[] residual = new double[size];
    double[] image = new double[size];
    times(y, rowWeight, weights, residual);
    double[] direction = new double[size];
    double[] rho = new double[targets];
    double[] reference = new double[targets];
    double[] conditioned = new double[size];
    rhsNorm(y, rowWeight, reference);
    condition(residual, conditioned, rho);
    System.arraycopy(conditioned, 0, direction, 0, size);
    for (int step = 0; step < 400 && !converged(rho, reference); step++) {
      normalTimes(direction, rowWeight, image);
      double[] curvature = new double[targets];
      for (int e = 0; e < size; e++) {
        curvature[e % targets] += direction[e] * image[e];
      }
      double[] length = new double[targets];
      for (int t = 0; t < targets; t++) {
        length[t] = curvature[t] > 0 ? rho[t] / curvature[t] : 0;
      }
      for (int c = 0; c < size; c += targets) {
        for (int t = 0; t < targets; t++) {
          weights[c + t] += length[t] * direction[c + t];
          residual[c + t] -= length[t] * image[c + t];
        }
      }
      double[] next = new double[targets];
      condition(residual, conditioned, next);
      for (int c = 0; c < size; c += targets) {
        for (int t = 0; t < targets; t++) {
          double beta = rho[t] > 0 ? next[t] / rho[t] : 0;
          direction[c + t] = conditioned[c + t] + beta * direction[c + t];
        }
      }
      rho = next;
    }
  }

  /** F G for one row of features: adds to {@code out}, which is modified. */
  public static void predict(
      SparseRows features, int row, double[] weights, int targets, double[] out, int outAt) {
    for (int e = features.start(row); e < features.end(row); e++) {
      int c = features.index(e) * targets;
      double x = features.value(e);
      for (int t = 0; t < targets; t++) {
        out[outAt + t] += x * weights[c + t];
      }
    }
  }

  private static boolean converged(double[] rho, double[] reference) {
    for (int t = 0; t < rho.length; t++) {
      if (rho[t] > TOLERANCE * TOLERANCE * reference[t] && rho[t] > 1e-30) {
        return false;
      }
    }
    return true;
  }

  private void condition(double[] residual, double[] conditioned, double[] rho) {
    for (int c = 0, at = 0; at < residual.length; c++) {
      for (int t = 0; t < targets; t++, at++) {
        conditioned[at] = residual[at] * inverseDiagonal[c];
        rho[t] += residual[at] * conditioned[at];
      }
    }
  }

  private void rhsNorm(double[] y, double[] rowWeight, double[] norm) {
    double[] rhs = new double[features.columns() * targets];
    times(y, rowWeight, new double[rhs.length], rhs);
    condition(rhs, new double[rhs.length], norm);
  }

  /** residual = F'W(Y - F G) - penalty G. */
  private void times(double[] y, double[] rowWeight, double[] weights, double[] residual) {
    for (int at = 0; at < weights.length; at++) {
      residual[at] = -penalty[at / targets] * weights[at];
    }
    double[] row = new double[targets];
    for (int r = 0; r < features.rows(); r++) {
      if (rowWeight[r] == 0) {
        continue;
      }
      Arrays.fill(row, 0);
      predict(features, r, weights, targets, row, 0);
      for (int t = 0; t < targets; t++) {
        row[t] = rowWeight[r] * (y[r * targets + t] - row[t]);
      }
      scatter(r, row, residual);
    }
  }

  private void normalTimes(double[] direction, double[] rowWeight, double[] image) {
    for (int at = 0; at < direction.length; at++) {
      image[at] = penalty[at / targets] * direction[at];
    }
    double[] row = new double[targets];
    for (int r = 0; r < features.rows(); r++) {
      if (rowWeight[r] == 0) {
        continue;
      }
      Arrays.fill(row, 0);
      predict(features, r, direction, targets, row, 0);
      for (int t = 0; t < targets; t++) {
        row[t] *= rowWeight[r];
      }
      scatter(r, row, image);
    }
  }

  private void scatter(int r, double[] row, double[] to) {
    for (int e = features.start(r); e < features.end(r); e++) {
      int c = features.index(e) * targets;
      double x = features.value(e);
      for (int t = 0; t < targets; t++) {
        to[c + t] += x * row[t];
      }
    }
  }
}
