package io.metalearn4j.recsys.data;

import io.metalearn4j.data.table.ColumnType;
import io.metalearn4j.data.table.CsvFormat;
import io.metalearn4j.data.table.DataTable;
import io.metalearn4j.data.table.InvalidTableException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of a frame of interactions, one row an interaction, and how they are read from it:
 * from CSV or TSV, plain or gzip, from a database query (with DuckDB's driver also from Parquet),
 * or from a table in memory.
 *
 * <p>Removed and counted: rows without a user or an item, and rows without a value where a value
 * column is named. A text that is no number, or no time, is refused by column, row and value. Each
 * setter returns a changed copy; immutable and thread-safe.
 *
 * <pre>{@code
 * InteractionFrame frame = InteractionFrame.columns("customer", "sku").value("units").time("sold");
 * Dataset file = frame.read(Path.of("sales.csv.gz"));
 * Dataset query = frame.read(statement.executeQuery("SELECT customer, sku, units, sold FROM sales"));
 * Dataset parquet = frame.read(duckDb.executeQuery("SELECT * FROM 'sales.parquet'"));
 * }</pre>
 */
public final class InteractionFrame {
  private final String user;
  private final String item;
  private final Optional<String> value;
  private final Optional<String> time;

  private InteractionFrame(
      String user, String item, Optional<String> value, Optional<String> time) {
    this.user = user;
    this.item = item;
    this.value = value;
    this.time = time;
  }

  /**
   * A frame with these columns; every interaction has value 1 and no time unless columns are named.
   */
  public static InteractionFrame columns(String user, String item) {
    return new InteractionFrame(user, item, Optional.empty(), Optional.empty());
  }

  /** The column of ratings, or of quantities. */
  public InteractionFrame value(String column) {
    return new InteractionFrame(user, item, Optional.of(column), time);
  }

  /**
   * The column of times. In a text file: seconds since 1970, {@code 2011-08-01}, {@code 2011-08-01
   * 13:45:00}, both in UTC, or with an offset, {@code 2011-08-01T13:45:00+02:00}. In a query: dates
   * or timestamps. In a table: epoch milliseconds.
   */
  public InteractionFrame time(String column) {
    return new InteractionFrame(user, item, value, Optional.of(column));
  }

  /**
   * Reads a file: tab-separated where its name contains {@code .tsv}, else comma-separated.
   *
   * @throws InvalidTableException when a column is missing, or a text is not what its column holds
   * @throws IOException when the file cannot be read
   */
  public Dataset read(Path file) throws IOException {
    CsvFormat format = CsvFormat.of(file).categorical(user, item);
    format = value.isPresent() ? format.numeric(value.get()) : format;
    format = time.isPresent() ? format.categorical(time.get()) : format;
    return read(String.valueOf(file.getFileName()), format.read(file));
  }

  /**
   * Reads a query's rows from the next one on.
   *
   * @param query not closed
   * @throws SQLException when the database fails, or a column is missing or of another type
   */
  public Dataset read(ResultSet query) throws SQLException {
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    columns.put(user, ColumnType.CATEGORICAL);
    columns.put(item, ColumnType.CATEGORICAL);
    value.ifPresent(column -> columns.put(column, ColumnType.NUMERIC));
    time.ifPresent(column -> columns.put(column, ColumnType.TIME));
    return read("query", DataTable.ofQuery(columns, query));
  }

  /**
   * Reads a table whose user and item are categories and whose value is numeric.
   *
   * @throws InvalidTableException when a column is missing or of another type
   */
  public Dataset read(DataTable table) {
    return read("table", table);
  }

  private Dataset read(String name, DataTable table) {
    Interactions.Builder interactions = new Interactions.Builder(new IdMap(), new IdMap());
    Map<String, Integer> removed = new LinkedHashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      Optional<String> who = table.category(user, row).filter(text -> !text.isBlank());
      Optional<String> what = table.category(item, row).filter(text -> !text.isBlank());
      double much = value.isPresent() ? table.numeric(value.get(), row) : 1;
      if (who.isEmpty() || what.isEmpty()) {
        removed.merge("no user or item", 1, Integer::sum);
      } else if (Double.isNaN(much)) {
        removed.merge("no value", 1, Integer::sum);
      } else {
        interactions.add(new Interaction(who.get(), what.get(), much, time(table, row)));
      }
    }
    Interactions all = interactions.build();
    return new Dataset(
        name,
        all,
        Dataset.align(all.users(), Map.of()),
        Dataset.align(all.items(), Map.of()),
        removed);
  }

  private Instant time(DataTable table, int row) {
    if (time.isEmpty()) {
      return Instant.EPOCH;
    }
    String column = time.get();
    if (table.columns().get(column) != ColumnType.CATEGORICAL) {
      return Instant.ofEpochMilli(table.time(column, row));
    }
    String text = table.category(column, row).orElse("");
    try {
      if (!text.isEmpty() && text.chars().allMatch(Character::isDigit)) {
        return Instant.ofEpochSecond(Long.parseLong(text));
      }
      if (text.length() == 10) {
        return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
      }
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
      return time instanceof OffsetDateTime there
          ? there.toInstant()
          : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException | NumberFormatException e) {
      throw new InvalidTableException(
          column,
          row,
          text,
          "must be seconds, a date, or a date and time like 2011-08-01 13:45:00, in UTC or with an"
              + " offset like +02:00");
    }
  }

  /**
   * Reads attributes by name from a file: every column but {@code id} is one, several values
   * divided by {@code |}.
   *
   * @param id the column of the user's or item's name
   * @throws InvalidTableException when there is no such column, or a name is there twice
   * @throws IOException when the file cannot be read
   */
  public static Map<String, Attributes> attributes(Path file, String id) throws IOException {
    CsvFormat format = CsvFormat.of(file);
    Set<String> columns = new LinkedHashSet<>(format.names(file));
    columns.add(id);
    return attributes(format.categorical(columns.toArray(String[]::new)).read(file), id);
  }

  /**
   * Takes attributes by name from a table: every other category or number is one, several values
   * divided by {@code |}. Rows without a name are left out.
   *
   * @param id the column of the user's or item's name, a category
   * @throws InvalidTableException when there is no such column, or a name is there twice
   */
  public static Map<String, Attributes> attributes(DataTable table, String id) {
    Map<String, Attributes> attributes = new HashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      Optional<String> name = table.category(id, row);
      if (name.isEmpty()) {
        continue;
      }
      Attributes known = Attributes.none();
      for (Map.Entry<String, ColumnType> column : table.columns().entrySet()) {
        if (!column.getKey().equals(id) && !table.isMissing(column.getKey(), row)) {
          known = known.with(column.getKey(), values(table, column, row));
        }
      }
      if (attributes.put(name.get(), known) != null) {
        throw new InvalidTableException(id, row, name.get(), "is there twice, must be once");
      }
    }
    return attributes;
  }

  private static List<String> values(
      DataTable table, Map.Entry<String, ColumnType> column, int row) {
    return switch (column.getValue()) {
      case NUMERIC -> List.of(Double.toString(table.numeric(column.getKey(), row)));
      case TIME -> List.of(Long.toString(table.time(column.getKey(), row)));
      case CATEGORICAL ->
          new ArrayList<>(
              List.of(table.category(column.getKey(), row).orElse("").split("\\|", -1)));
    };
  }
}
