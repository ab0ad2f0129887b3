package io.metalearn4j.forecast.model;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * What the exposure of a period will be: log-normal around a median, or with a spread of 0 certain.
 * Expectations over it are by Gauss-Hermite quadrature of five nodes.
 *
 * @param median {@code > 0}
 * @param spread standard deviation of its logarithm, {@code >= 0}
 */
record Outlook(double median, double spread) {
  /** Exposure one for certain. */
  static final Outlook USUAL = new Outlook(1, 0);

  private static final double[] NODES = {
    -2.856970013872806, -1.355626179974266, 0, 1.355626179974266, 2.856970013872806
  };
  private static final double[] WEIGHTS = {
    .011257411327720693, .22207592200561266, 8. / 15, .22207592200561266, .011257411327720693
  };

  /** Whether there is one exposure only. */
  boolean certain() {
    return spread == 0;
  }

  /** The expected value of a function of the exposure. */
  double expect(DoubleUnaryOperator f) {
    double sum = 0;
    for (int i = 0; i < NODES.length; i++) {
      sum += WEIGHTS[i] * f.applyAsDouble(median * Math.exp(spread * NODES[i]));
    }
    return sum;
  }

  /** The same entry by entry; an array that is shorter than others goes on as it ends. */
  double[] expectEach(DoubleFunction<double[]> f) {
    double[] sum = {};
    for (int i = 0; i < NODES.length; i++) {
      double[] values = f.apply(median * Math.exp(spread * NODES[i]));
      int n = sum.length;
      sum = Arrays.copyOf(sum, Math.max(n, values.length));
      Arrays.fill(sum, n, sum.length, n == 0 ? 0 : sum[n - 1]);
      for (int y = 0; y < sum.length; y++) {
        sum[y] += WEIGHTS[i] * values[Math.min(y, values.length - 1)];
      }
    }
    return sum;
  }
}
