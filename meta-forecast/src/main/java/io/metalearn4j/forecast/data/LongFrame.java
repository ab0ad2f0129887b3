package io.metalearn4j.forecast.data;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.Frequency;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Reads the field's long frame, one row a SKU and period, from CSV, plain or gzip.
 *
 * <p>Nothing is silently zero: a period without a row, an empty value and a stock-out all become a
 * missing period, and each kind is counted. Rows may come in any order.
 */
public final class LongFrame {
  /**
   * What was read.
   *
   * @param series in the order their first rows came
   * @param rows rows read
   * @param gaps periods inside a series without a row
   * @param blanks rows without a demand
   * @param stockOuts rows marked as out of stock
   * @param lateStarts series that start after the first period of all
   */
  public record Loaded(
      List<DemandSeries> series, int rows, int gaps, int blanks, int stockOuts, int lateStarts) {
    /** Copies the list. */
    public Loaded {
      series = List.copyOf(series);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Row(double demand, double[] known) {}

  private static final class Rows {
    final Map<Long, Row> byPeriod = new TreeMap<>();
    final Map<String, String> attributes = new LinkedHashMap<>();
  }

  private final String id;
  private final String time;
  private final String demand;
  private final List<String> known;
  private final List<String> attributes;
  private final String stockOut;

  private LongFrame(
      String id,
      String time,
      String demand,
      List<String> known,
      List<String> attributes,
      String stockOut) {
    this.id = id;
    this.time = time;
    this.demand = demand;
    this.known = known;
    this.attributes = attributes;
    this.stockOut = stockOut;
  }

  /** The columns {@code unique_id}, {@code ds} and {@code y}. */
  public static LongFrame standard() {
    return columns("unique_id", "ds", "y");
  }

  /** Columns of other names. */
  public static LongFrame columns(String id, String time, String demand) {
    return new LongFrame(id, time, demand, List.of(), List.of(), "");
  }

  /** The numeric columns that are known ahead. A row may hold them with an empty demand. */
  public LongFrame known(String... names) {
    return new LongFrame(id, time, demand, List.of(names), attributes, stockOut);
  }

  /** The text columns that describe a SKU; its first row counts. */
  public LongFrame attributes(String... names) {
    return new LongFrame(id, time, demand, known, List.of(names), stockOut);
  }

  /** The column that is 1 where the SKU was out of stock: that demand counts as missing. */
  public LongFrame stockOut(String name) {
    return new LongFrame(id, time, demand, known, attributes, name);
  }

  /**
   * Reads a file.
   *
   * @param file CSV with a header, UTF-8, plain or gzip
   * @throws IllegalArgumentException if a column is absent, a number malformed or a period double
   * @throws UncheckedIOException if the file cannot be read
   */
  public Loaded read(Path file, Frequency frequency) {
    try (Reader reader = open(file)) {
      return read(reader, frequency);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Reads CSV with a header. The reader is not closed. */
  public Loaded read(Reader reader, Frequency frequency) {
    Map<String, Rows> bySku = new LinkedHashMap<>();
    int rows = 0;
    int blanks = 0;
    int stockOuts = 0;
    for (NamedCsvRecord record : CsvReader.builder().ofNamedCsvRecord(reader)) {
      rows++;
      String sku = field(record, id);
      boolean out = !stockOut.isEmpty() && number(field(record, stockOut), record) == 1;
      String text = field(record, demand).trim();
      boolean blank = text.isEmpty() || text.equals("NA") || text.equalsIgnoreCase("nan");
      stockOuts += out ? 1 : 0;
      blanks += blank && !out ? 1 : 0;
      Rows of = bySku.get(sku);
      if (of == null) {
        of = new Rows();
        for (String name : attributes) {
          of.attributes.put(name, field(record, name));
        }
        bySku.put(sku, of);
      }
      double[] covariates = new double[known.size()];
      for (int c = 0; c < covariates.length; c++) {
        covariates[c] = number(field(record, known.get(c)), record);
      }
      Row row = new Row(out || blank ? Double.NaN : number(text, record), covariates);
      if (of.byPeriod.put(frequency.parse(field(record, time)), row) != null) {
        throw new IllegalArgumentException(
            "line "
                + record.getStartingLineNumber()
                + " repeats "
                + sku
                + " at "
                + field(record, time)
                + ", must be one row a period");
      }
    }
    return build(bySku, frequency, rows, blanks, stockOuts);
  }

  private Loaded build(
      Map<String, Rows> bySku, Frequency frequency, int rows, int blanks, int stockOuts) {
    List<DemandSeries> series = new ArrayList<>();
    int gaps = 0;
    long earliest = Long.MAX_VALUE;
    for (Map.Entry<String, Rows> entry : bySku.entrySet()) {
      TreeMap<Long, Row> byPeriod = (TreeMap<Long, Row>) entry.getValue().byPeriod;
      long first = byPeriod.firstKey();
      int span = Math.toIntExact(byPeriod.lastKey() - first + 1);
      gaps += span - byPeriod.size();
      earliest = Math.min(earliest, first);
      double[] y = new double[span];
      double[][] covariates = new double[known.size()][span];
      Arrays.fill(y, Double.NaN);
      for (double[] c : covariates) {
        Arrays.fill(c, Double.NaN);
      }
      int last = 0;
      for (Map.Entry<Long, Row> at : byPeriod.entrySet()) {
        int t = Math.toIntExact(at.getKey() - first);
        y[t] = at.getValue().demand();
        last = Double.isNaN(y[t]) ? last : t + 1;
        for (int c = 0; c < covariates.length; c++) {
          covariates[c][t] = at.getValue().known()[c];
        }
      }
      int length = known.isEmpty() ? span : last;
      DemandSeries one =
          DemandSeries.of(entry.getKey(), frequency, first, Arrays.copyOf(y, length));
      for (int c = 0; c < covariates.length; c++) {
        one = one.withKnown(known.get(c), carriedForward(covariates[c]));
      }
      for (Map.Entry<String, String> attribute : entry.getValue().attributes.entrySet()) {
        one = one.withAttribute(attribute.getKey(), attribute.getValue());
      }
      series.add(one);
    }
    long start = earliest;
    int late = (int) series.stream().filter(s -> s.start() > start).count();
    return new Loaded(series, rows, gaps, blanks, stockOuts, late);
  }

  private static double[] carriedForward(double[] values) {
    for (int t = 1; t < values.length; t++) {
      if (Double.isNaN(values[t])) {
        values[t] = values[t - 1];
      }
    }
    return values;
  }

  private static String field(NamedCsvRecord record, String name) {
    return record
        .findField(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "column " + name + " is absent, the header is " + record.getHeader()));
  }

  private static double number(String text, NamedCsvRecord record) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "line " + record.getStartingLineNumber() + " has '" + text + "', must be a number", e);
    }
  }

  private static Reader open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return new InputStreamReader(gzip ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8);
  }
}
