package io.metalearn4j.forecast.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.data.table.DataTable;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.forecast.classic.Croston;
import io.metalearn4j.forecast.classic.Flat;
import io.metalearn4j.forecast.classic.PointForecaster;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForecastFrameTest {
  private static final long MONDAY = Frequency.WEEKLY.parse("2024-03-04");
  private static final List<DemandSeries> SERIES =
      List.of(
          DemandSeries.of("a", Frequency.WEEKLY, MONDAY, 1, Double.NaN, 3),
          DemandSeries.of("b", Frequency.WEEKLY, MONDAY, Double.NaN));

  @Test
  void pointsFollowTheSeriesAndAnUnknownDemandIsMissing() {
    Map<String, PointForecaster> methods = new LinkedHashMap<>();
    methods.put("naive", Flat.NAIVE);
    methods.put("Croston", Croston.classic());
    DataTable table = ForecastFrame.points(SERIES, methods, 2, true);
    assertEquals(
        List.of("unique_id", "ds", "naive", "Croston"), List.copyOf(table.columns().keySet()));
    assertEquals(4, table.rows());
    assertEquals("2024-03-25", table.category("ds", 0).orElseThrow());
    assertEquals("2024-04-01", table.category("ds", 1).orElseThrow());
    assertEquals(3, table.numeric("naive", 1));
    assertTrue(table.isMissing("naive", 2));
    assertEquals("2024-03-11", table.category("ds", 2).orElseThrow());
  }

  @Test
  void quantilesAreColumnsByLevel() {
    DataTable table =
        ForecastFrame.quantiles(
            SERIES,
            (history, h) ->
                QuantileForecast.flat(List.of(.1, .9), new double[] {history.length(), 9}, h),
            1,
            false);
    assertEquals(List.of("unique_id", "ds", "q0.1", "q0.9"), List.copyOf(table.columns().keySet()));
    assertEquals(3, table.numeric("q0.1", 0));
    assertEquals(String.valueOf(MONDAY + 3), table.category("ds", 0).orElseThrow());
    assertThrows(
        IllegalArgumentException.class, () -> ForecastFrame.points(SERIES, Map.of(), 0, true));
  }
}
