package io.metalearn4j.engine.jvm.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Matrix products of the scalar kernels. Narrow results are computed in tiles of 4 x 4 sums that
 * stay in registers; wide ones by adding multiples of the rows of B to a row of C, a loop that the
 * JIT compiler turns into vector instructions but that is too short for them below {@link #WIDE}
 * columns.
 */
final class ScalarProducts {
  private static final int WIDE = 96;

  /** Rows of B that a pass over a wide C uses, so that they stay in the cache. */
  private static final int K_BLOCK = 64;

  private ScalarProducts() {}

  static void multiply(
      int m,
      int k,
      int n,
      float[] a,
      int aOffset,
      int rowStride,
      int columnStride,
      float[] b,
      int bOffset,
      float @Nullable [] init,
      int initOffset,
      int initStride,
      float[] c,
      int cOffset) {
    if (n >= WIDE) {
      start(m, n, init, initOffset, initStride, c, cOffset);
      wide(m, k, n, a, aOffset, rowStride, columnStride, b, bOffset, c, cOffset);
      return;
    }
    start(m, n, init, initOffset, initStride, c, cOffset);
    int i = 0;
    for (; i + 4 <= m; i += 4) {
      int p = aOffset + i * rowStride;
      int r = cOffset + i * n;
      int j = 0;
      for (; j + 4 <= n; j += 4) {
        tile4x4(k, n, a, p, rowStride, columnStride, b, bOffset + j, c, r + j);
      }
      for (; j < n; j++) {
        for (int h = 0; h < 4; h++) {
          tile1x1(k, n, a, p + h * rowStride, columnStride, b, bOffset + j, c, r + h * n + j);
        }
      }
    }
    for (; i < m; i++) {
      int p = aOffset + i * rowStride;
      int r = cOffset + i * n;
      int j = 0;
      for (; j + 4 <= n; j += 4) {
        tile1x4(k, n, a, p, columnStride, b, bOffset + j, c, r + j);
      }
      for (; j < n; j++) {
        tile1x1(k, n, a, p, columnStride, b, bOffset + j, c, r + j);
      }
    }
  }

  private static void start(
      int m,
      int n,
      float @Nullable [] init,
      int initOffset,
      int initStride,
      float[] c,
      int cOffset) {
    if (init == null) {
      Arrays.fill(c, cOffset, cOffset + m * n, 0f);
    } else if (init != c || initOffset != cOffset) {
      for (int i = 0; i < m; i++) {
        System.arraycopy(init, initOffset + i * initStride, c, cOffset + i * n, n);
      }
    }
  }

  private static void tile4x4(
      int k,
      int n,
      float[] a,
      int p0,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float[] c,
      int r0) {
    int p1 = p0 + rowStride;
    int p2 = p1 + rowStride;
    int p3 = p2 + rowStride;
    float c00 = 0f;
    float c01 = 0f;
    float c02 = 0f;
    float c03 = 0f;
    float c10 = 0f;
    float c11 = 0f;
    float c12 = 0f;
    float c13 = 0f;
    float c20 = 0f;
    float c21 = 0f;
    float c22 = 0f;
    float c23 = 0f;
    float c30 = 0f;
    float c31 = 0f;
    float c32 = 0f;
    float c33 = 0f;
    for (int l = 0; l < k; l++) {
      int la = l * columnStride;
      int lb = q + l * n;
      float b0 = b[lb];
      float b1 = b[lb + 1];
      float b2 = b[lb + 2];
      float b3 = b[lb + 3];
      float x = a[p0 + la];
      c00 += x * b0;
      c01 += x * b1;
      c02 += x * b2;
      c03 += x * b3;
      x = a[p1 + la];
      c10 += x * b0;
      c11 += x * b1;
      c12 += x * b2;
      c13 += x * b3;
      x = a[p2 + la];
      c20 += x * b0;
      c21 += x * b1;
      c22 += x * b2;
      c23 += x * b3;
      x = a[p3 + la];
      c30 += x * b0;
      c31 += x * b1;
      c32 += x * b2;
      c33 += x * b3;
    }
    add4(c, r0, c00, c01, c02, c03);
    add4(c, r0 + n, c10, c11, c12, c13);
    add4(c, r0 + 2 * n, c20, c21, c22, c23);
    add4(c, r0 + 3 * n, c30, c31, c32, c33);
  }

  private static void tile1x4(
      int k, int n, float[] a, int p, int columnStride, float[] b, int q, float[] c, int r) {
    float c0 = 0f;
    float c1 = 0f;
    float c2 = 0f;
    float c3 = 0f;
    for (int l = 0; l < k; l++) {
      int lb = q + l * n;
      float x = a[p + l * columnStride];
      c0 += x * b[lb];
      c1 += x * b[lb + 1];
      c2 += x * b[lb + 2];
      c3 += x * b[lb + 3];
    }
    add4(c, r, c0, c1, c2, c3);
  }

  private static void tile1x1(
      int k, int n, float[] a, int p, int columnStride, float[] b, int q, float[] c, int r) {
    float sum = 0f;
    for (int l = 0; l < k; l++) {
      sum += a[p + l * columnStride] * b[q + l * n];
    }
    c[r] += sum;
  }

  private static void add4(float[] c, int r, float c0, float c1, float c2, float c3) {
    c[r] += c0;
    c[r + 1] += c1;
    c[r + 2] += c2;
    c[r + 3] += c3;
  }

  private static void wide(
      int m,
      int k,
      int n,
      float[] a,
      int aOffset,
      int rowStride,
      int columnStride,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset) {
    for (int from = 0; from < k; from += K_BLOCK) {
      int to = Math.min(k, from + K_BLOCK);
      for (int i = 0; i < m; i++) {
        int p = aOffset + i * rowStride;
        int r = cOffset + i * n;
        int l = from;
        for (; l + 4 <= to; l += 4) {
          int la = p + l * columnStride;
          addFourRows(
              n,
              a[la],
              a[la + columnStride],
              a[la + 2 * columnStride],
              a[la + 3 * columnStride],
              b,
              bOffset + l * n,
              c,
              r);
        }
        for (; l < to; l++) {
          addRow(n, a[p + l * columnStride], b, bOffset + l * n, c, r);
        }
      }
    }
  }

  private static void addFourRows(
      int n, float x0, float x1, float x2, float x3, float[] b, int q0, float[] c, int r) {
    int q1 = q0 + n;
    int q2 = q1 + n;
    int q3 = q2 + n;
    for (int j = 0; j < n; j++) {
      c[r + j] += x0 * b[q0 + j] + x1 * b[q1 + j] + x2 * b[q2 + j] + x3 * b[q3 + j];
    }
  }

  private static void addRow(int n, float x, float[] b, int q, float[] c, int r) {
    for (int j = 0; j < n; j++) {
      c[r + j] += x * b[q + j];
    }
  }

  /** Copies in blocks of 8 x 8, so that neither side jumps a whole row for every value. */
  static void transpose(int rows, int columns, float[] x, int xOffset, float[] out, int outOffset) {
    for (int i = 0; i < rows; i += 8) {
      int iEnd = Math.min(rows, i + 8);
      for (int j = 0; j < columns; j += 8) {
        int jEnd = Math.min(columns, j + 8);
        for (int r = i; r < iEnd; r++) {
          for (int s = j; s < jEnd; s++) {
            out[outOffset + s * rows + r] = x[xOffset + r * columns + s];
          }
        }
      }
    }
  }
}
