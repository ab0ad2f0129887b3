package io.metalearn4j.recsys.protocol;

import io.metalearn4j.eval.Estimate;
import io.metalearn4j.eval.Latency;
import io.metalearn4j.eval.Measurement;
import io.metalearn4j.recsys.metric.PerUser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of a study by setting, row and metric; the first row is the one that the others are
 * compared with. Not thread-safe.
 */
final class Figures {
  private final String table;
  private final long seed;
  private final Map<Map<String, String>, Map<Key, PerUser>> values = new LinkedHashMap<>();
  private final List<Measurement> latencies = new ArrayList<>();
  private String first = "";

  private record Key(String row, String metric) {}

  /** No figures yet, of a study whose first seed is {@code seed}. */
  Figures(String table, long seed) {
    this.table = table;
    this.seed = seed;
  }

  /** Adds one value of one user of {@code users}. */
  void add(
      Map<String, String> setting, String row, String metric, int user, int users, double value) {
    first = first.isEmpty() ? row : first;
    values
        .computeIfAbsent(setting, s -> new LinkedHashMap<>())
        .computeIfAbsent(new Key(row, metric), k -> new PerUser(users))
        .add(user, value);
  }

  /** Adds one value of all users together, which gets no interval. */
  void addWhole(Map<String, String> setting, String row, String metric, double value) {
    add(setting, row, metric, 0, 1, value);
  }

  /** Adds how long something took. */
  void addLatency(Map<String, String> setting, String row, String what, Latency latency) {
    latencies.addAll(latency.measurements("latency", row, what, setting, seed));
  }

  /** Figures of every row, then differences of the first row to the others, then latencies. */
  List<Measurement> measurements() {
    List<Measurement> figures = new ArrayList<>();
    List<Measurement> differences = new ArrayList<>();
    values.forEach(
        (setting, rows) ->
            rows.forEach(
                (key, value) -> {
                  figures.add(measurement(table, key.row, key.metric, setting, value.mean()));
                  PerUser reference = rows.get(new Key(first, key.metric));
                  if (reference != null && !key.row.equals(first)) {
                    Estimate difference = reference.minus(value);
                    if (difference.hasInterval()) {
                      differences.add(
                          measurement(
                              "difference of " + first,
                              "to " + key.row,
                              key.metric,
                              setting,
                              difference));
                    }
                  }
                }));
    figures.addAll(differences);
    figures.addAll(latencies);
    return figures;
  }

  private Measurement measurement(
      String name, String row, String metric, Map<String, String> setting, Estimate e) {
    return new Measurement(name, row, metric, setting, seed, e.value(), e.low(), e.high(), e.n());
  }
}
