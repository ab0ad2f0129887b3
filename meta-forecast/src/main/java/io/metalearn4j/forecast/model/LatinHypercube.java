package io.metalearn4j.forecast.model;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Uniform draws that fill every interval of length {@code 1/n} once, in an order of their own in
 * each column, so that averages over them vary less than over independent draws.
 *
 * @see "M. D. McKay, R. J. Beckman and W. J. Conover, A comparison of three methods for selecting
 *     values of input variables in the analysis of output from a computer code, Technometrics 21,
 *     1979"
 */
final class LatinHypercube {
  private LatinHypercube() {}

  /** One column, {@code [n]}. */
  static double[] column(int n, SplittableRandom random) {
    int[] interval = order(n, random);
    return Arrays.stream(interval).mapToDouble(i -> (i + random.nextDouble()) / n).toArray();
  }

  /** The numbers from 0 to {@code n - 1} in a random order. */
  static int[] order(int n, SplittableRandom random) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
