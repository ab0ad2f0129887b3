package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandMethod;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.model.Windows.Window;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Ridge regression of demand over level on the features of the known periods, pooled over all SKUs,
 * with the pooled quantiles of its residuals around it: the linear baseline of pooled learning.
 */
final class PooledRidge implements UnitQuantiles {
  private static final double RIDGE = 10;

  private final Level level;
  private final FeatureScale scale;
  private final double[] coefficients;
  private final double[] residuals;

  private PooledRidge(Level level, FeatureScale scale, double[] coefficients, double[] residuals) {
    this.level = level;
    this.scale = scale;
    this.coefficients = coefficients;
    this.residuals = residuals;
  }

  /** The method. */
  static DemandMethod method() {
    return UnitQuantiles.method("pooled ridge", false, PooledRidge::fit);
  }

  static PooledRidge fit(List<Window> windows, Level level, ForecastQuestion question, long seed) {
    int n = SupportFeatures.COUNT + 1;
    double[][] features = new double[windows.size()][];
    for (int i = 0; i < features.length; i++) {
      double[] y = windows.get(i).support();
      features[i] = SupportFeatures.of(y, level.of(y));
    }
    FeatureScale scale = FeatureScale.of(features);
    DMatrixRMaj xx = new DMatrixRMaj(n, n);
    DMatrixRMaj xy = new DMatrixRMaj(n, 1);
    for (int i = 0; i < features.length; i++) {
      double[] x = row(scale, features[i]);
      double s = level.of(windows.get(i).support());
      double target = Arrays.stream(windows.get(i).query()).average().orElse(0) / s;
      for (int a = 0; a < n; a++) {
        xy.add(a, 0, x[a] * target);
        for (int b = 0; b < n; b++) {
          xx.add(a, b, x[a] * x[b]);
        }
      }
    }
    for (int a = 0; a < n - 1; a++) {
      xx.add(a, a, RIDGE);
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(n);
    DMatrixRMaj solution = new DMatrixRMaj(n, 1);
    if (solver.setA(xx)) {
      solver.solve(xy, solution);
    }
    double[] b = solution.getData();
    double[] residuals =
        IntStream.range(0, features.length)
            .boxed()
            .flatMapToDouble(
                i -> {
                  double mean = dot(b, row(scale, features[i]));
                  double s = level.of(windows.get(i).support());
                  return Arrays.stream(windows.get(i).query()).map(y -> y / s - mean);
                })
            .sorted()
            .toArray();
    return new PooledRidge(level, scale, b, Quantiles.of(residuals, question.levels()));
  }

  @Override
  public double[] of(double[] support) {
    double s = level.of(support);
    double mean = dot(coefficients, row(scale, SupportFeatures.of(support, s)));
    return Arrays.stream(residuals).map(r -> s * (mean + r)).toArray();
  }

  private static double[] row(FeatureScale scale, double[] features) {
    float[] z = scale.apply(features);
    double[] x = new double[z.length + 1];
    for (int j = 0; j < z.length; j++) {
      x[j] = z[j];
    }
    x[z.length] = 1;
    return x;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }
}
