package io.metalearn4j.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.metalearn4j.eval.Measurement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultTableTest {

  private static final Map<String, Report.Better> LOWER = Map.of("a", Report.Better.LOWER);

  private static Measurement figure(
      String row, String metric, Map<String, String> setting, long seed, double value) {
    return Measurement.of("t", row, metric, setting, seed, value, 10);
  }

  private static ResultTable table(Measurement... figures) {
    return ResultTable.tables(List.of(figures), LOWER).get(0);
  }

  private static List<String> values(ResultTable table, int row) {
    return table.rows().get(row).cells().stream()
        .map(c -> c.map(x -> (x.best() ? "*" : "") + x.value()).orElse(""))
        .toList();
  }

  @Test
  void whatHoldsForAllFiguresIsTheCaption() {
    ResultTable table =
        table(figure("x", "a", Map.of("k", "5"), 7, 1), figure("x", "b", Map.of("k", "5"), 7, 2));

    assertEquals("k 5, seed 7, n 10", table.caption());
    assertEquals(List.of("a", "b"), table.headers());
    assertEquals(List.of(""), table.labelHeaders());
  }

  @Test
  void aSettingThatVariesLabelsTheRows() {
    ResultTable table =
        table(
            figure("x", "a", Map.of("k", "1"), 7, .3),
            figure("x", "b", Map.of("k", "1"), 7, 2),
            figure("x", "a", Map.of("k", "5"), 7, .1));

    assertEquals(List.of("", "k"), table.labelHeaders());
    assertEquals(List.of("x", "5"), table.rows().get(1).labels());
    assertEquals(List.of("0.1000", ""), values(table, 1));
  }

  @Test
  void theSettingOfASingleMetricIsSpreadOverTheColumns() {
    ResultTable table =
        table(
            figure("x", "a", Map.of("step", "0"), 7, .3),
            figure("x", "a", Map.of("step", "1"), 7, .2),
            figure("y", "a", Map.of("step", "0"), 7, .4),
            figure("y", "a", Map.of("step", "1"), 7, .1));

    assertEquals(List.of("step 0", "step 1"), table.headers());
    assertEquals(List.of("*0.3000", "0.2000"), values(table, 0));
    assertEquals(List.of("0.4000", "*0.1000"), values(table, 1));
  }

  @Test
  void seedsAreRowsAndTheBestIsTakenWithinEach() {
    ResultTable table =
        table(
            figure("x", "a", Map.of(), 1, .3),
            figure("y", "a", Map.of(), 1, .2),
            figure("x", "a", Map.of(), 2, .5),
            figure("y", "a", Map.of(), 2, .6));

    assertEquals(List.of("", "seed"), table.labelHeaders());
    assertEquals(
        List.of("0.3000", "*0.2000", "*0.5000", "0.6000"),
        List.of(
            values(table, 0).get(0),
            values(table, 1).get(0),
            values(table, 2).get(0),
            values(table, 3).get(0)));
  }

  @Test
  void decimalsFollowTheTypicalValue() {
    assertEquals(
        "12.35", Decimals.of(List.of(figure("x", "a", Map.of(), 1, 12.345678))).format(12.345678));
    assertEquals(
        "1.235e-05",
        Decimals.of(List.of(figure("x", "a", Map.of(), 1, 1.2345e-5))).format(1.2345e-5));
    assertEquals("4,120", Decimals.of(List.of(figure("x", "a", Map.of(), 1, 4120))).format(4120));
    assertEquals("inf", Decimals.of(List.of()).format(Double.POSITIVE_INFINITY));
    assertEquals("0", Decimals.of(List.of()).format(-0.0));
  }
}
