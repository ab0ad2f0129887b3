package io.metalearn4j.examples.data;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Makes the file of {@link OnlineRetail} from the original data set: a gzipped, tab-separated table
 * with the columns InvoiceNo, StockCode, Description, Quantity, InvoiceDate (2010-12-01 08:26:00),
 * UnitPrice, CustomerID and Country.
 */
public final class OnlineRetailFigures {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private OnlineRetailFigures() {}

  /**
   * Makes the file.
   *
   * @param args the original file, and the file to write
   * @throws IOException if one of them cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException("expected ORIGINAL.tsv.gz FIGURES.csv.gz");
    }
    try (InputStream in = Files.newInputStream(Path.of(args[0]));
        OutputStream out = Files.newOutputStream(Path.of(args[1]))) {
      OnlineRetail.write(original(in), out);
    }
  }

  static List<Transaction> original(InputStream gzip) throws IOException {
    List<Transaction> lines = new ArrayList<>();
    try (Reader text =
            new InputStreamReader(new GZIPInputStream(gzip, 1 << 16), StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> csv =
            CsvReader.builder().fieldSeparator('\t').ofNamedCsvRecord(text)) {
      for (NamedCsvRecord line : csv) {
        lines.add(
            new Transaction(
                line.getField("InvoiceNo"),
                LocalDateTime.parse(line.getField("InvoiceDate"), TIME),
                line.getField("CustomerID"),
                line.getField("StockCode"),
                Integer.parseInt(line.getField("Quantity")),
                Double.parseDouble(line.getField("UnitPrice"))));
      }
    }
    return lines;
  }
}
