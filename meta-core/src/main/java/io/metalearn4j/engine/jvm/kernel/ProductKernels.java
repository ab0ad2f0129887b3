package io.metalearn4j.engine.jvm.kernel;

import org.jspecify.annotations.Nullable;

/** Matrix products and transposition. */
public interface ProductKernels {
  /**
   * Computes {@code C = init + A B}.
   *
   * @param m rows of A and C
   * @param k columns of A and rows of B, at least 1
   * @param n columns of B and C
   * @param a the matrix A, {@code [m, k]}; not modified
   * @param rowStride distance from one row of A to the next; {@code (k, 1)} as row and column
   *     stride reads A, {@code (1, m)} reads a transposed A
   * @param columnStride distance from one column of A to the next
   * @param b the matrix B, {@code [k, n]}; not modified
   * @param init what the product is added to, or null for zero; may be C itself, at the same offset
   * @param initStride distance from one row of {@code init} to the next: {@code n} for a matrix, 0
   *     for one row that all rows of C start from
   * @param c the result C, {@code [m, n]}; overwritten
   */
  void multiply(
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
      int cOffset);

  /**
   * Computes {@code c = init + A b} for a column {@code b}.
   *
   * @param m rows of A and length of c
   * @param k columns of A and length of b, at least 1
   * @param a the matrix A, {@code [m, k]}; not modified
   * @param b the vector b; not modified
   * @param init what the product is added to, or null for zero; may be c itself, at the same offset
   * @param initStride distance between the values of {@code init}: 1 for a column, 0 for one number
   * @param c the result; overwritten
   */
  void multiplyVector(
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
      int cOffset);

  /**
   * Writes the transpose of {@code x}, {@code [rows, columns]}, to {@code out}, {@code [columns,
   * rows]}.
   */
  void transpose(int rows, int columns, float[] x, int xOffset, float[] out, int outOffset);
}
