package io.metalearn4j.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import com.google.common.collect.ImmutableList;
import io.metalearn4j.eval.Measurement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Figures of one table name, laid out in rows and columns.
 *
 * <p>A row is a measured method, a column a metric. A setting (or the seed) that is the same for
 * all figures goes into the caption; one that varies becomes a column of labels. Where there is one
 * metric only, the last setting that varies is spread over the columns instead, so that a step
 * curve reads from left to right.
 *
 * @param name the table's name
 * @param caption what holds for every figure, empty when nothing does
 * @param labelHeaders headers of the label columns, the first one empty: it names the methods
 * @param headers headers of the columns of figures
 * @param rows the rows, in the order in which they were measured
 */
public record ResultTable(
    String name, String caption, List<String> labelHeaders, List<String> headers, List<Row> rows) {

  /**
   * A row.
   *
   * @param labels the method, then the settings that vary
   * @param cells one for each column, empty where nothing was measured
   */
  public record Row(List<String> labels, List<Optional<Cell>> cells) {
    /** Copies the components. */
    public Row {
      labels = ImmutableList.copyOf(labels);
      cells = ImmutableList.copyOf(cells);
    }
  }

  /**
   * A figure in its place.
   *
   * @param measurement the figure
   * @param value its value as text, with as many decimals as its column
   * @param interval its interval as text, empty when it has none
   * @param best whether it is the best of the methods measured under the same setting
   */
  public record Cell(Measurement measurement, String value, String interval, boolean best) {}

  /** Copies the components. */
  public ResultTable {
    labelHeaders = ImmutableList.copyOf(labelHeaders);
    headers = ImmutableList.copyOf(headers);
    rows = ImmutableList.copyOf(rows);
  }

  /** Lays out figures, one table a name, in the order in which the names first occur. */
  static List<ResultTable> tables(
      Collection<Measurement> measurements, Map<String, Report.Better> better) {
    return measurements.stream()
        .collect(groupingBy(Measurement::table, LinkedHashMap::new, toCollection(ArrayList::new)))
        .entrySet()
        .stream()
        .map(e -> new Layout(e.getKey(), e.getValue(), better).table())
        .toList();
  }

  /** Where each figure of one table goes. */
  private static final class Layout {
    private static final String SEED = "seed";

    private final String name;
    private final List<Measurement> figures;
    private final Map<String, Report.Better> better;
    private final List<String> caption = new ArrayList<>();
    private final List<String> varying = new ArrayList<>();
    private final Optional<String> spread;

    Layout(String name, List<Measurement> figures, Map<String, Report.Better> better) {
      this.name = name;
      this.figures = figures;
      this.better = better;
      Set<String> keys = new LinkedHashSet<>();
      figures.forEach(m -> keys.addAll(m.setting().keySet()));
      keys.add(SEED);
      for (String key : keys) {
        Set<String> values = distinct(key);
        if (values.size() == 1) {
          caption.add(key + " " + values.iterator().next());
        } else {
          varying.add(key);
        }
      }
      boolean oneMetric = figures.stream().map(Measurement::metric).distinct().count() == 1;
      List<String> settings = varying.stream().filter(k -> !k.equals(SEED)).toList();
      spread =
          oneMetric && !settings.isEmpty()
              ? Optional.of(settings.get(settings.size() - 1))
              : Optional.empty();
      spread.ifPresent(key -> caption.add(0, figures.get(0).metric()));
      spread.ifPresent(varying::remove);
    }

    ResultTable table() {
      Map<List<String>, Map<String, Measurement>> grid = new LinkedHashMap<>();
      Set<String> headers = new LinkedHashSet<>();
      for (Measurement m : figures) {
        headers.add(header(m));
        Measurement other =
            grid.computeIfAbsent(labels(m), k -> new HashMap<>()).putIfAbsent(header(m), m);
        if (other != null) {
          throw new IllegalArgumentException("two figures in one place: " + other + " and " + m);
        }
      }
      List<List<Optional<Cell>>> columns = headers.stream().map(h -> column(h, grid)).toList();
      List<Row> rows = new ArrayList<>();
      for (List<String> labels : grid.keySet()) {
        int row = rows.size();
        rows.add(new Row(labels, columns.stream().map(c -> c.get(row)).toList()));
      }
      List<String> labelHeaders = new ArrayList<>(varying);
      labelHeaders.add(0, "");
      return withCases(new ResultTable(name, "", labelHeaders, List.copyOf(headers), rows));
    }

    /** The number of cases: in the caption when it is one, else beside each row that has one. */
    private ResultTable withCases(ResultTable table) {
      if (figures.stream().mapToLong(Measurement::n).distinct().count() == 1) {
        caption.add("n " + count(figures.get(0).n()));
        return new ResultTable(
            name, String.join(", ", caption), table.labelHeaders, table.headers, table.rows);
      }
      List<String> labelHeaders = new ArrayList<>(table.labelHeaders);
      labelHeaders.add("n");
      List<Row> rows =
          table.rows.stream()
              .map(
                  row -> {
                    List<String> labels = new ArrayList<>(row.labels);
                    labels.add(
                        row.cells.stream()
                            .flatMap(Optional::stream)
                            .map(c -> count(c.measurement.n()))
                            .distinct()
                            .collect(joining(" / ")));
                    return new Row(labels, row.cells);
                  })
              .toList();
      return new ResultTable(name, String.join(", ", caption), labelHeaders, table.headers, rows);
    }

    private List<Optional<Cell>> column(
        String header, Map<List<String>, Map<String, Measurement>> grid) {
      List<Optional<Measurement>> cells =
          grid.values().stream().map(row -> Optional.ofNullable(row.get(header))).toList();
      List<Measurement> present = cells.stream().flatMap(Optional::stream).toList();
      Decimals decimals = Decimals.of(present);
      Map<List<String>, List<Measurement>> groups =
          present.stream().collect(groupingBy(this::settings));
      return cells.stream()
          .map(
              cell ->
                  cell.map(
                      m ->
                          new Cell(
                              m,
                              decimals.format(m.value()),
                              m.hasInterval()
                                  ? "[%s, %s]"
                                      .formatted(
                                          decimals.format(m.low()), decimals.format(m.high()))
                                  : "",
                              isBest(m, groups.getOrDefault(settings(m), List.of()), decimals))))
          .toList();
    }

    private boolean isBest(Measurement m, List<Measurement> rivals, Decimals decimals) {
      Report.Better direction = better.get(m.metric());
      List<Double> values =
          rivals.stream().map(Measurement::value).filter(v -> !v.isNaN()).sorted().toList();
      if (direction == null || values.size() < 2) {
        return false;
      }
      double best = values.get(direction == Report.Better.LOWER ? 0 : values.size() - 1);
      return decimals.format(best).equals(decimals.format(m.value()));
    }

    private List<String> labels(Measurement m) {
      List<String> labels = new ArrayList<>(settings(m));
      labels.add(0, m.row());
      return labels;
    }

    private List<String> settings(Measurement m) {
      return varying.stream().map(key -> value(m, key)).toList();
    }

    private String header(Measurement m) {
      return spread.map(key -> key + " " + value(m, key)).orElse(m.metric());
    }

    private Set<String> distinct(String key) {
      return figures.stream().map(m -> value(m, key)).collect(toCollection(LinkedHashSet::new));
    }

    private static String value(Measurement m, String key) {
      return key.equals(SEED)
          ? Long.toString(m.seed())
          : Objects.requireNonNullElse(m.setting().get(key), "");
    }

    private static String count(long n) {
      return String.format(Locale.ROOT, "%,d", n);
    }
  }
}
