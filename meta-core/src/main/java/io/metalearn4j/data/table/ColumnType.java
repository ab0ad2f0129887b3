package io.metalearn4j.data.table;

/** What a column of a {@link DataTable} holds. */
public enum ColumnType {
  /** Finite numbers, some of which may be missing. */
  NUMERIC,
  /** Strings, some of which may be missing. */
  CATEGORICAL,
  /** Points in time as longs, such as epoch milliseconds or week numbers, none missing. */
  TIME
}
