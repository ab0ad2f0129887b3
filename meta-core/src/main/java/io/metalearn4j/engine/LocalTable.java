package io.metalearn4j.engine;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.InvalidExamplesException;
import io.metalearn4j.graph.Axis;
import io.metalearn4j.parameter.Parameter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one embedding table that the task at hand uses, numbered in the order in which the
 * task names them. Not thread-safe.
 *
 * <p>Internal design: an open-addressed map from row to local number, cleared through the list of
 * its keys, so that binding costs nothing that grows with the table.
 */
public final class LocalTable {
  private static final int EMPTY = -1;

  private final Parameter table;
  private final Axis axis;
  private final List<Integer> idColumns;
  private int[] rows = new int[8];
  private int[] keys = new int[32];
  private int[] values = new int[32];
  private int[] slots = new int[8];
  private int count;
  private int start;

  LocalTable(Parameter table, List<Integer> idColumns) {
    this.table = table;
    this.axis = Axis.table(table.name());
    this.idColumns = List.copyOf(idColumns);
    Arrays.fill(keys, EMPTY);
  }

  /** What the rows are of. */
  public Parameter table() {
    return table;
  }

  /** The axis that numbers the rows. */
  public Axis axis() {
    return axis;
  }

  /** The id columns that look up rows. */
  public List<Integer> idColumns() {
    return idColumns;
  }

  /** The number of rows that the task uses. */
  public int count() {
    return count;
  }

  /** The table's row that is number {@code index} here. */
  public int row(int index) {
    return rows[index];
  }

  /** Where the rows start in the task's vectors. */
  public int start() {
    return start;
  }

  /** Where the rows end in the task's vectors. */
  public int end() {
    return start + length();
  }

  /** The number of elements of the rows. */
  public int length() {
    return count * table.columns();
  }

  /** The local number of a row, or -1 if the task does not use it. */
  public int indexOf(int row) {
    int slot = slot(row);
    return keys[slot] == EMPTY ? -1 : values[slot];
  }

  /** Writes the local numbers of one id column into {@code into}. */
  public void number(Examples examples, int idColumn, int[] into) {
    for (int r = 0; r < examples.rows(); r++) {
      into[r] = indexOf(examples.id(r, idColumn));
    }
  }

  void bind(Examples support, @Nullable Examples query, int from) {
    for (int i = 0; i < count; i++) {
      keys[slots[i]] = EMPTY;
    }
    count = 0;
    start = from;
    for (int i = 0; i < idColumns.size(); i++) {
      addAll(support, idColumns.get(i));
      if (query != null) {
        addAll(query, idColumns.get(i));
      }
    }
  }

  void check(Examples examples) {
    for (int i = 0; i < idColumns.size(); i++) {
      int column = idColumns.get(i);
      for (int r = 0; r < examples.rows(); r++) {
        int id = examples.id(r, column);
        if (id >= table.rows()) {
          throw new InvalidExamplesException(
              "id at row "
                  + r
                  + ", column "
                  + column
                  + " is "
                  + id
                  + ", must be below the "
                  + table.rows()
                  + " rows of table "
                  + table.name());
        }
      }
    }
  }

  private void addAll(Examples examples, int column) {
    for (int r = 0; r < examples.rows(); r++) {
      add(examples.id(r, column));
    }
  }

  private void add(int row) {
    int slot = slot(row);
    if (keys[slot] == EMPTY) {
      if (count == rows.length) {
        grow();
        slot = slot(row);
      }
      keys[slot] = row;
      values[slot] = count;
      slots[count] = slot;
      rows[count++] = row;
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
    slots = new int[rows.length];
    keys = new int[4 * rows.length];
    values = new int[4 * rows.length];
    Arrays.fill(keys, EMPTY);
    for (int i = 0; i < count; i++) {
      int slot = slot(rows[i]);
      keys[slot] = rows[i];
      values[slot] = i;
      slots[i] = slot;
    }
  }
}
