package io.metalearn4j.forecast.classic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.data.PublicDataset;
import io.metalearn4j.forecast.eval.Accuracy;
import io.metalearn4j.forecast.eval.ErrorScale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every classical method against figures that another implementation measured on the same series.
 * They have four decimals, so they agree to half of the last one and the rounding of a sum.
 */
class ReferenceTest {
  private static final Path DATA = Path.of("../../shared/data");
  private static final double FOUR_DECIMALS = 6e-5;

  @ParameterizedTest
  @CsvSource({
    "carparts, carparts_noNA, 12, 12",
    "auto, auto_h6, 6, 12",
    "raf, raf_h12, 12, 12",
    "uci-weekly, uciweekly_h8, 8, 13"
  })
  void agreesWithTheReference(String dataset, String table, int horizon, int season)
      throws IOException {
    assumeTrue(Files.isDirectory(DATA), DATA + " is absent");
    List<DemandSeries> series = PublicDataset.ofName(dataset).load(DATA);
    Map<String, PointForecaster> methods = new LinkedHashMap<>();
    methods.put("Zero", Flat.ZERO);
    methods.put("Naive", Flat.NAIVE);
    methods.put("Mean", Flat.MEAN);
    methods.put("Median", Flat.MEDIAN);
    methods.put("SES(.1)", ExponentialSmoothing.of(.1));
    methods.put("SESopt", ExponentialSmoothing.optimised());
    methods.put("Croston", Croston.classic());
    methods.put("SBA", Croston.sba());
    methods.put("TSB", new Tsb(.1, .1));
    methods.put("ADIDA", Aggregation.ADIDA);
    methods.put("IMAPA", Aggregation.IMAPA);
    methods.put("SNaive", new SeasonalNaive(season));
    try (CsvReader<NamedCsvRecord> rows =
            CsvReader.builder().ofNamedCsvRecord(DATA.resolve("reference/forecast_point.csv"));
        Stream<NamedCsvRecord> stream = rows.stream()) {
      stream
          .filter(row -> row.getField("dataset").equals(table))
          .forEach(row -> check(row, series, methods.get(row.getField("method")), horizon, season));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(
      NamedCsvRecord row,
      List<DemandSeries> series,
      PointForecaster method,
      int horizon,
      int season) {
    Accuracy all = Accuracy.NONE;
    for (DemandSeries s : series) {
      double[] y = s.demand();
      double[] history = Arrays.copyOf(y, y.length - horizon);
      double[] actual = Arrays.copyOfRange(y, y.length - horizon, y.length);
      double[] forecast = method.forecast(history, horizon);
      all = all.plus(Accuracy.ofPoint(forecast, actual, ErrorScale.of(history, season)));
    }
    String what = row.getField("dataset") + " " + row.getField("method");
    assertEquals(number(row, "MASE_m"), all.mase(), FOUR_DECIMALS, what + " MASE");
    assertEquals(number(row, "n_m"), (double) all.maseSeries(), what + " series with a MASE");
    assertEquals(number(row, "RMSSE"), all.rmsse(), FOUR_DECIMALS, what + " RMSSE");
    assertEquals(
        number(row, "n_rmsse"), (double) all.rmsseSeries(), what + " series with an RMSSE");
    assertEquals(number(row, "ND"), all.nd(), FOUR_DECIMALS, what + " ND");
  }

  private static double number(NamedCsvRecord row, String column) {
    return Double.parseDouble(row.getField(column));
  }
}
