package io.metalearn4j.model;

import io.metalearn4j.algorithm.Adaptation;
import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Schema;
import io.metalearn4j.data.table.FeatureEncoder;
import io.metalearn4j.engine.Engine;
import io.metalearn4j.engine.Predictor;
import io.metalearn4j.engine.Program;
import io.metalearn4j.engine.TaskParameters;
import io.metalearn4j.inner.InnerLoop;
import io.metalearn4j.learner.Trainable;
import io.metalearn4j.parameter.ParameterValues;
import io.metalearn4j.store.TensorFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A meta-trained model, which adapts to a new task from a handful of examples.
 *
 * <p>Immutable but for its speed, and thread-safe; adapting and predicting take no lock that one
 * waits for, and no native memory.
 */
public final class MetaModel {
  /** The points of an adaptation that nobody differentiates: the start, and two that take turns. */
  private static final int POINTS = 3;

  private final Adaptation adaptation;
  private final ParameterValues parameters;
  private final TrainingSummary training;
  private final @Nullable FeatureEncoder encoder;
  private final @Nullable Supplier<Program> fastProgram;
  private final AdaptedModel unadapted;
  private volatile Serving serving;

  private MetaModel(
      Program program,
      Adaptation adaptation,
      ParameterValues parameters,
      TrainingSummary training,
      @Nullable FeatureEncoder encoder,
      @Nullable Supplier<Program> fastProgram) {
    this.adaptation = adaptation;
    this.parameters = parameters;
    this.training = training;
    this.encoder = encoder;
    this.fastProgram = fastProgram;
    this.serving = new Serving(program, adaptation, parameters);
    this.unadapted =
        new AdaptedModel(
            this,
            null,
            AdaptationBudget.steps(adaptation.steps()),
            TaskParameters.unadapted(parameters),
            AdaptationReport.NONE);
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
    return new MetaModel(program, adaptation, parameters, training, encoder, null);
  }

  /**
   * A model that serves at once by one program, and after {@link #warmUp} by another.
   *
   * @param program fast from the first call on
   * @param fastProgram faster once the JVM has compiled it
   */
  static MetaModel loaded(
      Program program,
      Adaptation adaptation,
      ParameterValues parameters,
      TrainingSummary training,
      @Nullable FeatureEncoder encoder,
      Supplier<Program> fastProgram) {
    MetaModel model =
        new MetaModel(program, adaptation, parameters, training, encoder, fastProgram);
    WarmUp.once(model);
    return model;
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

  /**
   * Reads a model that {@link #write} added to a file.
   *
   * @param source name of the file, for messages
   * @param prefix as it was written with
   * @param engine what it serves by from the first call on
   * @throws io.metalearn4j.store.ModelFormatException as {@link #load} does
   */
  public static MetaModel read(
      String source,
      TensorFile file,
      String prefix,
      Trainable learner,
      MetaOptimizer algorithm,
      Engine engine)
      throws IOException {
    return ModelFile.read(source, file, prefix, learner, algorithm, engine);
  }

  /**
   * Adds the model to a file that holds more than this one.
   *
   * @param prefix what the names of its tensors and metadata begin with
   */
  public void write(TensorFile.Builder file, String prefix) {
    ModelFile.add(file, prefix, this);
  }

  /**
   * Brings a loaded model to its full speed before it serves; takes some seconds.
   *
   * <p>A model that {@link #load} has read serves by scalar kernels, since vector kernels are
   * hundreds of times slower than those until the JVM has compiled them. This runs adaptations and
   * predictions on made-up examples by the fastest kernels until they get no faster, and then has
   * the model serve by them; it may be called while the model serves, which goes on. Results change
   * by float rounding only. A model that was just trained is warm already: its engine stays, and
   * this does nothing.
   */
  public void warmUp() {
    Supplier<Program> fast = fastProgram;
    if (fast == null) {
      return;
    }
    MetaModel warm = new MetaModel(fast.get(), adaptation, parameters, training, encoder, null);
    WarmUp.untilFast(warm);
    serving = warm.serving;
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
    return serving.loops.with(loop -> adapt(loop, support, budget));
  }

  private AdaptedModel adapt(InnerLoop loop, Examples support, AdaptationBudget budget) {
    loop.bind(support, null);
    long start = System.nanoTime();
    long limit = TimeUnit.NANOSECONDS.convert(budget.time()); // of very long times the greatest
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
          this, support, budget, TaskParameters.unadapted(parameters), AdaptationReport.NONE);
    }
    boolean hasDiverged = !(last <= first) || !loop.isFinite();
    AdaptationReport report = new AdaptationReport(steps, first, last, hasDiverged);
    TaskParameters adapted =
        hasDiverged ? TaskParameters.unadapted(parameters) : loop.copyParameters();
    return new AdaptedModel(this, support, budget, adapted, report);
  }

  float[] predict(TaskParameters adapted, Examples examples) {
    return serving.predictors.with(predictor -> predictor.predict(parameters, adapted, examples));
  }

  /**
   * Rows that one adapted model after the other will be asked about, such as the items of a shop.
   *
   * @param rows the rows; targets and weights are not read
   * @throws io.metalearn4j.data.InvalidExamplesException if they do not fit {@link #schema()}
   */
  public Catalogue catalogue(Examples rows) {
    return Catalogue.of(this, rows);
  }

  /** The model before any adaptation, for a task without examples. */
  public AdaptedModel unadapted() {
    return unadapted;
  }

  /** The widths of the examples that it wants. */
  public Schema schema() {
    return serving.program.schema();
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

  Program program() {
    return serving.program;
  }

  ParameterValues ownParameters() {
    return parameters;
  }

  /** A program with its idle workers. */
  private static final class Serving {
    private final Program program;
    private final Pool<InnerLoop> loops;
    private final Pool<Predictor> predictors;

    Serving(Program program, Adaptation adaptation, ParameterValues parameters) {
      this.program = program;
      this.loops =
          new Pool<>(
              () -> {
                InnerLoop loop = new InnerLoop(program, adaptation.rule(), POINTS);
                loop.load(parameters);
                return loop;
              });
      this.predictors = new Pool<>(program::newPredictor);
    }
  }
}
