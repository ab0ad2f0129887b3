package io.metalearn4j.data.table;

import org.jspecify.annotations.Nullable;

/**
 * A table, or a value in it, that cannot be used; the message names column, row, value and rule.
 */
public final class InvalidTableException extends IllegalArgumentException {
  private final String column;
  private final int row;

  /** An exception about the table as a whole. */
  InvalidTableException(String rule) {
    super(rule);
    this.column = "";
    this.row = -1;
  }

  /** An exception about a column as a whole. */
  InvalidTableException(String column, String rule) {
    super("column '" + column + "' " + rule);
    this.column = column;
    this.row = -1;
  }

  /**
   * An exception about one value.
   *
   * @param column the column's name
   * @param row the row, counted from 0 without a header
   * @param value the value; null stands for a missing one
   * @param rule what it must be, such as {@code must be above 0}
   */
  public InvalidTableException(String column, int row, @Nullable Object value, String rule) {
    super(
        "column '"
            + column
            + "', row "
            + row
            + ": "
            + (value == null ? "the missing value " : "'" + value + "' ")
            + rule);
    this.column = column;
    this.row = row;
  }

  /** Returns the column, or an empty string if the table as a whole is wrong. */
  public String column() {
    return column;
  }

  /** Returns the row, counted from 0 without a header, or -1 if the column as a whole is wrong. */
  public int row() {
    return row;
  }
}
