package io.metalearn4j.data.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * Which columns of a text file to read, and how.
 *
 * <p>Reads RFC 4180 files, plain or gzip (told by their first bytes), with or without a byte order
 * mark. Only the columns that are named here are read. Strict: no value is guessed, and none is
 * skipped but by {@link #skipInvalid}. Each setter returns a changed copy; immutable and
 * thread-safe.
 *
 * <pre>{@code
 * DataTable sales = CsvFormat.separatedBy("\t")
 *     .categorical("StockCode", "CustomerID")
 *     .numeric("Quantity", "UnitPrice")
 *     .time("InvoiceDate", TimeFormat.pattern("uuuu-MM-dd HH:mm:ss"))
 *     .read(Path.of("online_retail.tsv.gz"));
 * }</pre>
 */
public final class CsvFormat {
  private static final int GZIP_MAGIC = 0x8b1f;
  private static final int BYTE_ORDER_MARK = 0xfeff;

  private final String separator;
  private final char quote; // NUL where texts are not quoted
  private final Charset charset;
  private final List<String> header; // empty where the file has its own
  private final Set<String> missing;
  private final Map<String, Function<String, ColumnSink>> columns;
  private final Consumer<InvalidTableException> invalid;

  private CsvFormat(
      String separator,
      char quote,
      Charset charset,
      List<String> header,
      Set<String> missing,
      Map<String, Function<String, ColumnSink>> columns,
      Consumer<InvalidTableException> invalid) {
    this.separator = separator;
    this.quote = quote;
    this.charset = charset;
    this.header = header;
    this.missing = missing;
    this.columns = columns;
    this.invalid = invalid;
  }

  /** A format with commas, a header line, UTF-8, and empty texts for missing values. */
  public static CsvFormat commas() {
    return separatedBy(",");
  }

  /** A format with another separator, a header line, UTF-8, and empty texts for missing values. */
  public static CsvFormat separatedBy(String separator) {
    return new CsvFormat(
        separator,
        '"',
        StandardCharsets.UTF_8,
        List.of(),
        Set.of(""),
        new LinkedHashMap<>(),
        e -> {
          throw e;
        });
  }

  /**
   * A format for a file by its name: tabs where it contains {@code .tsv}, else commas; otherwise as
   * {@link #commas}.
   */
  public static CsvFormat of(Path file) {
    return separatedBy(String.valueOf(file.getFileName()).contains(".tsv") ? "\t" : ",");
  }

  /** Reads another character set. */
  public CsvFormat charset(Charset charset) {
    return new CsvFormat(separator, quote, charset, header, missing, columns, invalid);
  }

  /** Takes double quotes as they are, as part of a text. */
  public CsvFormat unquoted() {
    return new CsvFormat(separator, '\0', charset, header, missing, columns, invalid);
  }

  /** Names all columns of a file that has no header line. */
  public CsvFormat header(String... names) {
    return new CsvFormat(separator, quote, charset, List.of(names), missing, columns, invalid);
  }

  /** Replaces the texts that stand for a missing value. */
  public CsvFormat missing(String... texts) {
    return new CsvFormat(separator, quote, charset, header, Set.of(texts), columns, invalid);
  }

  /**
   * Leaves out a row that has another number of fields than there are columns, or a value that is
   * not what its column holds, and goes on; without this such a row ends the reading.
   *
   * @param told takes what is wrong with each row that is left out, such as {@code list::add}
   */
  public CsvFormat skipInvalid(Consumer<InvalidTableException> told) {
    return new CsvFormat(separator, quote, charset, header, missing, columns, told);
  }

  /**
   * Reads columns of decimal numbers.
   *
   * @throws InvalidTableException if a column is named twice
   */
  public CsvFormat numeric(String... columns) {
    return with(ColumnSink.Numeric::new, columns);
  }

  /**
   * Reads columns of categories.
   *
   * @throws InvalidTableException if a column is named twice
   */
  public CsvFormat categorical(String... columns) {
    return with(ColumnSink.Categorical::new, columns);
  }

  /**
   * Reads a column of times, none of which may be missing.
   *
   * @throws InvalidTableException if a column is named twice
   */
  public CsvFormat time(String column, TimeFormat format) {
    return with(name -> new ColumnSink.Time(name, format), column);
  }

  private CsvFormat with(Function<String, ColumnSink> sink, String... names) {
    Map<String, Function<String, ColumnSink>> all = new LinkedHashMap<>(columns);
    for (String name : names) {
      if (all.putIfAbsent(name, sink) != null) {
        throw new InvalidTableException(name, "is named twice, must be once");
      }
    }
    return new CsvFormat(separator, quote, charset, header, missing, all, invalid);
  }

  /**
   * Returns the names of all columns of a file: its first line, or those given for it.
   *
   * @throws IOException if the file cannot be read, or is not in the character set
   */
  public List<String> names(Path file) throws IOException {
    if (!header.isEmpty()) {
      return header;
    }
    List<String> names = new ArrayList<>();
    reading(file, text -> names.addAll(firstLine(text)));
    return List.copyOf(names);
  }

  private List<String> firstLine(Reader text) throws IOException {
    try (CsvReader<CsvRecord> csv = parser().ofCsvRecord(text);
        CloseableIterator<CsvRecord> records = csv.iterator()) {
      return records.hasNext() ? records.next().getFields() : List.of();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      throw new IOException("not a table with the separator '" + separator + "'", e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws InvalidTableException if a column is missing, or a value is not what its column holds
   * @throws IOException if the file cannot be read, or is not in the character set
   */
  public DataTable read(Path file) throws IOException {
    List<DataTable> whole = new ArrayList<>();
    reading(file, text -> read(text, file.toString(), "", Integer.MAX_VALUE, whole::add));
    return whole.get(0);
  }

  @FunctionalInterface
  private interface Reading {
    void of(Reader text) throws IOException;
  }

  /** Reads a file; every error that does not name it does so afterwards. */
  private void reading(Path file, Reading how) throws IOException {
    try (Reader text = open(file)) {
      how.of(text);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private CsvReader.CsvReaderBuilder parser() {
    return CsvReader.builder().fieldSeparator(separator).quoteCharacter(quote);
  }

  private Reader open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      in.mark(2);
      boolean gzip = (in.read() | in.read() << 8) == GZIP_MAGIC;
      in.reset();
      InputStream plain = gzip ? new GZIPInputStream(in, 1 << 16) : in;
      return withoutByteOrderMark(new InputStreamReader(plain, charset.newDecoder()));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static Reader withoutByteOrderMark(Reader text) throws IOException {
    Reader buffered = new BufferedReader(text);
    buffered.mark(1);
    if (buffered.read() != BYTE_ORDER_MARK) {
      buffered.reset();
    }
    return buffered;
  }

  /**
   * Reads a text; the reader is read to its end and closed.
   *
   * @throws InvalidTableException if a column is missing, or a value is not what its column holds
   * @throws IOException if the reader fails
   */
  public DataTable read(Reader text) throws IOException {
    List<DataTable> whole = new ArrayList<>();
    read(text, "", "", Integer.MAX_VALUE, whole::add);
    return whole.get(0);
  }

  /**
   * Reads a file of any length in parts, in memory for one of them.
   *
   * @param key column whose equal rows, where they follow each other, come in the same part
   * @param rows rows of a part, {@code >= 1}; it ends with the first change of the key after them
   * @param part takes each part, in order
   * @throws InvalidTableException if a column or the key is missing, or a value is not what its
   *     column holds
   * @throws IOException if the file cannot be read, or is not in the character set
   */
  public void read(Path file, String key, int rows, Consumer<DataTable> part) throws IOException {
    reading(file, text -> read(text, file.toString(), key, rows, part));
  }

  /** The same for a text; the reader is read to its end and closed. */
  public void read(Reader text, String key, int rows, Consumer<DataTable> part) throws IOException {
    read(text, "", key, rows, part);
  }

  private void read(Reader text, String file, String key, int rows, Consumer<DataTable> part)
      throws IOException {
    try (CsvReader<CsvRecord> csv =
            parser().allowExtraFields(true).allowMissingFields(true).ofCsvRecord(text);
        CloseableIterator<CsvRecord> records = csv.iterator()) {
      List<String> names = header;
      if (names.isEmpty() && records.hasNext()) {
        names = records.next().getFields();
      }
      int[] places = places(names, file);
      int keyPlace = names.indexOf(key);
      if (keyPlace < 0 && rows < Integer.MAX_VALUE) {
        throw new InvalidTableException(key, "is not in the file, which has " + names).in(file);
      }
      Map<String, ColumnSink> sinks = sinks();
      IntStream.Builder lines = IntStream.builder();
      String last = "";
      int row = 0;
      while (records.hasNext()) {
        CsvRecord line = records.next();
        if (!take(line, file, names, places, sinks)) {
          continue;
        }
        String own = keyPlace < 0 ? "" : line.getField(keyPlace);
        if (row >= rows && !own.equals(last)) {
          part.accept(table(sinks, file, lines));
          sinks = sinks();
          lines = IntStream.builder();
          row = 0;
          take(line, file, names, places, sinks); // into the new part's columns
        }
        last = own;
        row++;
        lines.add(number(line));
        sinks.values().forEach(ColumnSink::keep);
      }
      part.accept(table(sinks, file, lines));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      throw new IOException("not a table with the separator '" + separator + "'", e);
    }
  }

  /** Has the columns take a line, and returns whether they do. */
  private boolean take(
      CsvRecord line,
      String file,
      List<String> names,
      int[] places,
      Map<String, ColumnSink> sinks) {
    try {
      requireFields(line, names);
      int i = 0;
      for (ColumnSink sink : sinks.values()) {
        String field = line.getField(places[i++]);
        sink.take(missing.contains(field) ? null : field, number(line));
      }
      return true;
    } catch (InvalidTableException e) {
      invalid.accept(e.in(file));
      return false;
    }
  }

  private static int number(CsvRecord line) {
    return (int) Math.min(Integer.MAX_VALUE, line.getStartingLineNumber());
  }

  private static void requireFields(CsvRecord line, List<String> names) {
    if (line.getFieldCount() != names.size()) {
      throw new InvalidTableException(
          names.get(Math.min(line.getFieldCount(), names.size() - 1)),
          number(line),
          "the line has " + line.getFieldCount() + " fields, must have " + names.size());
    }
  }

  private Map<String, ColumnSink> sinks() {
    Map<String, ColumnSink> sinks = new LinkedHashMap<>();
    columns.forEach((name, sink) -> sinks.put(name, sink.apply(name)));
    return sinks;
  }

  private static DataTable table(
      Map<String, ColumnSink> sinks, String file, IntStream.Builder lines) {
    DataTable.Builder table = DataTable.builder();
    sinks.forEach((name, sink) -> table.add(name, sink.build()));
    return table.build(file, lines.build().toArray());
  }

  private int[] places(List<String> names, String file) {
    int[] places = new int[columns.size()];
    int i = 0;
    for (String column : columns.keySet()) {
      places[i] = names.indexOf(column);
      if (places[i] < 0) {
        throw new InvalidTableException(column, "is not in the file, which has " + names).in(file);
      }
      if (places[i] != names.lastIndexOf(column)) {
        throw new InvalidTableException(column, "is in the file twice, must be once").in(file);
      }
      i++;
    }
    return places;
  }
}
