package io.metalearn4j.parameter;

import java.util.Arrays;

/**
 * Numbers some rows of a table, from 0, in the order in which they are first named. Not
 * thread-safe.
 *
 * <p>Internal design: an open-addressed map from row to number, cleared through the list of its
 * keys, so that its cost is that of the rows it holds and not that of the table. Allocates only
 * when it grows.
 */
public final class RowNumbering {
  private static final int EMPTY = -1;
  private static final int INITIAL_ROWS = 16;

  /** Slots of the map for each row that fits, so that at most a quarter is taken. */
  private static final int SLOTS_PER_ROW = 4;

  /** 2^32 divided by the golden ratio, odd: spreads consecutive rows. */
  private static final int SPREAD = 0x9E3779B9;

  /** Floats of a cache line. */
  private static final int LINE = 16;

  private int[] rows = new int[INITIAL_ROWS];
  private int[] slots = new int[INITIAL_ROWS];
  private int[] keys = new int[SLOTS_PER_ROW * INITIAL_ROWS];
  private int[] numbers = new int[SLOTS_PER_ROW * INITIAL_ROWS];
  private int count;

  /** Where {@link #fetch} writes, or the JIT compiler would not let it read. */
  @SuppressWarnings("UnusedVariable")
  private float fetched;

  /** No rows. */
  public RowNumbering() {
    Arrays.fill(keys, EMPTY);
  }

  /** The number of rows that have one. */
  public int count() {
    return count;
  }

  /** The row of a number below {@link #count()}. */
  public int row(int number) {
    return rows[number];
  }

  /** The number of a row, or -1 if it has none. */
  public int indexOf(int row) {
    int slot = slot(row);
    return keys[slot] == EMPTY ? -1 : numbers[slot];
  }

  /** The number of a row, the next free one if it had none; it is then {@code count() - 1}. */
  public int add(int row) {
    int slot = slot(row);
    if (keys[slot] == EMPTY) {
      if (count == rows.length) {
        grow();
        slot = slot(row);
      }
      rows[count] = row;
      put(count, slot);
      count++;
    }
    return numbers[slot];
  }

  /**
   * Reads something of each cache line of the rows. Rows of a large table are in no cache, and a
   * loop that does nothing else has the processor fetch many at a time.
   *
   * @param table the table's values, row-major
   * @param width the number of its columns
   */
  public void fetch(float[] table, int width) {
    int last = width - 1;
    fetched = fetch(table, width, 0, Math.min(LINE, last), last);
    for (int column = 2 * LINE; column < last; column += 2 * LINE) {
      fetched += fetch(table, width, column, Math.min(column + LINE, last), last);
    }
  }

  private float fetch(float[] table, int width, int first, int second, int third) {
    int[] named = rows;
    float sum = 0;
    for (int i = 0; i < count; i++) {
      int start = named[i] * width;
      sum += table[start + first] + table[start + second] + table[start + third];
    }
    return sum;
  }

  /** Becomes a copy of another. */
  public void set(RowNumbering other) {
    clear();
    if (rows.length != other.rows.length) {
      reserve(other.rows.length);
    }
    count = other.count;
    System.arraycopy(other.rows, 0, rows, 0, count);
    for (int i = 0; i < count; i++) {
      put(i, other.slots[i]);
    }
  }

  /** Forgets all rows. */
  public void clear() {
    for (int i = 0; i < count; i++) {
      keys[slots[i]] = EMPTY;
    }
    count = 0;
  }

  private int slot(int row) {
    int mask = keys.length - 1;
    int slot = ((row * SPREAD) >>> 7) & mask;
    while (keys[slot] != EMPTY && keys[slot] != row) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void put(int number, int slot) {
    keys[slot] = rows[number];
    numbers[slot] = number;
    slots[number] = slot;
  }

  private void grow() {
    reserve(2 * rows.length);
    for (int i = 0; i < count; i++) {
      put(i, slot(rows[i]));
    }
  }

  /** Makes room for so many rows, whose places have to be put anew. */
  private void reserve(int length) {
    rows = Arrays.copyOf(rows, length);
    slots = new int[length];
    keys = new int[SLOTS_PER_ROW * length];
    numbers = new int[SLOTS_PER_ROW * length];
    Arrays.fill(keys, EMPTY);
  }
}
