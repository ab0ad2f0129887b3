package io.metalearn4j.data.table;

import org.jspecify.annotations.Nullable;

/**
 * A table, or a value in it, that cannot be used; the message names column, line or row, value and
 * rule. Of a file it names the file and the line, the first one being 1, of other tables the row,
 * counted from 1 likewise.
 */
public final class InvalidTableException extends IllegalArgumentException {
  private final String column;
  private final int row;
  private final int line;

  /** An exception about the table as a whole. */
  InvalidTableException(String rule) {
    super(rule);
    this.column = "";
    this.row = -1;
    this.line = 0;
  }

  /** An exception about a column as a whole. */
  InvalidTableException(String column, String rule) {
    super("column '" + column + "' " + rule);
    this.column = column;
    this.row = -1;
    this.line = 0;
  }

  /** An exception about a line of a file as a whole, and a column that it lacks. */
  InvalidTableException(String column, int line, String rule) {
    super("column '" + column + "', line " + line + ": " + rule);
    this.column = column;
    this.row = -1;
    this.line = line;
  }

  /**
   * An exception about one value of a table that is not of a file; {@link DataTable#invalid} makes
   * one that knows the line.
   *
   * @param column the column's name
   * @param row the row, counted from 0 without a header
   * @param value the value; null stands for a missing one
   * @param rule what it must be, such as {@code must be above 0}
   */
  public InvalidTableException(String column, int row, @Nullable Object value, String rule) {
    this(column, row, 0, value, rule);
  }

  /**
   * An exception about one value.
   *
   * @param line of the file, 0 if there is none
   * @param value null stands for a missing one
   */
  InvalidTableException(String column, int row, int line, @Nullable Object value, String rule) {
    super(
        "column '"
            + column
            + "', "
            + (line > 0 ? "line " + line : "row " + (row + 1) + ", counted from 1")
            + ": "
            + (value == null ? "the missing value " : "'" + value + "' ")
            + rule);
    this.column = column;
    this.row = row;
    this.line = line;
  }

  private InvalidTableException(String file, InvalidTableException within) {
    super(file + ": " + within.getMessage(), within);
    this.column = within.column;
    this.row = within.row;
    this.line = within.line;
  }

  /** This exception with the name of the file in its message; as it is where that is empty. */
  InvalidTableException in(String file) {
    return file.isEmpty() ? this : new InvalidTableException(file, this);
  }

  /** Returns the column, or an empty string if the table as a whole is wrong. */
  public String column() {
    return column;
  }

  /**
   * Returns the row as a {@link DataTable} counts it, from 0 without a header, or -1 if the column
   * or the line as a whole is wrong.
   */
  public int row() {
    return row;
  }

  /** Returns the line of the file, the first one being 1, or 0 if no line is known. */
  public int line() {
    return line;
  }
}
