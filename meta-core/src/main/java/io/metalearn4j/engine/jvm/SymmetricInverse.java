package io.metalearn4j.engine.jvm;

import java.util.Arrays;

/**
 * The inverse of a symmetric positive definite matrix by its Cholesky factor, in double arithmetic.
 */
final class SymmetricInverse {
  private SymmetricInverse() {}

  /**
   * Writes the inverse of a to c; NaN throughout where a is not positive definite.
   *
   * @param scratch at least {@code n * n}; modified
   */
  static void invert(int n, float[] a, int aOffset, float[] c, int cOffset, double[] scratch) {
    if (!factor(n, a, aOffset, scratch)) {
      Arrays.fill(c, cOffset, cOffset + n * n, Float.NaN);
      return;
    }
    invertFactor(n, scratch);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = i; k < n; k++) {
          sum += scratch[k * n + i] * scratch[k * n + j];
        }
        c[cOffset + i * n + j] = (float) sum;
        c[cOffset + j * n + i] = (float) sum;
      }
    }
  }

  /** Writes the lower factor L with {@code L L^T = a}; false if there is none. */
  private static boolean factor(int n, float[] a, int aOffset, double[] lower) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[aOffset + i * n + j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i * n + k] * lower[j * n + k];
        }
        if (i == j) {
          if (!(sum > 0)) {
            return false;
          }
          lower[i * n + i] = Math.sqrt(sum);
        } else {
          lower[i * n + j] = sum / lower[j * n + j];
        }
      }
    }
    return true;
  }

  /** Overwrites a lower factor by its inverse. */
  private static void invertFactor(int n, double[] lower) {
    for (int j = 0; j < n; j++) {
      lower[j * n + j] = 1 / lower[j * n + j];
      for (int i = j + 1; i < n; i++) {
        double sum = 0;
        for (int k = j; k < i; k++) {
          sum -= lower[i * n + k] * lower[k * n + j];
        }
        lower[i * n + j] = sum / lower[i * n + i];
      }
    }
  }
}
