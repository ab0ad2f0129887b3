package io.metalearn4j.engine.jvm.vector;

import static io.metalearn4j.engine.jvm.vector.Lanes.L;

/**
 * Transposition in square blocks of a vector's length. The last block of a row or column ends with
 * the matrix and overlaps the one before it.
 *
 * <p>All vectors of a process have one length: where the JIT compiler meets two, it can no longer
 * tell which class a vector is of.
 */
final class VectorTranspose {
  private VectorTranspose() {}

  /** Whether there are blocks of this vector length and the matrix is large enough for one. */
  static boolean isPossible(int rows, int columns) {
    return (L == 8 || L == 16) && rows >= L && columns >= L;
  }

  static void transpose(int rows, int columns, float[] x, int xOffset, float[] out, int outOffset) {
    for (int i = 0; i < rows; i += L) {
      int row = Math.min(i, rows - L);
      for (int j = 0; j < columns; j += L) {
        int column = Math.min(j, columns - L);
        int p = xOffset + row * columns + column;
        int r = outOffset + column * rows + row;
        if (L == 16) {
          Transpose16.block(x, p, columns, out, r, rows);
        } else {
          Transpose8.block(x, p, columns, out, r, rows);
        }
      }
    }
  }
}
