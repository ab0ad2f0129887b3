package io.metalearn4j.recsys.data;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * A text file of delimited fields, plain or gzip (told by its first two bytes), read line by line.
 *
 * @param path the file
 * @param separator what stands between two fields, such as {@code ","}, a tab, or {@code "::"}
 * @param charset the file's encoding
 * @param quoted whether fields may stand in double quotes, which are then removed
 */
public record DelimitedFile(Path path, String separator, Charset charset, boolean quoted) {
  /**
   * A UTF-8 file with quotes; tab-separated if the name contains {@code .tsv}, else
   * comma-separated.
   */
  public static DelimitedFile of(Path path) {
    return new DelimitedFile(
        path,
        path.getFileName().toString().contains(".tsv") ? "\t" : ",",
        StandardCharsets.UTF_8,
        true);
  }

  /** A Latin-1 file without quotes, as the MovieLens archives have. */
  public static DelimitedFile plain(Path path, String separator) {
    return new DelimitedFile(path, separator, StandardCharsets.ISO_8859_1, false);
  }

  /**
   * Hands every line to {@code consumer}.
   *
   * @throws UncheckedIOException when the file cannot be read
   */
  public void forEach(Consumer<List<String>> consumer) {
    try (Reader reader = open(path, charset);
        CsvReader<CsvRecord> csv =
            CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quoted ? '"' : '\0')
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(reader)) {
      csv.forEach(line -> consumer.accept(line.getFields()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Hands every line after the header to {@code consumer}, which looks fields up by column name.
   *
   * @throws IllegalArgumentException when a required column is not in the header
   */
  public void forEachNamed(List<String> required, Consumer<Line> consumer) {
    Map<String, Integer> columns = new HashMap<>();
    forEach(
        fields -> {
          if (columns.isEmpty()) {
            for (int c = 0; c < fields.size(); c++) {
              columns.put(fields.get(c).strip(), c);
            }
            for (String name : required) {
              if (!columns.containsKey(name)) {
                throw new IllegalArgumentException(
                    "column '%s' must stand in the header of %s, got %s"
                        .formatted(name, path, fields));
              }
            }
          } else {
            consumer.accept(new Line(columns, fields));
          }
        });
  }

  /**
   * The file as text, unpacked where it is gzip.
   *
   * @throws IOException when it cannot be read
   */
  static Reader open(Path path, Charset charset) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    try {
      in.mark(2);
      boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      return new InputStreamReader(gzip ? new GZIPInputStream(in, 1 << 16) : in, charset);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** One line under a header. */
  public static final class Line {
    private final Map<String, Integer> columns;
    private final List<String> fields;

    private Line(Map<String, Integer> columns, List<String> fields) {
      this.columns = columns;
      this.fields = fields;
    }

    /** The field of a column; empty where column or field is missing. */
    public String get(String column) {
      Integer c = columns.get(column);
      return c == null || c >= fields.size() ? "" : fields.get(c);
    }

    /** The columns' names. */
    public Iterable<String> columns() {
      return columns.keySet();
    }
  }
}
