package io.metalearn4j.recsys.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * An immutable sparse matrix in compressed rows: what each user rated, what each item is described
 * by.
 *
 * <p>Columns ascend within a row. Thread-safe: nothing changes after construction and no array is
 * handed out.
 */
public final class SparseRows {
  private final int columns;
  private final int[] starts;
  private final int[] indices;
  private final float[] values;

  private SparseRows(int columns, int[] starts, int[] indices, float[] values) {
    this.columns = columns;
    this.starts = starts;
    this.indices = indices;
    this.values = values;
  }

  /**
   * Rows gathered from coordinates; the last value wins where a coordinate repeats.
   *
   * @param rows number of rows, at least 0
   * @param columns number of columns, at least 0
   * @param row row of each entry, in [0, rows), not modified
   * @param column column of each entry, in [0, columns), not modified
   * @param value value of each entry, not modified
   * @throws IllegalArgumentException when the arrays differ in length or an index is out of range
   */
  public static SparseRows of(int rows, int columns, int[] row, int[] column, float[] value) {
    if (row.length != column.length || row.length != value.length) {
      throw new IllegalArgumentException(
          "row, column and value must have one length, got %d, %d, %d"
              .formatted(row.length, column.length, value.length));
    }
    int[] starts = new int[rows + 1];
    for (int e = 0; e < row.length; e++) {
      Objects.checkIndex(row[e], rows);
      Objects.checkIndex(column[e], columns);
      starts[row[e] + 1]++;
    }
    for (int r = 0; r < rows; r++) {
      starts[r + 1] += starts[r];
    }
    int[] next = Arrays.copyOf(starts, rows);
    long[] keyed = new long[row.length];
    for (int e = 0; e < row.length; e++) {
      keyed[next[row[e]]++] = ((long) column[e] << 32) | e;
    }
    int[] indices = new int[row.length];
    float[] values = new float[row.length];
    int[] kept = new int[rows + 1];
    int size = 0;
    for (int r = 0; r < rows; r++) {
      Arrays.sort(keyed, starts[r], starts[r + 1]);
      int rowStart = size;
      for (int e = starts[r]; e < starts[r + 1]; e++) {
        int c = (int) (keyed[e] >>> 32);
        if (size > rowStart && indices[size - 1] == c) {
          size--;
        }
        indices[size] = c;
        values[size++] = value[(int) keyed[e]];
      }
      kept[r + 1] = size;
    }
    return new SparseRows(columns, kept, Arrays.copyOf(indices, size), Arrays.copyOf(values, size));
  }

  /** Rows given one by one, each with ascending columns. */
  public static SparseRows ofRows(int columns, List<Row> rows) {
    int size = rows.stream().mapToInt(Row::size).sum();
    int[] starts = new int[rows.size() + 1];
    int[] indices = new int[size];
    float[] values = new float[size];
    int at = 0;
    for (int r = 0; r < rows.size(); r++) {
      Row row = rows.get(r);
      for (int e = 0; e < row.size(); e++) {
        indices[at] = Objects.checkIndex(row.indices[e], columns);
        values[at++] = row.values[e];
      }
      starts[r + 1] = at;
    }
    return new SparseRows(columns, starts, indices, values);
  }

  /** A matrix of empty rows. */
  public static SparseRows empty(int rows, int columns) {
    return new SparseRows(columns, new int[rows + 1], new int[0], new float[0]);
  }

  /** Number of rows. */
  public int rows() {
    return starts.length - 1;
  }

  /** Number of columns. */
  public int columns() {
    return columns;
  }

  /** Number of stored entries. */
  public int size() {
    return indices.length;
  }

  /** Position of the first entry of {@code row}. */
  public int start(int row) {
    return starts[row];
  }

  /** Position after the last entry of {@code row}. */
  public int end(int row) {
    return starts[row + 1];
  }

  /** Number of entries of {@code row}. */
  public int count(int row) {
    return starts[row + 1] - starts[row];
  }

  /** Column of the entry at {@code position}. */
  public int index(int position) {
    return indices[position];
  }

  /** Value of the entry at {@code position}. */
  public float value(int position) {
    return values[position];
  }

  /** A copy of one row. */
  public Row row(int row) {
    return new Row(
        Arrays.copyOfRange(indices, starts[row], starts[row + 1]),
        Arrays.copyOfRange(values, starts[row], starts[row + 1]));
  }

  /** The transposed matrix. */
  public SparseRows transpose() {
    int[] next = new int[columns + 1];
    for (int index : indices) {
      next[index + 1]++;
    }
    for (int c = 0; c < columns; c++) {
      next[c + 1] += next[c];
    }
    int[] transposedStarts = next.clone();
    int[] rowOf = new int[indices.length];
    float[] transposed = new float[indices.length];
    for (int r = 0; r < rows(); r++) {
      for (int e = starts[r]; e < starts[r + 1]; e++) {
        int to = next[indices[e]]++;
        rowOf[to] = r;
        transposed[to] = values[e];
      }
    }
    return new SparseRows(rows(), transposedStarts, rowOf, transposed);
  }

  /** The given rows, in the given order. */
  public SparseRows select(int[] rows) {
    return ofRows(columns, Arrays.stream(rows).mapToObj(this::row).toList());
  }

  /** One sparse vector: ascending indices and their values. */
  public static final class Row {
    private static final Row EMPTY = new Row(new int[0], new float[0]);
    private final int[] indices;
    private final float[] values;

    private Row(int[] indices, float[] values) {
      this.indices = indices;
      this.values = values;
    }

    /**
     * A sparse vector.
     *
     * @param indices strictly ascending, at least 0, copied
     * @param values one a index, copied
     * @throws IllegalArgumentException when the lengths differ or the indices do not ascend
     */
    public static Row of(int[] indices, float[] values) {
      if (indices.length != values.length) {
        throw new IllegalArgumentException(
            "indices and values must have one length, got %d and %d"
                .formatted(indices.length, values.length));
      }
      for (int e = 0; e < indices.length; e++) {
        if (indices[e] < 0 || (e > 0 && indices[e] <= indices[e - 1])) {
          throw new IllegalArgumentException(
              "indices must ascend from 0, got %d at %d".formatted(indices[e], e));
        }
      }
      return new Row(indices.clone(), values.clone());
    }

    /** The zero vector. */
    public static Row empty() {
      return EMPTY;
    }

    /** Number of stored entries. */
    public int size() {
      return indices.length;
    }

    /** Index of entry {@code e}. */
    public int index(int e) {
      return indices[e];
    }

    /** Value of entry {@code e}. */
    public float value(int e) {
      return values[e];
    }
  }
}
