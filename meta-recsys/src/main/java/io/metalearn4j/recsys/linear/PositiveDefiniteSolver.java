package io.metalearn4j.recsys.linear;

import java.util.stream.IntStream;

/**
 * Cholesky factorisation of a large dense matrix, A = U'U, with solution for many right-hand sides
 * and the inverse.
 *
 * <p>Blocked, so that nearly all work is one kernel: two rows minus combinations of four rows,
 * which the compiler vectorises. On one core it does several times the work of a general library's
 * routine a second, which is why it is here. Row-major, in double precision. Every number is
 * computed by one thread in one order: the result does not depend on the number of threads. Memory:
 * the given array is factored in place.
 *
 * @see <a href="https://doi.org/10.1137/1.9781421407944">Golub, Van Loan: Matrix Computations,
 *     section 4.2.9</a>
 */
public final class PositiveDefiniteSolver {
  private static final int BLOCK = 64;
  private static final int PANEL = 512;
  private final int n;
  private final double[] u;

  private PositiveDefiniteSolver(int n, double[] u) {
    this.n = n;
    this.u = u;
  }

  /**
   * Factors a matrix.
   *
   * @param n number of rows
   * @param a [n, n] row-major, of which the upper triangle is read; owned and overwritten by the
   *     solver
   * @throws ArithmeticException when a is not positive definite
   */
  public static PositiveDefiniteSolver factor(int n, double[] a) {
    for (int k0 = 0; k0 < n; k0 += BLOCK) {
      int k1 = Math.min(n, k0 + BLOCK);
      factorRows(n, a, k0, k1);
      int from = k0;
      int first = k1;
      int pairs = (n - k1 + 1) / 2;
      IntStream.range(0, pairs)
          .parallel()
          .forEach(
              pair -> {
                int i = first + 2 * pair;
                int rows = Math.min(2, n - i);
                for (int j0 = i; j0 < n; j0 += PANEL) {
                  int j1 = Math.min(n, j0 + PANEL);
                  subtract(a, n, from, first, i, rows, a, n, j0, j1);
                }
              });
    }
    return new PositiveDefiniteSolver(n, a);
  }

  private static void factorRows(int n, double[] a, int k0, int k1) {
    for (int k = k0; k < k1; k++) {
      double pivot = a[k * n + k];
      if (!(pivot > 0)) {
        throw new ArithmeticException(
            "matrix must be positive definite, pivot %d is %s".formatted(k, pivot));
      }
      double scale = 1 / Math.sqrt(pivot);
      for (int j = k; j < n; j++) {
        a[k * n + j] *= scale;
      }
      for (int i = k + 1; i < k1; i++) {
        axpy(-a[k * n + i], a, k * n, a, i * n, i, n);
      }
    }
  }

  /**
   * Replaces x by A^-1 x.
   *
   * @param x [n, columns] row-major, modified
   */
  public void solve(double[] x, int columns) {
    int panels = (columns + PANEL - 1) / PANEL;
    IntStream.range(0, panels)
        .parallel()
        .forEach(
            panel ->
                solvePanel(x, columns, panel * PANEL, Math.min(columns, (panel + 1) * PANEL), 0));
  }

  /** The inverse, [n, n] row-major. */
  public double[] inverse() {
    double[] x = new double[n * n];
    for (int i = 0; i < n; i++) {
      x[i * n + i] = 1;
    }
    int panels = (n + PANEL - 1) / PANEL;
    IntStream.range(0, panels)
        .parallel()
        .forEach(
            panel ->
                solvePanel(x, n, panel * PANEL, Math.min(n, (panel + 1) * PANEL), panel * PANEL));
    for (int i = 0; i < n; i++) {
      for (int j = i / PANEL * PANEL + PANEL; j < n; j++) {
        x[i * n + j] = x[j * n + i];
      }
    }
    return x;
  }

  /**
   * Solves the columns from j0 to j1, given that x is zero above row {@code top} and that the rows
   * above it are not wanted.
   */
  private void solvePanel(double[] x, int columns, int j0, int j1, int top) {
    for (int k0 = top; k0 < n; k0 += BLOCK) {
      int k1 = Math.min(n, k0 + BLOCK);
      for (int k = k0; k < k1; k++) {
        scale(1 / u[k * n + k], x, k * columns, j0, j1);
        for (int i = k + 1; i < k1; i++) {
          axpy(-u[k * n + i], x, k * columns, x, i * columns, j0, j1);
        }
      }
      for (int i = k1; i < n; i += 2) {
        subtract(u, n, k0, k1, i, Math.min(2, n - i), x, columns, j0, j1);
      }
    }
    for (int k1 = n; k1 > top; ) {
      int k0 = Math.max(top, (k1 - 1) / BLOCK * BLOCK);
      for (int k = k1 - 1; k >= k0; k--) {
        scale(1 / u[k * n + k], x, k * columns, j0, j1);
        for (int i = k0; i < k; i++) {
          axpy(-u[i * n + k], x, k * columns, x, i * columns, j0, j1);
        }
      }
      for (int i = top; i < k0; i += 2) {
        subtractAcross(i, Math.min(2, k0 - i), k0, k1, x, columns, j0, j1);
      }
      k1 = k0;
    }
  }

  /** x[i, :] -= sum over k of u[k, i] x[k, :], for one or two rows i. */
  private static void subtract(
      double[] u, int n, int k0, int k1, int i, int rows, double[] x, int columns, int j0, int j1) {
    int second = rows == 2 ? i + 1 : i;
    int k = k0;
    if (rows == 2) {
      for (; k + 4 <= k1; k += 4) {
        twoByFour(
            -u[k * n + i],
            -u[(k + 1) * n + i],
            -u[(k + 2) * n + i],
            -u[(k + 3) * n + i],
            -u[k * n + second],
            -u[(k + 1) * n + second],
            -u[(k + 2) * n + second],
            -u[(k + 3) * n + second],
            x,
            k * columns,
            columns,
            i * columns,
            second * columns,
            j0,
            j1);
      }
    }
    for (; k < k1; k++) {
      axpy(-u[k * n + i], x, k * columns, x, i * columns, j0, j1);
      if (rows == 2) {
        axpy(-u[k * n + second], x, k * columns, x, second * columns, j0, j1);
      }
    }
  }

  /** x[i, :] -= sum over k of u[i, k] x[k, :], for one or two rows i. */
  private void subtractAcross(
      int i, int rows, int k0, int k1, double[] x, int columns, int j0, int j1) {
    int second = rows == 2 ? i + 1 : i;
    int k = k0;
    if (rows == 2) {
      for (; k + 4 <= k1; k += 4) {
        int a = i * n + k;
        int b = second * n + k;
        twoByFour(
            -u[a],
            -u[a + 1],
            -u[a + 2],
            -u[a + 3],
            -u[b],
            -u[b + 1],
            -u[b + 2],
            -u[b + 3],
            x,
            k * columns,
            columns,
            i * columns,
            second * columns,
            j0,
            j1);
      }
    }
    for (; k < k1; k++) {
      axpy(-u[i * n + k], x, k * columns, x, i * columns, j0, j1);
      if (rows == 2) {
        axpy(-u[second * n + k], x, k * columns, x, second * columns, j0, j1);
      }
    }
  }

  private static void twoByFour(
      double a0,
      double a1,
      double a2,
      double a3,
      double b0,
      double b1,
      double b2,
      double b3,
      double[] x,
      int from,
      int stride,
      int first,
      int second,
      int j0,
      int j1) {
    int from1 = from + stride;
    int from2 = from1 + stride;
    int from3 = from2 + stride;
    for (int j = j0; j < j1; j++) {
      double x0 = x[from + j];
      double x1 = x[from1 + j];
      double x2 = x[from2 + j];
      double x3 = x[from3 + j];
      x[first + j] =
          Math.fma(a0, x0, Math.fma(a1, x1, Math.fma(a2, x2, Math.fma(a3, x3, x[first + j]))));
      x[second + j] =
          Math.fma(b0, x0, Math.fma(b1, x1, Math.fma(b2, x2, Math.fma(b3, x3, x[second + j]))));
    }
  }

  private static void axpy(double a, double[] x, int from, double[] y, int to, int j0, int j1) {
    for (int j = j0; j < j1; j++) {
      y[to + j] += a * x[from + j];
    }
  }

  private static void scale(double a, double[] x, int at, int j0, int j1) {
    for (int j = j0; j < j1; j++) {
      x[at + j] *= a;
    }
  }
}
