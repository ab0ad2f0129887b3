package io.metalearn4j.forecast.data;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.metalearn4j.forecast.Frequency;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The 3,003 series of the M3 competition (Makridakis and Hibon, 2000). */
public final class M3 {
  /** File of the series below the folder of all data sets. */
  public static final String FILE = "m3/m3_long.csv.gz";

  /**
   * One series of the competition.
   *
   * @param id its number
   * @param frequency its spacing; {@link Frequency#STEP} for the category "other"
   * @param train what was given, oldest first
   * @param test what was asked
   */
  public record Series(String id, Frequency frequency, List<Double> train, List<Double> test) {
    /** Copies the lists. */
    public Series {
      train = List.copyOf(train);
      test = List.copyOf(test);
    }
  }

  private M3() {}

  /**
   * Reads the series.
   *
   * @param folder the folder that holds one folder a data set
   * @throws IOException if the file is not there or cannot be read
   */
  public static List<Series> load(Path folder) throws IOException {
    record Parts(Frequency frequency, List<Double> train, List<Double> test) {}
    Map<String, Parts> parts = new LinkedHashMap<>();
    Path file = folder.resolve(FILE);
    try (InputStreamReader reader =
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reader)) {
      for (NamedCsvRecord row : rows) {
        Parts p =
            parts.computeIfAbsent(
                row.getField("series_id"),
                id ->
                    new Parts(
                        frequency(row.getField("period")), new ArrayList<>(), new ArrayList<>()));
        double value = Double.parseDouble(row.getField("value"));
        (row.getField("part").equals("train") ? p.train : p.test).add(value);
      }
    }
    List<Series> series = new ArrayList<>();
    parts.forEach((id, p) -> series.add(new Series(id, p.frequency, p.train, p.test)));
    return series;
  }

  private static Frequency frequency(String period) {
    return switch (period) {
      case "YEARLY" -> Frequency.YEARLY;
      case "QUARTERLY" -> Frequency.QUARTERLY;
      case "MONTHLY" -> Frequency.MONTHLY;
      default -> Frequency.STEP;
    };
  }
}
