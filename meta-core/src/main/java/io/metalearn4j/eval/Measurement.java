package io.metalearn4j.eval;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One measured figure: which table, row and metric it belongs to, how it was measured, and its
 * value.
 *
 * <p>Immutable and thread-safe. Every evaluation returns a list of these, and every report renders
 * such a list.
 *
 * @param table name of the table, not blank
 * @param row name of the row, usually the method that was measured, not blank
 * @param metric name of the metric, not blank
 * @param setting what else tells this figure from its neighbours (shots, step, data set), in the
 *     order given; copied
 * @param seed seed of the run that measured it
 * @param value the figure; NaN when the metric is undefined on these data, infinite when it
 *     diverged
 * @param low lower end of its interval, or NaN when there is none
 * @param high upper end of its interval, or NaN when there is none
 * @param n number of cases the figure is taken over (tasks, users, series), at least 0
 */
public record Measurement(
    String table,
    String row,
    String metric,
    Map<String, String> setting,
    long seed,
    double value,
    double low,
    double high,
    long n) {

  /**
   * Checks and copies the components.
   *
   * @throws NullPointerException if a component, a setting's name or its value is null
   * @throws IllegalArgumentException if a name is blank, {@code n} is negative, only one end of the
   *     interval is given, or {@code low > high}
   */
  public Measurement {
    requireName("table", table);
    requireName("row", row);
    requireName("metric", metric);
    Map<String, String> copy = new LinkedHashMap<>();
    setting.forEach(
        (name, text) -> {
          requireName("setting name", name);
          copy.put(
              name, Objects.requireNonNull(text, () -> "setting " + name + " must not be null"));
        });
    setting = Collections.unmodifiableMap(copy);
    if (Double.isNaN(low) != Double.isNaN(high)) {
      throw new IllegalArgumentException(
          "interval must have both ends or none: low = " + low + ", high = " + high);
    }
    if (low > high) {
      throw new IllegalArgumentException(
          "low must be at most high: low = " + low + ", high = " + high);
    }
    if (n < 0) {
      throw new IllegalArgumentException("n must be at least 0: " + n);
    }
  }

  /**
   * A figure without an interval.
   *
   * @param table name of the table, not blank
   * @param row name of the row, not blank
   * @param metric name of the metric, not blank
   * @param setting what else tells this figure from its neighbours
   * @param seed seed of the run
   * @param value the figure
   * @param n number of cases, at least 0
   * @return the measurement
   */
  public static Measurement of(
      String table,
      String row,
      String metric,
      Map<String, String> setting,
      long seed,
      double value,
      long n) {
    return new Measurement(table, row, metric, setting, seed, value, Double.NaN, Double.NaN, n);
  }

  /** Whether the figure has an interval. */
  public boolean hasInterval() {
    return !Double.isNaN(low);
  }

  private static void requireName(String what, String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException(what + " must not be blank");
    }
  }
}
