package io.metalearn4j.eval;

import io.metalearn4j.data.InvalidExamplesException;
import io.metalearn4j.data.Seeds;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.model.AdaptationBudget;
import io.metalearn4j.model.AdaptedModel;
import io.metalearn4j.model.MetaModel;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Evaluates models and baselines on identical tasks: the figure after each number of adaptation
 * steps.
 *
 * <p>Models are measured as they serve: a task whose support loss rises falls back to the unadapted
 * parameters, and counts as diverged. The query targets are hidden from all that is evaluated. The
 * same seed gives the same bits, parallel or not. Setters may be called in any order before {@link
 * #run()}; not thread-safe.
 *
 * <pre>{@code
 * EvaluationResult result = Evaluator.on(Sinusoids.shots(10), 1_000, 7)
 *     .model("MAML", maml)
 *     .model("joint", joint)
 *     .steps(0, 1, 5, 10)
 *     .reference("joint")
 *     .run();
 * }</pre>
 */
public final class Evaluator {
  /** A place of the seed's streams that neither training nor validation uses. */
  private static final long TEST = -2;

  private final List<Task> tasks;
  private final Map<String, StepPredictor> rows = new LinkedHashMap<>();
  private final Map<String, String> setting = new LinkedHashMap<>();
  private Metric metric = Metric.MSE;
  private List<Integer> steps = List.of(0, 1);
  private String reference = "";
  private long seed;
  private boolean isParallel;

  private Evaluator(List<Task> tasks) {
    this.tasks = List.copyOf(tasks);
    if (this.tasks.isEmpty()) {
      throw new InvalidExamplesException("there are 0 tasks, must be at least 1");
    }
  }

  /**
   * Starts an evaluation on tasks.
   *
   * @param tasks at least one; none of their entities may have been trained on
   * @throws InvalidExamplesException if there is none
   */
  public static Evaluator on(List<Task> tasks) {
    return new Evaluator(tasks);
  }

  /**
   * Starts an evaluation on tasks drawn once.
   *
   * @param count number of tasks, at least 1
   * @param seed of the draws, and of the evaluation unless another is set
   * @throws InvalidExamplesException if the count is below 1
   */
  public static Evaluator on(TaskSource source, int count, long seed) {
    return new Evaluator(
            IntStream.range(0, count)
                .mapToObj(i -> source.draw(Seeds.stream(seed, TEST, i)))
                .toList())
        .seed(seed);
  }

  /**
   * Adds a model, which adapts by its own rule.
   *
   * @param row its name, not blank
   * @throws IllegalArgumentException if there is a row of this name
   */
  public Evaluator model(String row, MetaModel model) {
    return row(row, (task, count) -> predict(model, task, count));
  }

  /**
   * Adds a baseline, whose figure is the same for any number of steps.
   *
   * @param row its name, not blank
   * @throws IllegalArgumentException if there is a row of this name
   */
  public Evaluator baseline(String row, TaskPredictor predictor) {
    return row(row, (task, count) -> new Prediction(predictor.predict(task), false));
  }

  private Evaluator row(String row, StepPredictor predictor) {
    if (row.isBlank() || rows.putIfAbsent(row, predictor) != null) {
      throw new IllegalArgumentException(
          "row is \"" + row + "\", must not be blank or given twice");
    }
    return this;
  }

  /** What is measured, the mean squared error unless set. */
  public Evaluator metric(Metric value) {
    this.metric = value;
    return this;
  }

  /**
   * The numbers of adaptation steps to measure after, 0 and 1 unless set.
   *
   * @param counts ascending, 0 or more
   * @throws IllegalArgumentException if there is none, one is negative, or they do not ascend
   */
  public Evaluator steps(int... counts) {
    boolean isAscending =
        IntStream.range(1, counts.length).allMatch(i -> counts[i - 1] < counts[i]);
    if (counts.length == 0 || counts[0] < 0 || !isAscending) {
      throw new IllegalArgumentException(
          "steps are " + Arrays.toString(counts) + ", must be at least one, ascend from 0 or more");
    }
    this.steps = Arrays.stream(counts).boxed().toList();
    return this;
  }

  /** Measures after every number of steps from 0 to {@code last}. */
  public Evaluator upToStep(int last) {
    return steps(IntStream.rangeClosed(0, last).toArray());
  }

  /** The row that the others are compared with task by task; none unless set. */
  public Evaluator reference(String row) {
    this.reference = row;
    return this;
  }

  /** Adds what else tells these figures from others, such as the number of shots. */
  public Evaluator setting(String name, String value) {
    setting.put(name, value);
    return this;
  }

  /** What the intervals depend on, 0 unless set; it is put down with every figure. */
  public Evaluator seed(long value) {
    this.seed = value;
    return this;
  }

  /** Evaluates tasks in parallel on the common pool; not unless called. */
  public Evaluator parallel() {
    this.isParallel = true;
    return this;
  }

  /**
   * Evaluates.
   *
   * @throws IllegalArgumentException if there is no row, the reference is none of the rows, or
   *     predictions do not fit the metric
   * @throws InvalidExamplesException if a task does not fit a model
   */
  public EvaluationResult run() {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("there are 0 rows, must be at least 1");
    }
    if (!reference.isEmpty() && !rows.containsKey(reference)) {
      throw new IllegalArgumentException(
          "reference is " + reference + ", must be one of " + rows.keySet());
    }
    Map<String, StepFigures> figures = new LinkedHashMap<>();
    rows.forEach((row, predictor) -> figures.put(row, measure(predictor)));
    return new EvaluationResult(
        metric, tasks, steps, figures, reference, new LinkedHashMap<>(setting), seed);
  }

  private StepFigures measure(StepPredictor predictor) {
    double[][] values = new double[steps.size()][tasks.size()];
    boolean[][] diverged = new boolean[steps.size()][tasks.size()];
    IntStream places = IntStream.range(0, tasks.size());
    (isParallel ? places.parallel() : places)
        .forEach(
            t -> {
              Task task = tasks.get(t);
              Task hidden =
                  new Task(task.id(), task.entity(), task.support(), task.query().withoutTargets());
              for (int k = 0; k < values.length; k++) {
                Prediction prediction = predictor.predict(hidden, steps.get(k));
                values[k][t] = metric.of(prediction.values(), task.query());
                diverged[k][t] = prediction.hasDiverged() || Double.isInfinite(values[k][t]);
              }
            });
    return new StepFigures(values, diverged);
  }

  private static Prediction predict(MetaModel model, Task task, int steps) {
    try {
      AdaptedModel adapted = model.adapt(task.support(), AdaptationBudget.steps(steps));
      return new Prediction(adapted.predict(task.query()), adapted.report().hasFallenBack());
    } catch (InvalidExamplesException e) {
      throw new InvalidExamplesException("task " + task.id() + ": " + e.getMessage());
    }
  }

  /** Predicts the query set of a task after a number of steps. */
  @FunctionalInterface
  private interface StepPredictor {
    Prediction predict(Task task, int steps);
  }

  @SuppressWarnings("ArrayRecordComponent") // lives for one task, and nobody keeps it
  private record Prediction(float[] values, boolean hasDiverged) {}
}
