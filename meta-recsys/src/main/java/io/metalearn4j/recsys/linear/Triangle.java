package io.metalearn4j.recsys.linear;

/**
 * Products with a lower triangular matrix L, [p, p] in row-major order, and with packed symmetric
 * ones. Pure functions; only what is named {@code to} or said to be changed is written.
 */
public final class Triangle {
  private Triangle() {}

  /** a . b. */
  public static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  /** L' b. */
  public static double[] transposedTimes(int p, double[] l, double[] b) {
    double[] to = new double[p];
    for (int i = 0; i < p; i++) {
      for (int k = 0; k <= i; k++) {
        to[k] += l[i * p + k] * b[i];
      }
    }
    return to;
  }

  /** to += L b. */
  public static void addTimes(int p, double[] l, double[] b, double[] to) {
    for (int i = 0; i < p; i++) {
      double sum = 0;
      for (int k = 0; k <= i; k++) {
        sum += l[i * p + k] * b[k];
      }
      to[i] += sum;
    }
  }

  /** Z L, full, of a packed symmetric Z. */
  public static double[] symmetricTimes(int p, double[] z, double[] l) {
    double[] full = full(p, z);
    double[] to = new double[p * p];
    for (int i = 0; i < p; i++) {
      for (int k = 0; k < p; k++) {
        double scale = full[i * p + k];
        for (int j = 0; j <= k; j++) {
          to[i * p + j] += scale * l[k * p + j];
        }
      }
    }
    return to;
  }

  /** The full matrix of a packed symmetric one. */
  public static double[] full(int p, double[] packed) {
    double[] full = new double[p * p];
    for (int i = 0, at = 0; i < p; i++) {
      for (int j = i; j < p; j++, at++) {
        full[i * p + j] = packed[at];
        full[j * p + i] = packed[at];
      }
    }
    return full;
  }

  /** Changes a packed symmetric matrix by scale (a b' + b a'). */
  public static void addSymmetricOuter(
      int p, double[] packed, double scale, double[] a, double[] b) {
    for (int i = 0, at = 0; i < p; i++) {
      for (int j = i; j < p; j++, at++) {
        packed[at] += scale * (a[i] * b[j] + b[i] * a[j]);
      }
    }
  }
}
