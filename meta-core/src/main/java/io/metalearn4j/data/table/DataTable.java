package io.metalearn4j.data.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Raw data: named columns of numbers, categories and times, all of the same length.
 *
 * <p>Immutable and thread-safe. Rows are counted from 0.
 *
 * @see CsvFormat
 */
public final class DataTable {
  private final int rows;
  private final Map<String, Column> columns;

  /** The file's name; empty if it is not of a file, or that has none. */
  private final String file;

  /** The line of each row in its file; empty if it is not of a file. */
  private final int[] lines;

  private DataTable(int rows, Map<String, Column> columns, String file, int... lines) {
    this.rows = rows;
    this.columns = columns;
    this.file = file;
    this.lines = lines;
  }

  /** Returns a builder of a table without columns. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns a table of rows that an application holds as maps.
   *
   * @param columns the columns with their types; other keys of the rows are ignored
   * @param rows a map a row; an absent or null value is missing. Numeric columns take a {@link
   *     Number}; categorical ones a string, enum, boolean, int or long; time ones an int or long as
   *     it is, or an {@code Instant}, {@code LocalDate} or {@code LocalDateTime} in UTC as epoch
   *     milliseconds
   * @throws InvalidTableException if a value is of another class or not finite, or a time is
   *     missing
   */
  public static DataTable ofRows(
      Map<String, ColumnType> columns, List<? extends Map<String, ?>> rows) {
    Map<String, Column> read = new LinkedHashMap<>();
    columns.forEach(
        (name, type) -> {
          List<@Nullable Object> values = new ArrayList<>(rows.size());
          rows.forEach(row -> values.add(row.get(name)));
          read.put(name, Values.column(name, type, values));
        });
    return new DataTable(rows.size(), Collections.unmodifiableMap(read), "");
  }

  /**
   * Returns the rows of a database query. With DuckDB's driver this also reads Parquet files:
   * {@code SELECT * FROM 'sales.parquet'}.
   *
   * @param columns the columns with their types, by the names they have in the query; others are
   *     ignored
   * @param query its rows from the next one on are read; not closed
   * @throws InvalidTableException if a number is not finite, or a time is missing
   * @throws SQLException if the database fails, or a column is missing or of another type
   */
  public static DataTable ofQuery(Map<String, ColumnType> columns, ResultSet query)
      throws SQLException {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    while (query.next()) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      for (Map.Entry<String, ColumnType> column : columns.entrySet()) {
        row.put(column.getKey(), Values.ofQuery(query, column.getKey(), column.getValue()));
      }
      rows.add(row);
    }
    return ofRows(columns, rows);
  }

  /** Returns the number of rows. */
  public int rows() {
    return rows;
  }

  /** Returns the columns and their types, in order. */
  public Map<String, ColumnType> columns() {
    Map<String, ColumnType> types = new LinkedHashMap<>();
    columns.forEach((name, column) -> types.put(name, column.type()));
    return Collections.unmodifiableMap(types);
  }

  /**
   * Returns whether a value is missing.
   *
   * @throws InvalidTableException if there is no such column
   */
  public boolean isMissing(String column, int row) {
    return column(column).isMissing(row);
  }

  /**
   * Returns a number, NaN if it is missing.
   *
   * @throws InvalidTableException if there is no such numeric column
   */
  public double numeric(String column, int row) {
    return numeric(column).values()[row];
  }

  /**
   * Returns a category, empty if it is missing.
   *
   * @throws InvalidTableException if there is no such categorical column
   */
  public Optional<String> category(String column, int row) {
    return Optional.ofNullable(categorical(column).value(row));
  }

  /**
   * Returns a point in time.
   *
   * @throws InvalidTableException if there is no such time column
   */
  public long time(String column, int row) {
    return time(column).values()[row];
  }

  /**
   * Returns all numbers of a column, NaN where one is missing; a copy.
   *
   * @throws InvalidTableException if there is no such numeric column
   */
  public double[] numbers(String column) {
    return numeric(column).values().clone();
  }

  /**
   * Returns all points in time of a column; a copy.
   *
   * @throws InvalidTableException if there is no such time column
   */
  public long[] times(String column) {
    return time(column).values().clone();
  }

  /**
   * Returns for each row the place of its category in {@link #categories}, -1 where it is missing;
   * a copy.
   *
   * @throws InvalidTableException if there is no such categorical column
   */
  public int[] codes(String column) {
    return categorical(column).codes().clone();
  }

  /**
   * Returns the categories of a column, in the order of their first rows in the original table;
   * some may have no row in this one.
   *
   * @throws InvalidTableException if there is no such categorical column
   */
  public List<String> categories(String column) {
    return categorical(column).dictionary();
  }

  /** Returns the rows at the given places, in that order. */
  public DataTable select(int... rows) {
    Map<String, Column> selected = new LinkedHashMap<>();
    columns.forEach((name, column) -> selected.put(name, column.select(rows)));
    return new DataTable(
        rows.length,
        Collections.unmodifiableMap(selected),
        file,
        lines.length == 0 ? lines : Arrays.stream(rows).map(row -> lines[row]).toArray());
  }

  /** Returns the rows whose number passes the test, in order. */
  public DataTable where(IntPredicate row) {
    return select(IntStream.range(0, rows).filter(row).toArray());
  }

  /**
   * Returns the rows in time order; rows of the same time keep theirs.
   *
   * @throws InvalidTableException if there is no such time column
   */
  public DataTable sortedBy(String time) {
    return select(time(time).order());
  }

  /**
   * Returns the rows of each category, in order of first appearance.
   *
   * @param column a categorical column
   * @throws InvalidTableException if there is no such column, or a value in it is missing
   */
  public Map<String, DataTable> groupBy(String column) {
    Column.Categorical keys = categorical(column);
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (int row = 0; row < rows; row++) {
      places.computeIfAbsent(requireCategory(column, keys, row), k -> new ArrayList<>()).add(row);
    }
    Map<String, DataTable> groups = new LinkedHashMap<>();
    places.forEach(
        (key, members) ->
            groups.put(key, select(members.stream().mapToInt(Integer::intValue).toArray())));
    return Collections.unmodifiableMap(groups);
  }

  /**
   * An exception about a value that breaks a rule of the caller's; it names the file and its line,
   * or the row where the table is not of a file.
   *
   * @param rule such as {@code must be 0 or 1}, which follows the value
   * @throws InvalidTableException if there is no such column
   */
  public InvalidTableException invalid(String column, int row, String rule) {
    int line = lines.length == 0 ? 0 : lines[row];
    return new InvalidTableException(column, row, line, column(column).value(row), rule).in(file);
  }

  static String requireCategory(String name, Column.Categorical column, int row) {
    String value = column.value(row);
    if (value == null) {
      throw new InvalidTableException(name, row, null, "is not allowed here");
    }
    return value;
  }

  Column.Numeric numeric(String name) {
    return typed(name, Column.Numeric.class, ColumnType.NUMERIC);
  }

  Column.Categorical categorical(String name) {
    return typed(name, Column.Categorical.class, ColumnType.CATEGORICAL);
  }

  Column.Time time(String name) {
    return typed(name, Column.Time.class, ColumnType.TIME);
  }

  private <C extends Column> C typed(String name, Class<C> type, ColumnType wanted) {
    Column column = column(name);
    if (!type.isInstance(column)) {
      throw new InvalidTableException(name, "is " + column.type() + ", must be " + wanted);
    }
    return type.cast(column);
  }

  private Column column(String name) {
    Column column = columns.get(name);
    if (column == null) {
      throw new InvalidTableException(name, "is not in the table, which has " + columns.keySet());
    }
    return column;
  }

  /** Returns type, name and number of rows, such as {@code 3 rows of {price=NUMERIC}}. */
  @Override
  public String toString() {
    return rows + " rows of " + columns();
  }

  /** Collects columns, of which it keeps copies; not thread-safe. */
  public static final class Builder {
    private final Map<String, Column> columns = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Adds numbers; NaN stands for a missing one.
     *
     * @throws InvalidTableException if one is infinite, or the column is there or of another length
     */
    public Builder numeric(String name, double... values) {
      for (int row = 0; row < values.length; row++) {
        if (Double.isInfinite(values[row])) {
          throw new InvalidTableException(name, row, values[row], "must be finite");
        }
      }
      return add(name, new Column.Numeric(values.clone()));
    }

    /**
     * Adds categories; null stands for a missing one.
     *
     * @throws InvalidTableException if the column is there or of another length
     */
    public Builder categorical(String name, List<? extends @Nullable String> values) {
      ColumnSink column = new ColumnSink.Categorical(name);
      values.forEach(column::add);
      return add(name, column.build());
    }

    /**
     * Adds categories by their place in a dictionary.
     *
     * @param dictionary the categories, each once; copied
     * @param codes a place in the dictionary a row; -1 stands for a missing one; copied
     * @throws InvalidTableException if a category is there twice, a code out of range, or the
     *     column is there or of another length
     */
    public Builder categorical(String name, List<String> dictionary, int... codes) {
      List<String> copy = List.copyOf(dictionary);
      if (new HashSet<>(copy).size() < copy.size()) {
        throw new InvalidTableException(name, "has a category twice, must have each once");
      }
      for (int row = 0; row < codes.length; row++) {
        if (codes[row] < -1 || codes[row] >= copy.size()) {
          throw new InvalidTableException(
              name, row, codes[row], "must be a code in [-1, " + copy.size() + ")");
        }
      }
      return add(name, new Column.Categorical(codes.clone(), copy));
    }

    /**
     * Adds points in time, in a unit of the caller's choice.
     *
     * @throws InvalidTableException if the column is there or of another length
     */
    public Builder time(String name, long... values) {
      return add(name, new Column.Time(values.clone()));
    }

    Builder add(String name, Column column) {
      for (Column other : columns.values()) {
        if (other.rows() != column.rows()) {
          throw new InvalidTableException(
              name, "has " + column.rows() + " rows, must have " + other.rows());
        }
      }
      if (columns.putIfAbsent(name, column) != null) {
        throw new InvalidTableException(name, "is there already, must be unique");
      }
      return this;
    }

    /** Returns the table; without columns it has no rows. */
    public DataTable build() {
      return build("");
    }

    DataTable build(String file, int... lines) {
      int rows = columns.values().stream().mapToInt(Column::rows).findFirst().orElse(0);
      return new DataTable(
          rows, Collections.unmodifiableMap(new LinkedHashMap<>(columns)), file, lines);
    }
  }
}
