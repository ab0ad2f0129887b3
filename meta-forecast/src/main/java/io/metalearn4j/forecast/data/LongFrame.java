package io.metalearn4j.forecast.data;

import io.metalearn4j.data.table.ColumnType;
import io.metalearn4j.data.table.CsvFormat;
import io.metalearn4j.data.table.DataTable;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.Frequency;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The columns of the field's long frame, one row a SKU and period, and how series are read from it:
 * from CSV, plain or gzip, from a database query (with DuckDB's driver also from Parquet), or from
 * a table in memory.
 *
 * <p>Nothing is silently zero: a period without a row, an empty value and a stock-out all become a
 * missing period, and each kind is counted; of a stock-out the sales are kept, as the least that
 * demand can have been. Rows may come in any order; a period of a SKU has one unless {@link
 * #linesAddUp}. Each setter returns a changed copy; immutable and thread-safe.
 *
 * <pre>{@code
 * LongFrame.columns("sku", "week", "units").known("price").stockOut("empty_shelf")
 *     .read(Path.of("sales.csv.gz"), Frequency.WEEKLY);
 * }</pre>
 */
public final class LongFrame {
  /**
   * What was read.
   *
   * @param series in the order their first rows came
   * @param rows rows read
   * @param gaps periods inside a series, or with {@link #gapsAreZero} up to the end of all, without
   *     a row
   * @param blanks rows without a demand
   * @param stockOuts rows marked as out of stock
   * @param carried values of known columns that were missing and are those of the period before
   * @param unobserved values of observed columns that were missing and stay so
   * @param lateStarts series that start after the first period of all
   * @param earlyEnds series whose demand ends before the last period of all
   * @param dated whether periods are dates, and not numbers
   */
  public record Loaded(
      List<DemandSeries> series,
      int rows,
      int gaps,
      int blanks,
      int stockOuts,
      int carried,
      int unobserved,
      int lateStarts,
      int earlyEnds,
      boolean dated) {
    /** Copies the list. */
    public Loaded {
      series = List.copyOf(series);
    }

    /** The same counts with other series. */
    Loaded with(List<DemandSeries> others) {
      return new Loaded(
          others, rows, gaps, blanks, stockOuts, carried, unobserved, lateStarts, earlyEnds, dated);
    }
  }

  /** SKUs that one thread makes series of at a time. */
  private static final int PART = 1_000;

  private static final int PART_ROWS = 100_000;

  private static final String[] MISSING = {"", "NA", "NaN", "nan", "NULL", "null"};

  private final String id;
  private final String time;
  private final String demand;
  private final List<String> known;
  private final List<String> observed;
  private final List<String> attributes;
  private final String stockOut;
  private final boolean gapsAreZero;
  private final boolean linesAddUp;

  private LongFrame(
      String id,
      String time,
      String demand,
      List<String> known,
      List<String> observed,
      List<String> attributes,
      String stockOut,
      boolean gapsAreZero,
      boolean linesAddUp) {
    this.id = id;
    this.time = time;
    this.demand = demand;
    this.known = known;
    this.observed = observed;
    this.attributes = attributes;
    this.stockOut = stockOut;
    this.gapsAreZero = gapsAreZero;
    this.linesAddUp = linesAddUp;
  }

  /** The columns {@code unique_id}, {@code ds} and {@code y}. */
  public static LongFrame standard() {
    return columns("unique_id", "ds", "y");
  }

  /** Columns of other names. */
  public static LongFrame columns(String id, String time, String demand) {
    return new LongFrame(id, time, demand, List.of(), List.of(), List.of(), "", false, false);
  }

  /** The numeric columns that are known ahead. A row may hold them with an empty demand. */
  public LongFrame known(String... names) {
    return new LongFrame(
        id, time, demand, List.of(names), observed, attributes, stockOut, gapsAreZero, linesAddUp);
  }

  /**
   * The numeric columns that are known afterwards only, such as visits; values after a SKU's last
   * demand are left out.
   */
  public LongFrame observed(String... names) {
    return new LongFrame(
        id, time, demand, known, List.of(names), attributes, stockOut, gapsAreZero, linesAddUp);
  }

  /** The text columns that describe a SKU; its first row counts. */
  public LongFrame attributes(String... names) {
    return new LongFrame(
        id, time, demand, known, observed, List.of(names), stockOut, gapsAreZero, linesAddUp);
  }

  /**
   * The column that is 1 or true where the SKU was out of stock: its demand is known to be at least
   * what was sold.
   */
  public LongFrame stockOut(String name) {
    return new LongFrame(
        id, time, demand, known, observed, attributes, name, gapsAreZero, linesAddUp);
  }

  /**
   * Counts a period without a row, from a SKU's first row to the last demand of all, as no demand:
   * for frames that list sales only. Empty values and stock-outs stay missing.
   */
  public LongFrame gapsAreZero() {
    return new LongFrame(id, time, demand, known, observed, attributes, stockOut, true, linesAddUp);
  }

  /**
   * Adds up the rows of one SKU and period, as of a file of order lines; without this a second row
   * is refused. A period is out of stock where one of its rows is, and missing where the demand of
   * one is empty; of a covariate the last row counts.
   */
  public LongFrame linesAddUp() {
    return new LongFrame(
        id, time, demand, known, observed, attributes, stockOut, gapsAreZero, true);
  }

  /**
   * Reads a file.
   *
   * @param file CSV with a header, UTF-8, plain or gzip; empty, NA, NaN and null are missing
   * @throws IllegalArgumentException if a column is absent, a number malformed, a demand negative,
   *     or a second row in a period
   * @throws IOException if the file cannot be read
   */
  public Loaded read(Path file, Frequency frequency) throws IOException {
    return of(format().read(file), frequency);
  }

  /**
   * Reads a file of any number of series in parts, in memory for some 100,000 rows: what {@link
   * #read(Path, Frequency)} gives, some series at a time. Late starts and early ends are counted
   * within a part.
   *
   * @param file CSV as above, its rows sorted by the text of the id
   * @param part takes the series of each part, in order
   * @throws IllegalArgumentException as above, or if ids are not sorted
   * @throws IllegalStateException with {@link #gapsAreZero}: the end of all is not known
   * @throws IOException if the file cannot be read
   */
  public void read(Path file, Frequency frequency, Consumer<Loaded> part) throws IOException {
    format().read(file, id, PART_ROWS, sorted(frequency, part));
  }

  /** The same for CSV from a reader, which is read to its end and closed. */
  public void read(Reader reader, Frequency frequency, Consumer<Loaded> part) throws IOException {
    format().read(reader, id, PART_ROWS, sorted(frequency, part));
  }

  private Consumer<DataTable> sorted(Frequency frequency, Consumer<Loaded> part) {
    if (gapsAreZero) {
      throw new IllegalStateException(
          "gapsAreZero is set, must not be where series are read in parts");
    }
    String[] last = {""};
    return table -> {
      Loaded loaded = of(table, frequency);
      int[] codes = table.codes(id);
      for (int row = 1; row < codes.length; row++) {
        requireSorted(codes[row] >= codes[row - 1], table.category(id, row).orElse(""));
      }
      for (String next : table.categories(id)) {
        requireSorted(next.compareTo(last[0]) > 0, next);
        last[0] = next;
      }
      part.accept(loaded);
    };
  }

  private void requireSorted(boolean sorted, String next) {
    if (!sorted) {
      throw new IllegalArgumentException(
          "column '" + id + "' has " + next + " after a later id, must be sorted by its text");
    }
  }

  /** Reads CSV with a header, to its end, and closes the reader. */
  public Loaded read(Reader reader, Frequency frequency) throws IOException {
    return of(format().read(reader), frequency);
  }

  /**
   * Reads the rows of a database query. With DuckDB's driver this also reads Parquet: {@code SELECT
   * * FROM 'sales.parquet'}.
   *
   * @param query its rows from the next one on are read; not closed
   * @throws SQLException if the database fails, or a column is absent or of another type
   */
  public Loaded read(ResultSet query, Frequency frequency) throws SQLException {
    return of(DataTable.ofQuery(types(), query), frequency);
  }

  /**
   * Reads a table, such as {@link DataTable#ofRows} makes of an application's own objects.
   *
   * @param table its time column is of {@link ColumnType#TIME}, in epoch milliseconds, whose days
   *     are those of UTC, or, with {@link Frequency#STEP}, numbers of periods; or it is text as in
   *     {@link Frequency#parse}, whose days are as written
   */
  public Loaded of(DataTable table, Frequency frequency) {
    Columns columns = new Columns(table, time, demand, known, observed, attributes, stockOut);
    Periods periods = new Periods(table, time, frequency);
    int[] codes = table.codes(id);
    for (int row = 0; row < codes.length; row++) {
      if (codes[row] < 0) {
        throw table.invalid(id, row, "must name a SKU");
      }
    }
    List<SkuRows> skus = SkuRows.of(codes, table.categories(id), periods);
    long first = skus.parallelStream().mapToLong(SkuRows::first).min().orElse(0);
    long end = skus.parallelStream().mapToLong(columns::end).max().orElse(0);
    List<SeriesBuilder> parts =
        IntStream.rangeClosed(0, (skus.size() - 1) / PART)
            .parallel()
            .mapToObj(i -> skus.subList(i * PART, Math.min(skus.size(), (i + 1) * PART)))
            .map(
                part ->
                    new SeriesBuilder(columns, frequency, end, gapsAreZero, linesAddUp).add(part))
            .toList();
    List<DemandSeries> series = new ArrayList<>(skus.size());
    parts.forEach(part -> series.addAll(part.series()));
    return new Loaded(
        series,
        table.rows(),
        parts.stream().mapToInt(SeriesBuilder::gaps).sum(),
        parts.stream().mapToInt(SeriesBuilder::blanks).sum(),
        parts.stream().mapToInt(SeriesBuilder::stockOuts).sum(),
        parts.stream().mapToInt(SeriesBuilder::carried).sum(),
        parts.stream().mapToInt(SeriesBuilder::unobserved).sum(),
        (int) series.stream().filter(s -> s.start() > first).count(),
        (int) series.stream().filter(s -> s.start() + s.length() < end).count(),
        periods.dated());
  }

  private CsvFormat format() {
    CsvFormat format = CsvFormat.commas().missing(MISSING);
    for (Map.Entry<String, ColumnType> column : types().entrySet()) {
      format =
          column.getValue() == ColumnType.NUMERIC
              ? format.numeric(column.getKey())
              : format.categorical(column.getKey());
    }
    return format;
  }

  private Map<String, ColumnType> types() {
    Map<String, ColumnType> types = new LinkedHashMap<>();
    types.put(id, ColumnType.CATEGORICAL);
    types.put(time, ColumnType.CATEGORICAL);
    types.put(demand, ColumnType.NUMERIC);
    known.forEach(name -> types.put(name, ColumnType.NUMERIC));
    observed.forEach(name -> types.put(name, ColumnType.NUMERIC));
    attributes.forEach(name -> types.put(name, ColumnType.CATEGORICAL));
    if (!stockOut.isEmpty()) {
      types.put(stockOut, ColumnType.CATEGORICAL);
    }
    return types;
  }
}
