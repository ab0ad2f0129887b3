package io.metalearn4j.examples;

import io.metalearn4j.eval.Measurement;
import io.metalearn4j.report.Plot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One measure of every row of a table as bars, a plot for each setting that it was measured in. */
final class RowPlots {
  private RowPlots() {}

  /**
   * The plots.
   *
   * @param figures any; those of other tables and metrics are left out
   * @param table name of the table
   * @param metric what the bars show
   * @param settings keys of the settings that have a plot each; a row's first figure counts
   */
  static List<Plot> of(
      List<Measurement> figures, String table, String metric, List<String> settings) {
    Map<String, Map<String, Plot.Bar>> bars = new LinkedHashMap<>();
    for (Measurement m : figures) {
      if (m.table().equals(table) && m.metric().equals(metric) && Double.isFinite(m.value())) {
        String setting =
            settings.stream()
                .filter(m.setting()::containsKey)
                .map(key -> ", " + key + " " + m.setting().get(key))
                .collect(Collectors.joining());
        bars.computeIfAbsent(metric + setting, title -> new LinkedHashMap<>())
            .putIfAbsent(m.row(), new Plot.Bar(m.row(), m.value(), m.low(), m.high()));
      }
    }
    return bars.entrySet().stream()
        .<Plot>map(
            e -> new Plot.Bars(e.getKey(), "method", metric, List.copyOf(e.getValue().values())))
        .toList();
  }
}
