package io.metalearn4j.report;

import com.google.common.collect.ImmutableList;
import io.metalearn4j.eval.Estimate;
import io.metalearn4j.eval.EvaluationResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One picture of a report: lines, bars or a histogram.
 *
 * <p>Immutable and thread-safe; every array is copied on the way in and is not handed out.
 */
public sealed interface Plot {

  /** What it shows. */
  String title();

  /** Name of the horizontal axis. */
  String xLabel();

  /** Name of the vertical axis. */
  String yLabel();

  /**
   * A line, with a band around it where its interval is known.
   *
   * @param name name in the legend
   * @param x ascending positions
   * @param y a value for each position, finite
   * @param low lower end of each interval, empty when there is no band
   * @param high upper end of each interval, empty when there is no band
   */
  record Line(String name, List<Double> x, List<Double> y, List<Double> low, List<Double> high) {

    /**
     * Checks and copies the components.
     *
     * @throws IllegalArgumentException if the lengths differ, there is no point, or a value is not
     *     finite
     */
    public Line {
      x = finite("x", x);
      y = finite("y", y);
      low = finite("low", low);
      high = finite("high", high);
      if (x.isEmpty() || y.size() != x.size()) {
        throw new IllegalArgumentException(
            "x and y must have the same number of points, at least 1: "
                + x.size()
                + ", "
                + y.size());
      }
      if (low.size() != high.size() || !(low.isEmpty() || low.size() == x.size())) {
        throw new IllegalArgumentException(
            "low and high must be empty or have "
                + x.size()
                + " points: "
                + low.size()
                + ", "
                + high.size());
      }
    }

    /**
     * A line without a band.
     *
     * @param name name in the legend
     * @param x ascending positions, not modified
     * @param y a value for each, not modified
     * @return the line
     */
    public static Line of(String name, double[] x, double[] y) {
      return new Line(name, boxed(x), boxed(y), List.of(), List.of());
    }

    /**
     * A line within a band.
     *
     * @param name name in the legend
     * @param x ascending positions, not modified
     * @param y a value for each, not modified
     * @param low lower ends, not modified
     * @param high upper ends, not modified
     * @return the line
     */
    public static Line of(String name, double[] x, double[] y, double[] low, double[] high) {
      return new Line(name, boxed(x), boxed(y), boxed(low), boxed(high));
    }
  }

  /**
   * Lines over a common axis.
   *
   * @param title what it shows
   * @param xLabel name of the horizontal axis
   * @param yLabel name of the vertical axis
   * @param lines at least one line
   */
  record Lines(String title, String xLabel, String yLabel, List<Line> lines) implements Plot {
    /** Checks and copies the components. */
    public Lines {
      lines = ImmutableList.copyOf(lines);
      if (lines.isEmpty()) {
        throw new IllegalArgumentException("lines must not be empty");
      }
    }
  }

  /**
   * The mean of each row of an evaluation over the number of adaptation steps, within its interval;
   * a mean that is not finite leaves out its row from there on.
   *
   * @param title what it shows
   * @param result the evaluation; at least one row has a finite mean at its first number of steps
   * @return the plot
   */
  static Lines stepCurves(String title, EvaluationResult result) {
    return new Lines(
        title,
        "adaptation steps",
        "mean " + result.metric().name(),
        result.rows().stream()
            .map(row -> stepCurve(row, result))
            .flatMap(Optional::stream)
            .toList());
  }

  private static Optional<Line> stepCurve(String row, EvaluationResult result) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    List<Double> low = new ArrayList<>();
    List<Double> high = new ArrayList<>();
    for (int step : result.steps()) {
      Estimate mean = result.mean(row, step);
      if (!Double.isFinite(mean.value())) {
        break;
      }
      x.add((double) step);
      y.add(mean.value());
      if (mean.hasInterval()) {
        low.add(mean.low());
        high.add(mean.high());
      }
    }
    return x.isEmpty() ? Optional.empty() : Optional.of(new Line(row, x, y, low, high));
  }

  /**
   * One bar.
   *
   * @param name its name
   * @param value its height, finite
   * @param low lower end of its interval, or NaN when there is none
   * @param high upper end of its interval, or NaN when there is none
   */
  record Bar(String name, double value, double low, double high) {
    /** Checks the value. */
    public Bar {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("value must be finite: " + value);
      }
    }

    /** Whether the bar has an interval. */
    public boolean hasInterval() {
      return Double.isFinite(low) && Double.isFinite(high);
    }
  }

  /**
   * Bars side by side.
   *
   * @param title what it shows
   * @param xLabel name of the horizontal axis
   * @param yLabel name of the vertical axis
   * @param bars at least one bar
   */
  record Bars(String title, String xLabel, String yLabel, List<Bar> bars) implements Plot {
    /** Checks and copies the components. */
    public Bars {
      bars = ImmutableList.copyOf(bars);
      if (bars.isEmpty()) {
        throw new IllegalArgumentException("bars must not be empty");
      }
    }
  }

  /**
   * How often values fall into bins of equal width.
   *
   * @param title what it shows
   * @param xLabel name of the horizontal axis
   * @param values at least one value, finite
   * @param bins number of bins, 2..200
   */
  record Histogram(String title, String xLabel, List<Double> values, int bins) implements Plot {
    /** Checks and copies the components. */
    public Histogram {
      values = finite("values", values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("values must not be empty");
      }
      if (bins < 2 || bins > 200) {
        throw new IllegalArgumentException("bins must be in 2..200: " + bins);
      }
    }

    @Override
    public String yLabel() {
      return "count";
    }
  }

  private static List<Double> finite(String what, List<Double> values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(what + " must be finite: " + value);
      }
    }
    return ImmutableList.copyOf(values);
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
