package io.metalearn4j.examples.data;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The figures of the UCI Online Retail data set: every one of its 541,909 invoice lines of
 * 2010-12-01 to 2011-12-09, in the original order, without descriptions and countries.
 *
 * <p>The file is gzipped CSV with a header. To keep it small a field is left empty where it
 * repeats: invoice, time and customer where they are those of the line before, the price where it
 * is that of the last line with the same stock code. An unknown customer is written {@code -}.
 *
 * @see <a href="https://doi.org/10.24432/C5BW33">Chen, D. (2015), Online Retail, UCI Machine
 *     Learning Repository</a>, CC BY 4.0
 */
public final class OnlineRetail {

  private static final String RESOURCE = "online-retail.csv.gz";
  private static final String UNKNOWN = "-";
  private static final List<String> HEADER =
      List.of("invoice", "time", "customer", "stock", "quantity", "price");

  private OnlineRetail() {}

  /**
   * Reads the file that ships with the examples.
   *
   * @return all lines, in the original order
   * @throws IOException if it cannot be read
   */
  public static List<Transaction> load() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            OnlineRetail.class.getResourceAsStream(RESOURCE), "missing resource " + RESOURCE)) {
      return read(in);
    }
  }

  static List<Transaction> read(InputStream gzip) throws IOException {
    List<Transaction> lines = new ArrayList<>();
    Map<String, Double> prices = new HashMap<>();
    Map<String, String> stocks = new HashMap<>();
    String invoice = "";
    LocalDateTime time = LocalDateTime.MIN;
    String customer = "";
    try (Reader text =
            new InputStreamReader(new GZIPInputStream(gzip, 1 << 16), StandardCharsets.US_ASCII);
        CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(text)) {
      for (CsvRecord line : csv) {
        if (line.getStartingLineNumber() == 1) {
          continue;
        }
        invoice = line.getField(0).isEmpty() ? invoice : line.getField(0);
        time = line.getField(1).isEmpty() ? time : LocalDateTime.parse(line.getField(1));
        if (!line.getField(2).isEmpty()) {
          customer = line.getField(2).equals(UNKNOWN) ? "" : line.getField(2);
        }
        String stock = stocks.computeIfAbsent(line.getField(3), s -> s);
        if (!line.getField(5).isEmpty()) {
          prices.put(stock, Double.valueOf(line.getField(5)));
        }
        lines.add(
            new Transaction(
                invoice,
                time,
                customer,
                stock,
                Integer.parseInt(line.getField(4)),
                Objects.requireNonNull(prices.get(stock), "no price of " + stock)));
      }
    }
    return lines;
  }

  static void write(Iterable<Transaction> lines, OutputStream file) throws IOException {
    Map<String, Double> prices = new HashMap<>();
    String invoice = "";
    LocalDateTime time = LocalDateTime.MIN;
    String customer = "";
    try (CsvWriter csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .build(
                new OutputStreamWriter(
                    new GZIPOutputStream(file, 1 << 16), StandardCharsets.US_ASCII))) {
      csv.writeRecord(HEADER);
      for (Transaction line : lines) {
        Double price = prices.put(line.stock(), line.price());
        csv.writeRecord(
            line.invoice().equals(invoice) ? "" : line.invoice(),
            line.time().equals(time) ? "" : line.time().toString(),
            line.customer().equals(customer) ? "" : orUnknown(line.customer()),
            line.stock(),
            Integer.toString(line.quantity()),
            price != null && price == line.price() ? "" : plain(line.price()));
        invoice = line.invoice();
        time = line.time();
        customer = line.customer();
      }
    }
  }

  private static String orUnknown(String customer) {
    return customer.isEmpty() ? UNKNOWN : customer;
  }

  private static String plain(double price) {
    String text = Double.toString(price);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
