package io.metalearn4j.engine.jvm.vector;

import static io.metalearn4j.engine.jvm.vector.Lanes.L;

import org.jspecify.annotations.Nullable;

/**
 * Cuts a product into tiles of up to {@link #MAX_ROWS} rows and as many vectors of columns as
 * registers hold beside them, as even as possible: 10 rows are 5 + 5. They go through the larger of
 * B and C once: by groups of columns of B or of rows of C, which stay in the cache meanwhile. The
 * last vector of a row ends with the row and overlaps the one before it, within one tile, so that C
 * may be added to itself.
 */
final class VectorProducts {
  static final int MAX_ROWS = 6;

  private static final int MAX_VECTORS = 4;

  /** What a product without {@code init} starts from: each tile reads it from its start. */
  private static final float[] ZEROS = new float[MAX_VECTORS * L];

  private VectorProducts() {}

  /**
   * The most rows of a tile. With 16 registers, rows of A that are four by four are fastest;
   * columns of A are not, since their four neighbours are loaded at once and need registers as
   * well.
   */
  private static int mostRows(int m, boolean isTransposed) {
    return L == 8 && !isTransposed && m % 4 == 0 ? 4 : MAX_ROWS;
  }

  /**
   * The most vectors of columns in a tile of so many rows: registers are 16 where vectors hold 8
   * floats, else 32.
   */
  private static int mostVectors(int rows) {
    return L != 8 || rows <= 2 ? MAX_VECTORS : rows <= 4 ? 3 : 2;
  }

  /**
   * A product of at least a vector of columns.
   *
   * @param isTransposed whether A is stored by columns
   * @param stride distance from one row of A to the next, or from one column if they are stored
   */
  static void multiply(
      int m,
      int k,
      int n,
      float[] a,
      int aOffset,
      boolean isTransposed,
      int stride,
      float[] b,
      int bOffset,
      float @Nullable [] init,
      int initOffset,
      int initStride,
      float[] c,
      int cOffset) {
    int tallest = mostRows(m, isTransposed);
    int blocks = (m + tallest - 1) / tallest;
    int height = m / blocks;
    int taller = m % blocks;
    int vectors = (n + L - 1) / L;
    int most = mostVectors(taller == 0 ? height : height + 1);
    int groups = (vectors + most - 1) / most;
    int width = vectors / groups;
    int narrower = groups - vectors % groups; // first, so that the last vector can overlap
    boolean isByRows = k < m;
    for (int outer = 0; outer < (isByRows ? blocks : groups); outer++) {
      for (int inner = 0; inner < (isByRows ? groups : blocks); inner++) {
        int block = isByRows ? outer : inner;
        int group = isByRows ? inner : outer;
        int rows = block < taller ? height + 1 : height;
        int across = group < narrower ? width : width + 1;
        int row = block * height + Math.min(block, taller);
        int column = (group * width + Math.max(0, group - narrower)) * L;
        Tiles.of(rows, across, isTransposed)
            .run(
                k,
                n,
                Math.min((across - 1) * L, n - L - column),
                a,
                isTransposed ? aOffset + row : aOffset + row * stride,
                stride,
                b,
                bOffset + column,
                init == null ? ZEROS : init,
                init == null ? 0 : initOffset + row * initStride + column,
                init == null ? 0 : initStride,
                c,
                cOffset + row * n + column);
      }
    }
  }

  /**
   * A product of fewer columns than a vector has. Whole vectors are written, each row over what the
   * one before it has written too much; the last rows go by way of the scratch array, and so do all
   * where C is added to itself.
   *
   * @param isTransposed whether A is stored by columns
   * @param stride distance from one row of A to the next, or from one column if they are stored
   * @param scratch at least {@code MAX_ROWS * L} floats
   */
  static void multiplyNarrow(
      int m,
      int k,
      int n,
      float[] a,
      int aOffset,
      boolean isTransposed,
      int stride,
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
      Tiles.of(rows, 1, isTransposed)
          .run(
              k,
              n,
              0,
              a,
              isTransposed ? aOffset + i : aOffset + i * stride,
              stride,
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
