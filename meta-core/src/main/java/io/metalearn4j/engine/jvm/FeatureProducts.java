package io.metalearn4j.engine.jvm;

import io.metalearn4j.data.Examples;
import io.metalearn4j.engine.jvm.kernel.Kernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The products {@code X W} of the same rows X with one task's matrix W after the other. Not
 * thread-safe.
 *
 * <p>Gradient steps from W0 leave the change of W in the span of the support set's rows: with an
 * orthonormal basis Q of these, {@code X W = X W0 + (X Q') (Q (W - W0))}, a product with as many
 * columns as the support set has rows. What the span leaves out of the change, as after steps by
 * another rule, has to be within rounding; else the whole product is taken.
 *
 * <p>Internal design: X is kept transposed, so that products with few rows of Q have long rows.
 */
final class FeatureProducts {
  /**
   * Of the norms of W and its change, what the span may leave out: a few units of float's last
   * place.
   */
  private static final double ROUNDING = 0x1p-18;

  /** Of a row's norm, what has to be left beside the rows before it for another dimension. */
  private static final double DEPENDENT = 0x1p-20;

  /** What all workers share. */
  static final class Kept {
    private final int rows;
    private final int features;
    private final int width;
    private final int offset;
    private final float[] transposed;
    private final float[] start;
    private final float[] product;

    /**
     * Multiplies the rows by the matrix before adaptation.
     *
     * @param dense the matrices before adaptation
     * @param offset where the matrix, {@code [features, width]}, stands among them
     */
    Kept(Examples examples, float[] dense, int offset, int width, Kernels kernels) {
      this.rows = examples.rows();
      this.features = examples.schema().features();
      this.width = width;
      this.offset = offset;
      float[] values = new float[rows * features + Kernels.SLACK];
      examples.copyFeatures(values, 0);
      this.transposed = new float[rows * features + Kernels.SLACK];
      kernels.transpose(rows, features, values, 0, transposed, 0);
      this.start = Arrays.copyOfRange(dense, offset, offset + features * width + Kernels.SLACK);
      this.product = new float[rows * width + Kernels.SLACK];
      kernels.multiply(
          rows, features, width, values, 0, features, 1, start, 0, null, 0, 0, product, 0);
    }
  }

  private final Kept kept;
  private final Kernels kernels;
  private final float[] change;
  private final float[] rest;
  private float[] basis = new float[0];
  private float[] coordinates = new float[0];
  private float[] projected = new float[0];

  FeatureProducts(Kept kept, Kernels kernels) {
    this.kept = kept;
    this.kernels = kernels;
    this.change = new float[kept.features * kept.width + Kernels.SLACK];
    this.rest = new float[kept.features * kept.width + Kernels.SLACK];
  }

  /**
   * Writes the product with a task's matrix, {@code [rows, width]}.
   *
   * @param dense the task's matrices
   * @param support what the task was adapted to, or null
   * @return the inner side of the product that it took: 0 where the matrix has not changed, the
   *     features where the span does not hold the change
   */
  int write(float[] dense, @Nullable Examples support, float[] into) {
    int length = kept.features * kept.width;
    subtract(length, dense, kept.offset, kept.start, change);
    double size = norm(length, change);
    if (size == 0) {
      System.arraycopy(kept.product, 0, into, 0, kept.rows * kept.width);
      return 0;
    }
    int rank = support == null || !isFew(support.rows()) ? 0 : span(support);
    if (rank > 0 && holdsChange(rank, ROUNDING * (size + norm(length, kept.start)))) {
      writeProjected(rank, into);
      return rank;
    }
    writeWhole(into);
    return kept.features;
  }

  /** Whether two products by way of the span cost less than half of the whole one. */
  private boolean isFew(int supportRows) {
    return 2L * supportRows * (kept.features + kept.width) <= (long) kept.features * kept.width;
  }

  private static void subtract(int n, float[] a, int p, float[] b, float[] out) {
    for (int i = 0; i < n; i++) {
      out[i] = a[p + i] - b[i];
    }
  }

  private double norm(int n, float[] x) {
    return Math.sqrt(kernels.dot(n, x, 0, x, 0));
  }

  /**
   * Makes an orthonormal basis of the support rows, by the modified Gram-Schmidt process, a second
   * time where the first leaves a row much shorter.
   *
   * @return the number of its rows
   */
  private int span(Examples support) {
    int n = kept.features;
    reserve(support.rows());
    support.copyFeatures(basis, 0);
    int rank = 0;
    for (int i = 0; i < support.rows(); i++) {
      int row = rank * n;
      System.arraycopy(basis, i * n, basis, row, n);
      double before = rowNorm(row);
      double left = removeBasis(rank, row);
      if (left < Math.sqrt(.5) * before) {
        left = removeBasis(rank, row);
      }
      if (left > DEPENDENT * before) {
        scale(n, (float) (1 / left), basis, row);
        rank++;
      }
    }
    return rank;
  }

  /** Subtracts from a row its share in each row of the basis, and returns the norm of the rest. */
  private double removeBasis(int rank, int row) {
    int n = kept.features;
    for (int j = 0; j < rank; j++) {
      double share = kernels.dot(n, basis, row, basis, j * n);
      addScaled(n, (float) -share, basis, j * n, basis, row);
    }
    return rowNorm(row);
  }

  private double rowNorm(int row) {
    return Math.sqrt(kernels.dot(kept.features, basis, row, basis, row));
  }

  private void reserve(int supportRows) {
    if (basis.length < supportRows * kept.features + Kernels.SLACK) {
      basis = new float[supportRows * kept.features + Kernels.SLACK];
      coordinates = new float[supportRows * kept.width + Kernels.SLACK];
      projected = new float[supportRows * kept.rows + Kernels.SLACK];
    }
  }

  private static void addScaled(int n, float a, float[] x, int p, float[] y, int q) {
    for (int i = 0; i < n; i++) {
      y[q + i] += a * x[p + i];
    }
  }

  private static void scale(int n, float a, float[] x, int p) {
    for (int i = 0; i < n; i++) {
      x[p + i] *= a;
    }
  }

  /** Takes the coordinates of the change in the span, and looks at what they leave. */
  private boolean holdsChange(int rank, double tolerance) {
    int n = kept.features;
    int width = kept.width;
    kernels.multiply(rank, n, width, basis, 0, n, 1, change, 0, null, 0, 0, coordinates, 0);
    scale(rank * width, -1, coordinates, 0);
    kernels.multiply(n, rank, width, basis, 0, 1, n, coordinates, 0, change, 0, width, rest, 0);
    scale(rank * width, -1, coordinates, 0);
    return norm(n * width, rest) <= tolerance;
  }

  private void writeProjected(int rank, float[] into) {
    int rows = kept.rows;
    int width = kept.width;
    kernels.multiply(
        rank,
        kept.features,
        rows,
        basis,
        0,
        kept.features,
        1,
        kept.transposed,
        0,
        null,
        0,
        0,
        projected,
        0);
    kernels.multiply(
        rows, rank, width, projected, 0, 1, rows, coordinates, 0, kept.product, 0, width, into, 0);
  }

  private void writeWhole(float[] into) {
    kernels.multiply(
        kept.rows,
        kept.features,
        kept.width,
        kept.transposed,
        0,
        1,
        kept.rows,
        change,
        0,
        kept.product,
        0,
        kept.width,
        into,
        0);
  }
}
