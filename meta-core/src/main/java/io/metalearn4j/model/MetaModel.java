package io.metalearn4j.model;

import io.metalearn4j.algorithm.Adaptation;
import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Schema;
import io.metalearn4j.data.table.FeatureEncoder;
import io.metalearn4j.engine.Predictor;
import io.metalearn4j.engine.Program;
import io.metalearn4j.engine.TaskParameters;
import io.metalearn4j.inner.InnerLoop;
import io.metalearn4j.learner.Trainable;
import io.metalearn4j.parameter.ParameterValues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A meta-trained model, which adapts to a new task from a handful of examples.
 *
 * <p>Immutable and thread-safe; adapting and predicting take no lock that one waits for, and no
 * native memory.
 */
public final class MetaModel {
  /** The points of an adaptation that nobody differentiates: the start, and two that take turns. */
  private static final int POINTS = 3;

  private final Program program;
  private final Adaptation adaptation;
  private final ParameterValues parameters;
  private final TrainingSummary training;
  private final @Nullable FeatureEncoder encoder;
  private final Pool<InnerLoop> loops;
  private final Pool<Predictor> predictors;
  private final AdaptedModel unadapted;

  private MetaModel(
      Program program,
      Adaptation adaptation,
      ParameterValues parameters,
      TrainingSummary training,
      @Nullable FeatureEncoder encoder) {
    this.program = program;
    this.adaptation = adaptation;
    this.parameters = parameters;
    this.training = training;
    this.encoder = encoder;
    this.loops = new Pool<>(this::newLoop);
    this.predictors = new Pool<>(program::newPredictor);
    this.unadapted =
        new AdaptedModel(this, null, TaskParameters.unadapted(parameters), AdaptationReport.NONE);
  }

  /**
   * A model of the given parameters.
   *
   * @param parameters becomes the model's own; do not modify afterwards
   * @param encoder what made the examples of raw data, or null
   */
  public static MetaModel of(
      Program program,
      Adaptation adaptation,
      ParameterValues parameters,
      TrainingSummary training,
      @Nullable FeatureEncoder encoder) {
    return new MetaModel(program, adaptation, parameters, training, encoder);
  }

  /**
   * Reads a model that {@link #save} wrote. Code is not in the file: the learner and the algorithm
   * are given, and must be those that it was trained with.
   *
   * @throws io.metalearn4j.store.ModelFormatException if the file is damaged, of another format
   *     version, or of another learner or algorithm; the message names the field
   * @throws IOException if it cannot be read
   */
  public static MetaModel load(Path file, Trainable learner, MetaOptimizer algorithm)
      throws IOException {
    return ModelFile.read(file, learner, algorithm);
  }

  /**
   * Writes the model as a safetensors file, atomically.
   *
   * @throws IOException if it cannot be written; a file that was there stays as it was
   */
  public void save(Path file) throws IOException {
    ModelFile.write(file, this);
  }

  private InnerLoop newLoop() {
    InnerLoop loop = new InnerLoop(program, adaptation.rule(), POINTS);
    loop.load(parameters);
    return loop;
  }

  /**
   * Adapts to a task as in training.
   *
   * @param support the task's examples
   * @throws io.metalearn4j.data.InvalidExamplesException if they do not fit {@link #schema()} or a
   *     table
   */
  public AdaptedModel adapt(Examples support) {
    return adapt(support, AdaptationBudget.steps(adaptation.steps()));
  }

  /**
   * Adapts to a task within a budget.
   *
   * @param support the task's examples
   * @throws io.metalearn4j.data.InvalidExamplesException if they do not fit {@link #schema()} or a
   *     table
   */
  public AdaptedModel adapt(Examples support, AdaptationBudget budget) {
    return loops.with(loop -> adapt(loop, support, budget));
  }

  private AdaptedModel adapt(InnerLoop loop, Examples support, AdaptationBudget budget) {
    loop.bind(support, null);
    long start = System.nanoTime();
    long limit = budget.time().toNanos();
    double first = Double.NaN;
    double last = Double.NaN;
    int steps = 0;
    while (steps < budget.steps() && (steps == 0 || System.nanoTime() - start < limit)) {
      last = loop.step(false);
      first = steps == 0 ? last : first;
      steps++;
    }
    if (steps == 0) {
      return new AdaptedModel(
          this, support, TaskParameters.unadapted(parameters), AdaptationReport.NONE);
    }
    boolean hasDiverged = !(last <= first) || !loop.isFinite();
    AdaptationReport report = new AdaptationReport(steps, first, last, hasDiverged);
    TaskParameters adapted =
        hasDiverged ? TaskParameters.unadapted(parameters) : loop.copyParameters();
    return new AdaptedModel(this, support, adapted, report);
  }

  float[] predict(TaskParameters adapted, Examples examples) {
    return predictors.with(predictor -> predictor.predict(parameters, adapted, examples));
  }

  /** The model before any adaptation, for a task without examples. */
  public AdaptedModel unadapted() {
    return unadapted;
  }

  /** The widths of the examples that it wants. */
  public Schema schema() {
    return program.schema();
  }

  /** How it adapts. */
  public Adaptation adaptation() {
    return adaptation;
  }

  /** How it was trained. */
  public TrainingSummary training() {
    return training;
  }

  /** What makes examples of raw data, if the model was trained with one. */
  public Optional<FeatureEncoder> encoder() {
    return Optional.ofNullable(encoder);
  }

  /** The meta-parameters, a copy. */
  public ParameterValues parameters() {
    return parameters.copy();
  }

  ParameterValues ownParameters() {
    return parameters;
  }
}
