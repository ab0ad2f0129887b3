package io.metalearn4j.optim;

import java.util.Arrays;

/**
 * Some rows of a table, in the order in which they were first added to. Not thread-safe.
 *
 * <p>Internal design: an open-addressed map from row to place, cleared through the list of its
 * keys, so that its cost is that of the rows it holds.
 */
public final class SparseRows {
  private static final int EMPTY = -1;

  private final int width;
  private int[] rows = new int[16];
  private int[] slots = new int[16];
  private int[] keys = new int[64];
  private int[] places = new int[64];
  private float[] values;
  private int count;

  /** No rows of a table of {@code width} columns. */
  public SparseRows(int width) {
    this.width = width;
    this.values = new float[16 * width];
    Arrays.fill(keys, EMPTY);
  }

  /** The number of rows. */
  public int count() {
    return count;
  }

  /** The table's row at a place. */
  public int row(int place) {
    return rows[place];
  }

  /** The values, row-major; those of place {@code i} start at {@code i * width}. Themselves. */
  public float[] values() {
    return values;
  }

  /** The number of values. */
  public int length() {
    return count * width;
  }

  /** Drops all rows. */
  public void clear() {
    for (int i = 0; i < count; i++) {
      keys[slots[i]] = EMPTY;
    }
    count = 0;
  }

  /** Where a row's values start, zeros if it is new. */
  public int start(int row) {
    int slot = slot(row);
    if (keys[slot] == EMPTY) {
      if (count == rows.length) {
        grow();
        slot = slot(row);
      }
      keys[slot] = row;
      places[slot] = count;
      slots[count] = slot;
      rows[count] = row;
      Arrays.fill(values, count * width, (count + 1) * width, 0);
      count++;
    }
    return places[slot] * width;
  }

  /** Adds {@code weight} times the rows of {@code other}. */
  public void add(float weight, SparseRows other) {
    for (int i = 0; i < other.count; i++) {
      int start = start(other.rows[i]);
      for (int c = 0; c < width; c++) {
        values[start + c] += weight * other.values[i * width + c];
      }
    }
  }

  private int slot(int row) {
    int mask = keys.length - 1;
    int slot = ((row * 0x9E3779B9) >>> 7) & mask;
    while (keys[slot] != EMPTY && keys[slot] != row) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    rows = Arrays.copyOf(rows, 2 * rows.length);
    values = Arrays.copyOf(values, 2 * values.length);
    slots = new int[rows.length];
    keys = new int[4 * rows.length];
    places = new int[4 * rows.length];
    Arrays.fill(keys, EMPTY);
    for (int i = 0; i < count; i++) {
      int slot = slot(rows[i]);
      keys[slot] = rows[i];
      places[slot] = i;
      slots[i] = slot;
    }
  }
}
