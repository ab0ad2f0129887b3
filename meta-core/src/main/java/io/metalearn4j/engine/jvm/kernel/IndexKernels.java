package io.metalearn4j.engine.jvm.kernel;

import java.util.Arrays;

/**
 * Copies and sums by index: copies of rows for embeddings, maps along columns for convolution. An
 * index out of range throws {@link ArrayIndexOutOfBoundsException} or is undefined.
 */
public interface IndexKernels {
  /** Copies rows of a table: {@code out[i, :] = table[ids[i], :]} for {@code rows} ids. */
  default void gatherRows(
      int rows,
      int columns,
      float[] table,
      int tableOffset,
      int[] ids,
      int idsOffset,
      float[] out,
      int outOffset) {
    for (int i = 0; i < rows; i++) {
      System.arraycopy(
          table, tableOffset + ids[idsOffset + i] * columns, out, outOffset + i * columns, columns);
    }
  }

  /**
   * Adds rows to a table, in the order of the rows: {@code table[ids[i], :] += x[i, :]}. The caller
   * clears the table first.
   */
  default void scatterAddRows(
      int rows,
      int columns,
      float[] x,
      int xOffset,
      int[] ids,
      int idsOffset,
      float[] table,
      int tableOffset) {
    for (int i = 0; i < rows; i++) {
      int from = xOffset + i * columns;
      int to = tableOffset + ids[idsOffset + i] * columns;
      for (int j = 0; j < columns; j++) {
        table[to + j] += x[from + j];
      }
    }
  }

  /**
   * Rearranges the columns of every row: {@code out[i, j] = x[i, map[j]]}, or 0 where {@code map[j]
   * < 0}.
   *
   * @param columns columns of {@code x}
   * @param map the column of {@code x} for each column of {@code out}; its length is the number of
   *     columns of {@code out}
   */
  default void gatherColumns(
      int rows, int columns, float[] x, int xOffset, int[] map, float[] out, int outOffset) {
    for (int i = 0; i < rows; i++) {
      int from = xOffset + i * columns;
      int to = outOffset + i * map.length;
      for (int j = 0; j < map.length; j++) {
        int column = map[j];
        out[to + j] = column < 0 ? 0f : x[from + column];
      }
    }
  }

  /**
   * The adjoint of {@link #gatherColumns}: {@code out[i, c]} is the sum of {@code x[i, j]} over all
   * {@code j} with {@code map[j] = c}.
   *
   * @param columns columns of {@code out}
   * @param map the column of {@code out} for each column of {@code x}, negative for none; its
   *     length is the number of columns of {@code x}
   */
  default void scatterAddColumns(
      int rows, int columns, float[] x, int xOffset, int[] map, float[] out, int outOffset) {
    Arrays.fill(out, outOffset, outOffset + rows * columns, 0f);
    for (int i = 0; i < rows; i++) {
      int from = xOffset + i * map.length;
      int to = outOffset + i * columns;
      for (int j = 0; j < map.length; j++) {
        int column = map[j];
        if (column >= 0) {
          out[to + column] += x[from + j];
        }
      }
    }
  }
}
