package io.metalearn4j.engine.jvm.kernel;

/** Functions of one or two values, applied to whole arrays; the output may be one of the inputs. */
public interface ElementwiseKernels {
  /** Computes {@code out[i] = f(x[i])} for {@code n} values. */
  void unary(Unary f, int n, float[] x, int xOffset, float[] out, int outOffset);

  /** Computes {@code out[i] = f(a[i], b[i])} for {@code n} values. */
  void binary(
      Binary f, int n, float[] a, int aOffset, float[] b, int bOffset, float[] out, int outOffset);

  /** Computes {@code out[i] = f(a[i], b)} for {@code n} values. */
  void binaryScalar(Binary f, int n, float[] a, int aOffset, float b, float[] out, int outOffset);

  /**
   * Computes {@code out[i, j] = f(a[i, j], b[j])}: the row {@code b} against every row of {@code
   * a}. The output may be {@code a} but not {@code b}.
   */
  void binaryRow(
      Binary f,
      int rows,
      int columns,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] out,
      int outOffset);

  /**
   * Computes {@code out[i, j] = f(a[i, j], b[i])}: the column {@code b} against every column of
   * {@code a}. The output may be {@code a} but not {@code b}.
   */
  void binaryColumn(
      Binary f,
      int rows,
      int columns,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] out,
      int outOffset);

  /**
   * Computes {@code out[i] = }{@link Polygamma#value polygamma}{@code (order, x[i])} for {@code n}
   * values, in double arithmetic.
   */
  default void polygamma(int order, int n, float[] x, int xOffset, float[] out, int outOffset) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = (float) Polygamma.value(order, x[xOffset + i]);
    }
  }
}
