package io.metalearn4j.engine.jvm.vector;

import static io.metalearn4j.engine.jvm.vector.Lanes.L;

import io.metalearn4j.engine.jvm.kernel.Binary;
import io.metalearn4j.engine.jvm.kernel.KernelProvider;
import io.metalearn4j.engine.jvm.kernel.Kernels;
import io.metalearn4j.engine.jvm.kernel.Unary;
import org.jspecify.annotations.Nullable;

/**
 * Kernels on the Vector API, for any vector width, with fused multiply-adds. Results depend on the
 * width, not on a value's position in its array. What is shorter than a vector is computed as a
 * whole vector, in scratch memory.
 */
final class VectorKernels implements Kernels {
  /** Products summed in float before a double takes over. */
  private static final int DOT_BLOCK = 1024;

  private final float[] scratch = new float[VectorProducts.MAX_ROWS * L + SLACK];
  private final Kernels scalar = KernelProvider.scalar();

  @Override
  public String name() {
    return "vector-" + Lanes.SPECIES.vectorBitSize();
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
    boolean isTransposed = columnStride != 1;
    int stride = isTransposed ? columnStride : rowStride;
    if (n >= L) {
      VectorProducts.multiply(
          m,
          k,
          n,
          a,
          aOffset,
          isTransposed,
          stride,
          b,
          bOffset,
          init,
          initOffset,
          initStride,
          c,
          cOffset);
    } else if (n == 1 && columnStride == 1 && rowStride == k) {
      multiplyVector(m, k, a, aOffset, b, bOffset, init, initOffset, initStride, c, cOffset);
    } else if (n == 1
        && m > 1
        && rowStride == 1
        && columnStride == m
        && (init == null || initStride == 1)) {
      multiply(
          1,
          k,
          m,
          b,
          bOffset,
          k,
          1,
          a,
          aOffset,
          init,
          initOffset,
          m,
          c,
          cOffset); // the row b times a matrix
    } else {
      VectorProducts.multiplyNarrow(
          m,
          k,
          n,
          a,
          aOffset,
          isTransposed,
          stride,
          b,
          bOffset,
          init,
          initOffset,
          initStride,
          c,
          cOffset,
          scratch);
    }
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
    int i = 0;
    for (; i + 4 <= m; i += 4) {
      VectorReductions.dotFourRows(k, a, aOffset + i * k, b, bOffset, scratch);
      int from = initOffset + i * initStride;
      c[cOffset + i] = scratch[0] + (init == null ? 0f : init[from]);
      c[cOffset + i + 1] = scratch[L / 2] + (init == null ? 0f : init[from + initStride]);
      c[cOffset + i + 2] = scratch[L / 4] + (init == null ? 0f : init[from + 2 * initStride]);
      c[cOffset + i + 3] = scratch[3 * L / 4] + (init == null ? 0f : init[from + 3 * initStride]);
    }
    for (; i < m; i++) {
      float start = init == null ? 0f : init[initOffset + i * initStride];
      c[cOffset + i] = start + VectorReductions.dot(k, a, aOffset + i * k, b, bOffset);
    }
  }

  @Override
  public void transpose(int rows, int columns, float[] x, int xOffset, float[] out, int outOffset) {
    if (rows == 1 || columns == 1) {
      System.arraycopy(x, xOffset, out, outOffset, rows * columns);
    } else if (VectorTranspose.isPossible(rows, columns)) {
      VectorTranspose.transpose(rows, columns, x, xOffset, out, outOffset);
    } else {
      scalar.transpose(rows, columns, x, xOffset, out, outOffset);
    }
  }

  @Override
  public void unary(Unary f, int n, float[] x, int xOffset, float[] out, int outOffset) {
    int whole = n - n % L;
    if (whole > 0) {
      VectorUnary.apply(f, whole, x, xOffset, out, outOffset);
    }
    if (whole < n) {
      VectorUnary.apply(f, L, x, xOffset + whole, scratch, 0);
      copyScratch(n - whole, out, outOffset + whole);
    }
  }

  @Override
  public void binary(
      Binary f, int n, float[] a, int aOffset, float[] b, int bOffset, float[] out, int outOffset) {
    int whole = n - n % L;
    if (whole > 0) {
      VectorBinary.apply(f, whole, a, aOffset, b, bOffset, out, outOffset);
    }
    if (whole < n) {
      VectorBinary.apply(f, L, a, aOffset + whole, b, bOffset + whole, scratch, 0);
      copyScratch(n - whole, out, outOffset + whole);
    }
  }

  @Override
  public void binaryScalar(
      Binary f, int n, float[] a, int aOffset, float b, float[] out, int outOffset) {
    int whole = n - n % L;
    if (whole > 0) {
      VectorScalar.apply(f, whole, a, aOffset, b, out, outOffset);
    }
    if (whole < n) {
      VectorScalar.apply(f, L, a, aOffset + whole, b, scratch, 0);
      copyScratch(n - whole, out, outOffset + whole);
    }
  }

  private void copyScratch(int n, float[] out, int outOffset) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = scratch[i];
    }
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
    int whole = wholeRows(rows, columns, out != a);
    for (int i = 0; i < whole; i++) {
      VectorBinary.apply(f, L, a, aOffset + i * columns, b, bOffset, out, outOffset + i * columns);
    }
    for (int i = whole; i < rows; i++) {
      binary(f, columns, a, aOffset + i * columns, b, bOffset, out, outOffset + i * columns);
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
    if (columns == 1) {
      binary(f, rows, a, aOffset, b, bOffset, out, outOffset);
      return;
    }
    int whole = wholeRows(rows, columns, out != a);
    for (int i = 0; i < whole; i++) {
      VectorScalar.apply(
          f, L, a, aOffset + i * columns, b[bOffset + i], out, outOffset + i * columns);
    }
    for (int i = whole; i < rows; i++) {
      binaryScalar(
          f, columns, a, aOffset + i * columns, b[bOffset + i], out, outOffset + i * columns);
    }
  }

  /**
   * Of rows shorter than a vector, how many may be written as whole vectors, one after the other:
   * what a vector writes too much is later rows, if no operand is read from there.
   */
  private static int wholeRows(int rows, int columns, boolean isElsewhere) {
    return columns < L && isElsewhere ? Math.max(0, rows - (L - 1) / columns) : 0;
  }

  @Override
  public float sum(int n, float[] x, int xOffset) {
    return n == 0 ? 0f : VectorReductions.sum(n, x, xOffset);
  }

  @Override
  public double dot(int n, float[] x, int xOffset, float[] y, int yOffset) {
    double sum = 0;
    for (int i = 0; i < n; i += DOT_BLOCK) {
      sum += VectorReductions.dot(Math.min(DOT_BLOCK, n - i), x, xOffset + i, y, yOffset + i);
    }
    return sum;
  }

  @Override
  public void sumRows(int rows, int columns, float[] x, int xOffset, float[] out, int outOffset) {
    if (columns >= L) {
      VectorReductions.sumRows(rows, columns, x, xOffset, out, outOffset);
    } else if (columns == 1) {
      out[outOffset] = sum(rows, x, xOffset);
    } else {
      VectorReductions.sumVectorOfColumns(rows, columns, x, xOffset, scratch, 0);
      copyScratch(columns, out, outOffset);
    }
  }

  @Override
  public void sumColumns(
      int rows, int columns, float[] x, int xOffset, float[] out, int outOffset) {
    if (columns < L) {
      scalar.sumColumns(rows, columns, x, xOffset, out, outOffset);
      return;
    }
    for (int i = 0; i < rows; i++) {
      out[outOffset + i] = VectorReductions.sum(columns, x, xOffset + i * columns);
    }
  }

  @Override
  public void maxColumns(
      int rows, int columns, float[] x, int xOffset, float[] out, int outOffset) {
    scalar.maxColumns(rows, columns, x, xOffset, out, outOffset);
  }
}
