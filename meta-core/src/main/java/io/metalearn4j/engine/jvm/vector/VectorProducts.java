package io.metalearn4j.engine.jvm.vector;

import static io.metalearn4j.engine.jvm.vector.Lanes.L;

import org.jspecify.annotations.Nullable;

/**
 * Cuts a product into tiles of up to {@link #MAX_ROWS} rows and {@link #MAX_VECTORS} vectors of
 * columns, as even as possible: 10 rows are 5 + 5. The tiles of a group of columns follow each
 * other, so that these columns of B stay in the cache. The last vector of a row ends with the row
 * and overlaps the one before it, within one tile, so that C may be added to itself.
 */
final class VectorProducts {
  static final int MAX_ROWS = 6;

  /**
   * Vectors of columns in a tile: as many as registers hold, which are 16 where vectors hold 8
   * floats, else 32.
   */
  static final int MAX_VECTORS = L == 8 ? 2 : 4;

  /** What a product without {@code init} starts from: each tile reads it from its start. */
  private static final float[] ZEROS = new float[MAX_VECTORS * L];

  private VectorProducts() {}

  /** A product of at least a vector of columns. */
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
    int vectors = (n + L - 1) / L;
    int groups = (vectors + MAX_VECTORS - 1) / MAX_VECTORS;
    int column = 0;
    for (int g = groups; g > 0; g--) {
      int width = vectors / g; // the last group is the widest, so that its last vector can overlap
      int last = Math.min((width - 1) * L, n - L - column);
      multiply(
          m,
          width,
          last,
          k,
          n,
          a,
          aOffset,
          rowStride,
          columnStride,
          b,
          bOffset + column,
          init == null ? ZEROS : init,
          init == null ? 0 : initOffset + column,
          init == null ? 0 : initStride,
          c,
          cOffset + column);
      vectors -= width;
      column += width * L;
    }
  }

  private static void multiply(
      int m,
      int width,
      int last,
      int k,
      int n,
      float[] a,
      int aOffset,
      int rowStride,
      int columnStride,
      float[] b,
      int bOffset,
      float[] init,
      int initOffset,
      int initStride,
      float[] c,
      int cOffset) {
    int blocks = (m + MAX_ROWS - 1) / MAX_ROWS;
    int height = m / blocks;
    int taller = m - blocks * height;
    int i = 0;
    for (int h = 0; h < blocks; h++) {
      int rows = h < taller ? height + 1 : height;
      Tiles.of(rows, width)
          .run(
              k,
              n,
              last,
              a,
              aOffset + i * rowStride,
              rowStride,
              columnStride,
              b,
              bOffset,
              init,
              initOffset + i * initStride,
              initStride,
              c,
              cOffset + i * n);
      i += rows;
    }
  }

  /**
   * A product of fewer columns than a vector has. Whole vectors are written, each row over what the
   * one before it has written too much; the last rows go by way of the scratch array, and so do all
   * where C is added to itself.
   *
   * @param scratch at least {@code MAX_ROWS * L} floats
   */
  static void multiplyNarrow(
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
      int cOffset,
      float[] scratch) {
    float[] start = init == null ? ZEROS : init;
    int startOffset = init == null ? 0 : initOffset;
    int startStride = init == null ? 0 : initStride;
    for (int i = 0; i < m; i += MAX_ROWS) {
      int rows = Math.min(MAX_ROWS, m - i);
      boolean isDirect = init != c && (i + rows - 1) * n + L <= m * n;
      Tiles.of(rows, 1)
          .run(
              k,
              n,
              0,
              a,
              aOffset + i * rowStride,
              rowStride,
              columnStride,
              b,
              bOffset,
              start,
              startOffset + i * startStride,
              startStride,
              isDirect ? c : scratch,
              isDirect ? cOffset + i * n : 0);
      if (!isDirect) {
        System.arraycopy(scratch, 0, c, cOffset + i * n, rows * n);
      }
    }
  }
}
