package io.metalearn4j.optim;

import io.metalearn4j.parameter.RowNumbering;
import java.util.Arrays;

/**
 * Values of some rows of a table, in the order in which the rows were first added to. Its cost is
 * that of the rows it holds. Not thread-safe.
 */
public final class SparseRows {
  private static final int INITIAL_ROWS = 16;

  private final int width;
  private final RowNumbering numbering = new RowNumbering();
  private float[] values;

  /** No rows of a table of {@code width} columns. */
  public SparseRows(int width) {
    this.width = width;
    this.values = new float[INITIAL_ROWS * width];
  }

  /** The number of rows. */
  public int count() {
    return numbering.count();
  }

  /** The table's row at a place. */
  public int row(int place) {
    return numbering.row(place);
  }

  /** The values, row-major; those of place {@code i} start at {@code i * width}. Themselves. */
  public float[] values() {
    return values;
  }

  /** The number of values. */
  public int length() {
    return count() * width;
  }

  /** Reads these rows of a table, so that what follows finds them in a cache. */
  void fetch(float[] table) {
    numbering.fetch(table, width);
  }

  /** Drops all rows. */
  public void clear() {
    numbering.clear();
  }

  /** Becomes these rows; their values are left to be written. */
  public void set(RowNumbering rows) {
    numbering.set(rows);
    reserve();
  }

  /** Where a row's values start; those of a new row are left to be written. */
  public int start(int row) {
    int start = numbering.add(row) * width;
    reserve();
    return start;
  }

  private void reserve() {
    if (values.length < length()) {
      values = Arrays.copyOf(values, Math.max(length(), 2 * values.length));
    }
  }

  /** Adds {@code weight} times the rows of {@code other} that are in this one of so many parts. */
  void add(float weight, SparseRows other, int part, int parts) {
    for (int i = 0; i < other.count(); i++) {
      int row = other.row(i);
      if ((row & (parts - 1)) != part) {
        continue;
      }
      int before = count();
      int start = start(row);
      if (count() > before) {
        assign(width, values, start, weight, other.values, i * width);
      } else {
        add(width, values, start, weight, other.values, i * width);
      }
    }
  }

  private static void assign(int n, float[] to, int start, float weight, float[] x, int from) {
    for (int c = 0; c < n; c++) {
      to[start + c] = weight * x[from + c];
    }
  }

  private static void add(int n, float[] to, int start, float weight, float[] x, int from) {
    for (int c = 0; c < n; c++) {
      to[start + c] += weight * x[from + c];
    }
  }
}
