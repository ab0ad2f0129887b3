package io.metalearn4j.engine.jvm.kernel;

/** Sums and maxima, each in a fixed order. */
public interface ReductionKernels {
  /** Returns the sum of {@code n} values; 0 for none. */
  float sum(int n, float[] x, int xOffset);

  /** Returns {@code sum_i x[i] * y[i]}: products in float, blocks of them folded in double. */
  double dot(int n, float[] x, int xOffset, float[] y, int yOffset);

  /**
   * Sums over rows: {@code out[j] = sum_i x[i, j]}, a row of {@code columns} values; zeros if there
   * are no rows.
   */
  void sumRows(int rows, int columns, float[] x, int xOffset, float[] out, int outOffset);

  /** Sums over columns: {@code out[i] = sum_j x[i, j]}, a column of {@code rows} values. */
  void sumColumns(int rows, int columns, float[] x, int xOffset, float[] out, int outOffset);

  /**
   * Finds each row's largest value: {@code out[i] = max_j x[i, j]}; NaN if the row holds one. Needs
   * at least one column.
   */
  void maxColumns(int rows, int columns, float[] x, int xOffset, float[] out, int outOffset);
}
