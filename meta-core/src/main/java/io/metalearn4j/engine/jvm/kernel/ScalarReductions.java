package io.metalearn4j.engine.jvm.kernel;

import java.util.Arrays;

/**
 * Sums, products and maxima of the scalar kernels; several partial results hide the latency of an
 * addition.
 */
final class ScalarReductions {
  private ScalarReductions() {}

  static float sum(int n, float[] x, int xOffset) {
    float s0 = 0f;
    float s1 = 0f;
    float s2 = 0f;
    float s3 = 0f;
    int i = 0;
    for (; i + 4 <= n; i += 4) {
      int p = xOffset + i;
      s0 += x[p];
      s1 += x[p + 1];
      s2 += x[p + 2];
      s3 += x[p + 3];
    }
    for (; i < n; i++) {
      s0 += x[xOffset + i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  static float dot(int n, float[] x, int xOffset, float[] y, int yOffset) {
    float s0 = 0f;
    float s1 = 0f;
    float s2 = 0f;
    float s3 = 0f;
    int i = 0;
    for (; i + 4 <= n; i += 4) {
      int p = xOffset + i;
      int q = yOffset + i;
      s0 += x[p] * y[q];
      s1 += x[p + 1] * y[q + 1];
      s2 += x[p + 2] * y[q + 2];
      s3 += x[p + 3] * y[q + 3];
    }
    for (; i < n; i++) {
      s0 += x[xOffset + i] * y[yOffset + i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  static float max(int n, float[] x, int xOffset) {
    float max = x[xOffset];
    for (int i = 1; i < n; i++) {
      max = Math.max(max, x[xOffset + i]);
    }
    return max;
  }

  static void sumRows(int rows, int columns, float[] x, int xOffset, float[] out, int outOffset) {
    if (columns == 1) {
      out[outOffset] = sum(rows, x, xOffset);
      return;
    }
    Arrays.fill(out, outOffset, outOffset + columns, 0f);
    int i = 0;
    for (; i + 4 <= rows; i += 4) {
      addFourRows(columns, x, xOffset + i * columns, out, outOffset);
    }
    for (; i < rows; i++) {
      addRow(columns, x, xOffset + i * columns, out, outOffset);
    }
  }

  private static void addFourRows(int columns, float[] x, int p0, float[] out, int outOffset) {
    int p1 = p0 + columns;
    int p2 = p1 + columns;
    int p3 = p2 + columns;
    for (int j = 0; j < columns; j++) {
      out[outOffset + j] += (x[p0 + j] + x[p1 + j]) + (x[p2 + j] + x[p3 + j]);
    }
  }

  private static void addRow(int columns, float[] x, int p, float[] out, int outOffset) {
    for (int j = 0; j < columns; j++) {
      out[outOffset + j] += x[p + j];
    }
  }
}
