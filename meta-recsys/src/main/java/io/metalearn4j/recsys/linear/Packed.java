package io.metalearn4j.recsys.linear;

/**
 * Symmetric positive definite matrices of a few dozen rows, kept as the rows of their upper
 * triangle in one array: the arithmetic of a Gaussian posterior.
 *
 * <p>Entry (i, j) with j at least i stands at {@code index(p, i, j)}. Every loop runs along a
 * stored row, so that the compiler vectorises it. The matrices here are too small for a general
 * library's blocked code to pay. All methods are pure functions of their arguments but for the
 * arrays documented as modified; nothing is allocated unless it is returned.
 */
public final class Packed {
  private Packed() {}

  /** Length of the array of a {@code p} by {@code p} matrix. */
  public static int length(int p) {
    return p * (p + 1) / 2;
  }

  /** Position of entry (i, j), j at least i. */
  public static int index(int p, int i, int j) {
    return i * p - i * (i - 1) / 2 + j - i;
  }

  /** The diagonal matrix of the given entries. */
  public static double[] diagonal(double... entries) {
    int p = entries.length;
    double[] a = new double[length(p)];
    for (int i = 0; i < p; i++) {
      a[index(p, i, i)] = entries[i];
    }
    return a;
  }

  /** The rows of a whole matrix. */
  public static double[][] rows(int p, double[] a) {
    double[][] rows = new double[p][p];
    for (int i = 0, at = 0; i < p; i++) {
      for (int j = i; j < p; j++, at++) {
        rows[i][j] = a[at];
        rows[j][i] = a[at];
      }
    }
    return rows;
  }

  /**
   * a += scale x x'.
   *
   * @param a packed, modified, from offset {@code at}
   * @param x vector of p entries from offset {@code xAt}, not modified
   */
  public static void addOuter(int p, double[] a, int at, double scale, double[] x, int xAt) {
    int row = at;
    for (int i = 0; i < p; i++) {
      double xi = scale * x[xAt + i];
      int shift = row - i;
      for (int j = i; j < p; j++) {
        a[shift + j] += xi * x[xAt + j];
      }
      row += p - i;
    }
  }

  /**
   * to += scale * from, over {@code length} entries from the two offsets; {@code to} is modified.
   */
  public static void addScaled(
      int length, double[] to, int toAt, double scale, double[] from, int fromAt) {
    for (int i = 0; i < length; i++) {
      to[toAt + i] += scale * from[fromAt + i];
    }
  }

  /**
   * Replaces a by its Cholesky factor u, upper triangular with a = u' u.
   *
   * @param a packed, modified
   * @throws ArithmeticException when a is not positive definite
   */
  public static void factor(int p, double[] a) {
    int row = 0;
    for (int k = 0; k < p; k++) {
      double pivot = a[row];
      if (!(pivot > 0)) {
        throw new ArithmeticException(
            "matrix must be positive definite, pivot %d is %s".formatted(k, pivot));
      }
      double scale = 1 / Math.sqrt(pivot);
      int n = p - k;
      for (int j = 0; j < n; j++) {
        a[row + j] *= scale;
      }
      int below = row + n;
      for (int i = 1; i < n; i++) {
        double u = a[row + i];
        int shift = below - i;
        for (int j = i; j < n; j++) {
          a[shift + j] -= u * a[row + j];
        }
        below += n - i;
      }
      row += n;
    }
  }

  /** Replaces b by u'^-1 b. */
  public static void solveTransposed(int p, double[] u, double[] b) {
    int row = 0;
    for (int k = 0; k < p; k++) {
      double y = b[k] / u[row];
      b[k] = y;
      int shift = row - k;
      for (int j = k + 1; j < p; j++) {
        b[j] -= u[shift + j] * y;
      }
      row += p - k;
    }
  }

  /** Replaces b by u^-1 b. */
  public static void solveUpper(int p, double[] u, double[] b) {
    int row = length(p);
    for (int k = p - 1; k >= 0; k--) {
      row -= p - k;
      double sum = b[k];
      int shift = row - k;
      for (int j = k + 1; j < p; j++) {
        sum -= u[shift + j] * b[j];
      }
      b[k] = sum / u[row];
    }
  }

  /** Replaces b by (u' u)^-1 b. */
  public static void solve(int p, double[] u, double[] b) {
    solveTransposed(p, u, b);
    solveUpper(p, u, b);
  }

  /**
   * inverse = (u' u)^-1.
   *
   * @param u Cholesky factor, not modified
   * @param inverse packed result from offset {@code at}, modified
   * @param work p * p entries, modified
   */
  public static void invert(int p, double[] u, double[] inverse, int at, double[] work) {
    int row = length(p);
    for (int i = p - 1; i >= 0; i--) {
      row -= p - i;
      int w = i * p;
      for (int j = i; j < p; j++) {
        work[w + j] = 0;
      }
      double pivot = 1 / u[row];
      for (int k = i + 1; k < p; k++) {
        double factor = -pivot * u[row + k - i];
        int wk = k * p;
        for (int j = k; j < p; j++) {
          work[w + j] += factor * work[wk + j];
        }
      }
      work[w + i] = pivot;
    }
    int to = at;
    for (int i = 0; i < p; i++) {
      for (int j = i; j < p; j++) {
        double sum = 0;
        for (int k = j; k < p; k++) {
          sum += work[i * p + k] * work[j * p + k];
        }
        inverse[to++] = sum;
      }
    }
  }

  /** The inverse of a packed positive definite matrix. */
  public static double[] inverse(int p, double[] a) {
    double[] u = a.clone();
    factor(p, u);
    double[] inverse = new double[length(p)];
    invert(p, u, inverse, 0, new double[p * p]);
    return inverse;
  }

  /** to += scale a x; {@code to} is modified. */
  public static void addTimes(
      int p, double[] a, int at, double scale, double[] x, int xAt, double[] to, int toAt) {
    int row = at;
    for (int i = 0; i < p; i++) {
      double xi = scale * x[xAt + i];
      double sum = a[row] * x[xAt + i];
      int shift = row - i;
      for (int j = i + 1; j < p; j++) {
        sum += a[shift + j] * x[xAt + j];
        to[toAt + j] += xi * a[shift + j];
      }
      to[toAt + i] += scale * sum;
      row += p - i;
    }
  }

  /** x' a x. */
  public static double quadratic(int p, double[] a, int at, double[] x, int xAt) {
    double total = 0;
    int row = at;
    for (int i = 0; i < p; i++) {
      double sum = 0;
      int shift = row - i;
      for (int j = i + 1; j < p; j++) {
        sum += a[shift + j] * x[xAt + j];
      }
      total += x[xAt + i] * (a[row] * x[xAt + i] + 2 * sum);
      row += p - i;
    }
    return total;
  }

  /** The trace of a b, the sum of products of all entries of two symmetric matrices. */
  public static double traceOfProduct(int p, double[] a, int aAt, double[] b, int bAt) {
    double all = 0;
    double diagonal = 0;
    int row = 0;
    for (int i = 0; i < p; i++) {
      diagonal += a[aAt + row] * b[bAt + row];
      for (int j = 0; j < p - i; j++) {
        all += a[aAt + row + j] * b[bAt + row + j];
      }
      row += p - i;
    }
    return 2 * all - diagonal;
  }
}
