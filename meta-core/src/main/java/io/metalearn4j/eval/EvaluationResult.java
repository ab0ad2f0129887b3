package io.metalearn4j.eval;

import com.google.common.math.Quantiles;
import io.metalearn4j.data.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an {@link Evaluator} measured: a figure for each row, number of steps and task, and what
 * follows from them. Immutable and thread-safe.
 */
public final class EvaluationResult {
  private static final String STEP = "step";

  private final Metric metric;
  private final List<String> taskIds;
  private final List<Integer> steps;
  private final Map<String, StepFigures> rows;
  private final String reference;
  private final Map<String, String> setting;
  private final long seed;
  private final Bootstrap bootstrap;

  EvaluationResult(
      Metric metric,
      List<Task> tasks,
      List<Integer> steps,
      Map<String, StepFigures> rows,
      String reference,
      Map<String, String> setting,
      long seed) {
    this.metric = metric;
    this.taskIds = tasks.stream().map(Task::id).toList();
    this.steps = steps;
    this.rows = rows;
    this.reference = reference;
    this.setting = setting;
    this.seed = seed;
    this.bootstrap = Bootstrap.of(tasks.stream().map(Task::entity).toList(), seed);
  }

  /** What was measured. */
  public Metric metric() {
    return metric;
  }

  /** The names of the rows, in the order in which they were added. */
  public List<String> rows() {
    return List.copyOf(rows.keySet());
  }

  /** The numbers of steps after which it was measured, ascending. */
  public List<Integer> steps() {
    return steps;
  }

  /** The ids of the tasks, in the order of {@link #values}. */
  public List<String> taskIds() {
    return taskIds;
  }

  /**
   * A row's figure of every task, a copy.
   *
   * @throws IllegalArgumentException if there is no such row or number of steps
   */
  public double[] values(String row, int step) {
    return at(row, step).clone();
  }

  /**
   * A row's mean over tasks; its interval is a bootstrap over entities.
   *
   * @throws IllegalArgumentException if there is no such row or number of steps
   */
  public Estimate mean(String row, int step) {
    return bootstrap.mean(at(row, step));
  }

  /**
   * A percentile of a row's figures over tasks, interpolated linearly.
   *
   * @param percentile from 0 to 100
   * @throws IllegalArgumentException if there is no such row or number of steps, or the percentile
   *     is out of its range
   */
  public double percentile(String row, int step, int percentile) {
    return Quantiles.percentiles().index(percentile).compute(at(row, step));
  }

  /**
   * The share of tasks that diverged: they fell back to the unadapted parameters, or their figure
   * is not finite.
   *
   * @throws IllegalArgumentException if there is no such row or number of steps
   */
  public double divergenceRate(String row, int step) {
    boolean[] diverged = row(row).diverged()[place(step)];
    int count = 0;
    for (boolean task : diverged) {
      count += task ? 1 : 0;
    }
    return (double) count / diverged.length;
  }

  /**
   * A row beside another, task by task, after the same number of steps.
   *
   * @throws IllegalArgumentException if there is no such row or number of steps
   */
  public Comparison compare(String row, String other, int step) {
    double[] own = at(row, step);
    double[] others = at(other, step);
    double[] differences = new double[own.length];
    double wins = 0;
    for (int i = 0; i < own.length; i++) {
      differences[i] = own[i] - others[i];
      int order = Double.compare(own[i], others[i]) * (metric.isLowerBetter() ? 1 : -1);
      wins += order < 0 ? 1 : order == 0 ? 0.5 : 0;
    }
    return new Comparison(bootstrap.mean(differences), wins / own.length);
  }

  /**
   * All figures, in three tables named after the metric: its mean, its spread over tasks with the
   * divergence rate, and the difference to the reference row if there is one.
   */
  public List<Measurement> measurements() {
    List<Measurement> figures = new ArrayList<>();
    rows.keySet().forEach(row -> steps.forEach(step -> figures.add(meanFigure(row, step))));
    rows.keySet().forEach(row -> steps.forEach(step -> figures.addAll(spread(row, step))));
    rows.keySet().stream()
        .filter(row -> !reference.isEmpty() && !row.equals(reference))
        .forEach(row -> steps.forEach(step -> figures.addAll(differences(row, step))));
    return Collections.unmodifiableList(figures);
  }

  private Measurement meanFigure(String row, int step) {
    return figure(metric.name(), row, "mean " + metric.name(), step, mean(row, step));
  }

  private List<Measurement> spread(String row, int step) {
    String table = "Spread of " + metric.name();
    List<Measurement> figures = new ArrayList<>();
    figures.add(figure(table, row, "median " + metric.name(), step, percentile(row, step, 50)));
    for (int percentile : new int[] {10, 90, 95}) {
      figures.add(
          figure(table, row, percentile + "% quantile", step, percentile(row, step, percentile)));
    }
    figures.add(figure(table, row, "divergence rate", step, divergenceRate(row, step)));
    return figures;
  }

  private List<Measurement> differences(String row, int step) {
    String table = metric.name() + " minus that of " + reference;
    Comparison comparison = compare(row, reference, step);
    return List.of(
        figure(table, row, "mean difference", step, comparison.difference()),
        figure(table, row, "win share", step, comparison.winShare()));
  }

  private Measurement figure(String table, String row, String name, int step, double value) {
    return Measurement.of(table, row, name, settingAt(step), seed, value, taskIds.size());
  }

  private Measurement figure(String table, String row, String name, int step, Estimate e) {
    return new Measurement(
        table, row, name, settingAt(step), seed, e.value(), e.low(), e.high(), e.n());
  }

  private Map<String, String> settingAt(int step) {
    Map<String, String> all = new LinkedHashMap<>(setting);
    all.put(STEP, Integer.toString(step));
    return all;
  }

  private double[] at(String row, int step) {
    return row(row).values()[place(step)];
  }

  private StepFigures row(String row) {
    StepFigures figures = rows.get(row);
    if (figures == null) {
      throw new IllegalArgumentException("row is " + row + ", must be one of " + rows.keySet());
    }
    return figures;
  }

  private int place(int step) {
    int place = steps.indexOf(step);
    if (place < 0) {
      throw new IllegalArgumentException("step is " + step + ", must be one of " + steps);
    }
    return place;
  }
}
