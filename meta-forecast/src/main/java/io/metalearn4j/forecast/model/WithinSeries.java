package io.metalearn4j.forecast.model;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Sums of squares and products of covariates and log demand, both around their means over a series,
 * so that the level of the series drops out; and the ridge regression from them. Sums of several
 * series add up. Not thread-safe.
 */
final class WithinSeries {
  private final DMatrixRMaj xx;
  private final double[] xy;
  private double yy;
  private int n;

  WithinSeries(int p) {
    xx = new DMatrixRMaj(p, p);
    xy = new double[p];
  }

  /** Adds a period: covariates, their means, and log demand minus its mean. */
  void add(double[] x, double[] mean, double y) {
    for (int i = 0; i < xy.length; i++) {
      double a = x[i] - mean[i];
      xy[i] += a * y;
      for (int j = 0; j < xy.length; j++) {
        xx.add(i, j, a * (x[j] - mean[j]));
      }
    }
    yy += y * y;
    n++;
  }

  /** Adds another series. */
  void add(WithinSeries other) {
    CommonOps_DDRM.addEquals(xx, other.xx);
    for (int i = 0; i < xy.length; i++) {
      xy[i] += other.xy[i];
    }
    yy += other.yy;
    n += other.n;
  }

  /** The gradient at {@code b}: what of the j-th product it leaves unexplained. */
  double slope(int j, double[] b) {
    double sum = xy[j];
    for (int i = 0; i < b.length; i++) {
      sum -= xx.get(j, i) * b[i];
    }
    return sum;
  }

  /** Periods. */
  int periods() {
    return n;
  }

  /** What the j-th covariate tells: the sum of its squares. */
  double information(int j) {
    return xx.get(j, j);
  }

  /** The sum of squared errors at {@code b}. */
  double residual(double[] b) {
    double sum = yy;
    for (int j = 0; j < b.length; j++) {
      sum -= b[j] * (xy[j] + slope(j, b));
    }
    return Math.max(0, sum);
  }

  /** Ridge regression around a centre. */
  double[] solve(double[] ridge, double[] centre) {
    DMatrixRMaj a = xx.copy();
    DMatrixRMaj right = new DMatrixRMaj(xy.length, 1);
    for (int j = 0; j < xy.length; j++) {
      a.add(j, j, ridge[j]);
      right.set(j, 0, slope(j, centre));
    }
    DMatrixRMaj solution = new DMatrixRMaj(xy.length, 1);
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(xy.length);
    if (!solver.setA(a)) {
      return centre.clone();
    }
    solver.solve(right, solution);
    double[] b = centre.clone();
    for (int j = 0; j < b.length; j++) {
      b[j] += solution.get(j, 0);
    }
    return b;
  }
}
