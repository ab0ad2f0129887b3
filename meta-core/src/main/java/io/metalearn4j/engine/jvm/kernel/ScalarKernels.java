package io.metalearn4j.engine.jvm.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Kernels in plain Java: loops that the JIT compiler can vectorise, and exact IEEE 754 arithmetic,
 * so that sums and products have the same bits on every machine.
 */
final class ScalarKernels implements Kernels {
  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public void multiply(
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
    ScalarProducts.multiply(
        m,
        k,
        n,
        a,
        aOffset,
        rowStride,
        columnStride,
        b,
        bOffset,
        init,
        initOffset,
        initStride,
        c,
        cOffset);
  }

  @Override
  public void multiplyVector(
      int m,
      int k,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float @Nullable [] init,
      int initOffset,
      int initStride,
      float[] c,
      int cOffset) {
    for (int i = 0; i < m; i++) {
      float start = init == null ? 0f : init[initOffset + i * initStride];
      c[cOffset + i] = start + ScalarReductions.dot(k, a, aOffset + i * k, b, bOffset);
    }
  }

  @Override
  public void transpose(int rows, int columns, float[] x, int xOffset, float[] out, int outOffset) {
    ScalarProducts.transpose(rows, columns, x, xOffset, out, outOffset);
  }

  @Override
  public void unary(Unary f, int n, float[] x, int xOffset, float[] out, int outOffset) {
    ScalarUnary.apply(f, n, x, xOffset, out, outOffset);
  }

  @Override
  public void binary(
      Binary f, int n, float[] a, int aOffset, float[] b, int bOffset, float[] out, int outOffset) {
    ScalarBinary.apply(f, n, a, aOffset, b, bOffset, out, outOffset);
  }

  @Override
  public void binaryScalar(
      Binary f, int n, float[] a, int aOffset, float b, float[] out, int outOffset) {
    ScalarBinary.apply(f, n, a, aOffset, b, out, outOffset);
  }

  @Override
  public void binaryRow(
      Binary f,
      int rows,
      int columns,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] out,
      int outOffset) {
    for (int i = 0; i < rows; i++) {
      ScalarBinary.apply(
          f, columns, a, aOffset + i * columns, b, bOffset, out, outOffset + i * columns);
    }
  }

  @Override
  public void binaryColumn(
      Binary f,
      int rows,
      int columns,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] out,
      int outOffset) {
    for (int i = 0; i < rows; i++) {
      ScalarBinary.apply(
          f, columns, a, aOffset + i * columns, b[bOffset + i], out, outOffset + i * columns);
    }
  }

  @Override
  public float sum(int n, float[] x, int xOffset) {
    return ScalarReductions.sum(n, x, xOffset);
  }

  @Override
  public double dot(int n, float[] x, int xOffset, float[] y, int yOffset) {
    double sum = 0;
    for (int i = 0; i < n; i += DOT_BLOCK) {
      sum += ScalarReductions.dot(Math.min(DOT_BLOCK, n - i), x, xOffset + i, y, yOffset + i);
    }
    return sum;
  }

  @Override
  public void sumRows(int rows, int columns, float[] x, int xOffset, float[] out, int outOffset) {
    ScalarReductions.sumRows(rows, columns, x, xOffset, out, outOffset);
  }

  @Override
  public void sumColumns(
      int rows, int columns, float[] x, int xOffset, float[] out, int outOffset) {
    for (int i = 0; i < rows; i++) {
      out[outOffset + i] = ScalarReductions.sum(columns, x, xOffset + i * columns);
    }
  }

  @Override
  public void maxColumns(
      int rows, int columns, float[] x, int xOffset, float[] out, int outOffset) {
    for (int i = 0; i < rows; i++) {
      out[outOffset + i] = ScalarReductions.max(columns, x, xOffset + i * columns);
    }
  }

  /** Products summed in float before a double takes over. */
  private static final int DOT_BLOCK = 1024;
}
