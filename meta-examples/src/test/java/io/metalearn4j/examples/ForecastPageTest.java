package io.metalearn4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.data.LongFrame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code on the page about demand compiles, and all of it that needs no database runs. */
class ForecastPageTest {
  private static final List<String> PACKAGES =
      List.of(
          "data.table",
          "forecast",
          "forecast.classic",
          "forecast.data",
          "forecast.model",
          "forecast.stock");

  @TempDir private Path folder;

  @Test
  void demandIsForecastAndOrdered() throws Exception {
    StringBuilder csv = new StringBuilder("sku,week,units\n");
    for (int sku = 0; sku < 40; sku++) {
      for (int week = 0; week < 30; week++) {
        csv.append("sku ").append(sku);
        csv.append(',').append(LocalDate.of(2024, 1, 1).plusWeeks(week));
        csv.append(',').append((sku * 7 + week * 3) % 11).append('\n');
      }
    }
    Path file = Files.writeString(folder.resolve("sales.csv"), csv);
    List<String> blocks = Readme.blocks("docs/forecast.md");
    assertEquals(5, blocks.size(), "test what was added to the page");
    String code =
        """
        import java.nio.file.Path;
        import java.sql.Statement;
        import java.util.*;
        public class Page {
          public static double[] run(Path file, DemandSeries newSku, DemandSeries series, int from)
              throws Exception {
            Path orderFile = file.resolveSibling("orders.safetensors");
            %s %s %s %s
            return new double[] {
              next.horizon(), cover, s.units(), why.mean(), upTo, StockModel.load(orderFile).level(series)
            };
          }
          static void write(Object table) {}
          static void read(Path file, Path orders, Statement statement, Map<String, ColumnType> types,
              List<Map<String, Object>> rows, Map<String, PointForecaster> methods) throws Exception {
            %s
          }
        }
        """
            .formatted(blocks.get(0), blocks.get(1), blocks.get(3), blocks.get(4), blocks.get(2));
    DemandSeries known =
        LongFrame.columns("sku", "week", "units").read(file, Frequency.WEEKLY).series().get(0);

    double[] results =
        (double[])
            Readme.load(folder, "Page", code, PACKAGES)
                .getMethod("run", Path.class, DemandSeries.class, DemandSeries.class, int.class)
                .invoke(null, file, known.last(8), known, 10);

    assertEquals(4, results[0]);
    assertTrue(results[1] > 5 && results[1] < 40, "three weeks of about five: " + results[1]);
    assertTrue(results[2] >= 0 && results[3] > 0);
    assertTrue(results[4] > 0);
    assertEquals(results[4], results[5]);
  }
}
