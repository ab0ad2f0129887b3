package io.metalearn4j.engine;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.InvalidExamplesException;
import io.metalearn4j.graph.Axis;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.RowNumbering;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one embedding table that the task at hand uses, numbered in the order in which the
 * task names them. Binding costs nothing that grows with the table. Not thread-safe.
 */
public final class LocalTable {
  private final Parameter table;
  private final Axis axis;
  private final List<Integer> idColumns;
  private final RowNumbering numbering = new RowNumbering();
  private int start;

  LocalTable(Parameter table, List<Integer> idColumns) {
    this.table = table;
    this.axis = Axis.table(table.name());
    this.idColumns = List.copyOf(idColumns);
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
    return numbering.count();
  }

  /** The rows that the task uses, themselves; do not modify. */
  public RowNumbering numbering() {
    return numbering;
  }

  /** The table's row that is number {@code index} here. */
  public int row(int index) {
    return numbering.row(index);
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
    return count() * table.columns();
  }

  /** The local number of a row, or -1 if the task does not use it. */
  public int indexOf(int row) {
    return numbering.indexOf(row);
  }

  /** Reads the rows that the task uses, so that what follows finds them in a cache. */
  void fetch(float[] values) {
    numbering.fetch(values, table.columns());
  }

  /** Writes the local numbers of one id column into {@code into}. */
  public void number(Examples examples, int idColumn, int[] into) {
    int last = -1;
    int number = -1;
    for (int r = 0; r < examples.rows(); r++) {
      int id = examples.id(r, idColumn);
      if (id != last) {
        last = id;
        number = indexOf(id);
      }
      into[r] = number;
    }
  }

  void bind(Examples support, @Nullable Examples query, int from) {
    numbering.clear();
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
    int last = -1; // rows of one entity follow each other
    for (int r = 0; r < examples.rows(); r++) {
      int id = examples.id(r, column);
      if (id != last) {
        last = id;
        numbering.add(id);
      }
    }
  }
}
