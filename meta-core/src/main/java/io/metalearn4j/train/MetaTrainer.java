package io.metalearn4j.train;

import io.metalearn4j.algorithm.FirstOrderMaml;
import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.data.InvalidExamplesException;
import io.metalearn4j.data.Schema;
import io.metalearn4j.data.Seeds;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.data.table.FeatureEncoder;
import io.metalearn4j.engine.Engine;
import io.metalearn4j.engine.Program;
import io.metalearn4j.engine.jvm.JvmEngine;
import io.metalearn4j.learner.Trainable;
import io.metalearn4j.learner.UnsupportedLearnerException;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.model.TrainingSummary;
import io.metalearn4j.optim.Adam;
import io.metalearn4j.optim.OuterOptimizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Meta-trains a learner.
 *
 * <p>Each iteration draws a meta-batch of tasks, computes their updates in parallel, folds them in
 * task order and steps the outer optimizer. The same seed gives the same bits on any number of
 * threads. Setters may be called in any order before {@link #train}; not thread-safe.
 *
 * <pre>{@code
 * MetaModel model = MetaTrainer.of(Mlp.regression(1).hidden(40, 40).build())
 *     .metaOptimizer(Maml.innerLearningRate(0.01).steps(1))
 *     .outerOptimizer(Adam.learningRate(1e-3))
 *     .metaBatchSize(25).iterations(70_000).seed(7)
 *     .train(Sinusoids.shots(10));
 * }</pre>
 */
public final class MetaTrainer {
  /** Tasks of an iteration: as in the sinusoid experiment of Finn et al. (2017). */
  private static final int META_BATCH_SIZE = 25;

  /** Iterations unless set. */
  private static final long ITERATIONS = 10_000;

  /** Outer learning rate: as in the sinusoid experiment of Finn et al. (2017). */
  private static final double LEARNING_RATE = 1e-3;

  /** Inner learning rate: as in the sinusoid experiment of Finn et al. (2017). */
  private static final double INNER_LEARNING_RATE = 0.01;

  /** Iterations from one checkpoint to the next unless set. */
  private static final long CHECKPOINT_EVERY = 1_000;

  /** A place of the seed's streams that no iteration uses. */
  private static final long PROBE = -1;

  private final Trainable learner;
  private MetaOptimizer algorithm = FirstOrderMaml.innerLearningRate(INNER_LEARNING_RATE);
  private OuterOptimizer outerOptimizer = Adam.learningRate(LEARNING_RATE);
  private int metaBatchSize = META_BATCH_SIZE;
  private long iterations = ITERATIONS;
  private long seed;
  private double greatestNorm = Double.POSITIVE_INFINITY;
  private double averageDecay;
  private NonFinitePolicy nonFinitePolicy = NonFinitePolicy.SKIP;
  private @Nullable Validation validation;
  private @Nullable FeatureEncoder encoder;
  private Engine engine = JvmEngine.create();
  private int threads = Runtime.getRuntime().availableProcessors();
  private @Nullable ExecutorService executor;
  private final List<TrainingListener> listeners = new ArrayList<>();
  private BooleanSupplier stop = () -> false;
  private @Nullable Path checkpointDirectory;
  private long checkpointEvery = CHECKPOINT_EVERY;

  private MetaTrainer(Trainable learner) {
    this.learner = learner;
  }

  /** Starts a trainer of a learner. */
  public static MetaTrainer of(Trainable learner) {
    return new MetaTrainer(learner);
  }

  /** The algorithm; first-order MAML with one step at 0.01 unless set. */
  public MetaTrainer metaOptimizer(MetaOptimizer value) {
    this.algorithm = value;
    return this;
  }

  /** How the meta-parameters move; Adam at 0.001 unless set. */
  public MetaTrainer outerOptimizer(OuterOptimizer value) {
    this.outerOptimizer = value;
    return this;
  }

  /**
   * The number of tasks in an iteration, 25 unless set.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public MetaTrainer metaBatchSize(int value) {
    this.metaBatchSize = (int) requireAtLeastOne("meta-batch size", value);
    return this;
  }

  /**
   * The greatest number of iterations, 10,000 unless set.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public MetaTrainer iterations(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("iterations is " + value + ", must be at least 0");
    }
    this.iterations = value;
    return this;
  }

  /** What the initial parameters and all draws depend on, 0 unless set. */
  public MetaTrainer seed(long value) {
    this.seed = value;
    return this;
  }

  /**
   * Scales the meta-gradient down to a greatest Euclidean norm; not unless set.
   *
   * @throws IllegalArgumentException if it is not above 0
   */
  public MetaTrainer clipMetaGradient(double norm) {
    if (!(norm > 0)) {
      throw new IllegalArgumentException("greatest norm is " + norm + ", must be above 0");
    }
    this.greatestNorm = norm;
    return this;
  }

  /**
   * Returns an exponential moving average of the parameters instead of the last ones; not unless
   * set.
   *
   * @param decay the share that each iteration keeps of it, above 0 and below 1, such as 0.995
   * @throws IllegalArgumentException if it is out of its range
   */
  public MetaTrainer averageParameters(double decay) {
    if (!(decay > 0 && decay < 1)) {
      throw new IllegalArgumentException("decay is " + decay + ", must be above 0 and below 1");
    }
    this.averageDecay = decay;
    return this;
  }

  /** What happens when a task's loss or update is not finite; it is skipped unless set. */
  public MetaTrainer nonFinite(NonFinitePolicy value) {
    this.nonFinitePolicy = value;
    return this;
  }

  /**
   * Validates now and then, and returns the best parameters instead of the last ones; not unless
   * set.
   */
  public MetaTrainer validation(Validation value) {
    this.validation = value;
    return this;
  }

  /**
   * What made the tasks' examples of raw data: the model carries it, and a run is not resumed with
   * another one.
   */
  public MetaTrainer encoder(FeatureEncoder value) {
    this.encoder = value;
    return this;
  }

  /** What runs the learner; the jvm engine unless set. */
  public MetaTrainer engine(Engine value) {
    this.engine = value;
    return this;
  }

  /**
   * The number of threads, as many as there are processors unless set. The result does not depend
   * on it.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public MetaTrainer threads(int value) {
    this.threads = (int) requireAtLeastOne("threads", value);
    return this;
  }

  /**
   * Runs on threads of this executor, beside the calling one, instead of its own. It is not shut
   * down.
   */
  public MetaTrainer executor(ExecutorService value) {
    this.executor = value;
    return this;
  }

  /** Adds a listener. */
  public MetaTrainer listener(TrainingListener value) {
    listeners.add(value);
    return this;
  }

  /**
   * Stops after the iteration in which this becomes true; what is learned so far is returned. Asked
   * by the thread that trains.
   */
  public MetaTrainer stopWhen(BooleanSupplier condition) {
    this.stop = condition;
    return this;
  }

  /**
   * Keeps checkpoints in a directory, and goes on from the newest one in it: a run that was killed
   * ends with the same bits as one that was not.
   *
   * @param directory of this run alone; made if it does not exist
   * @param every iterations from one checkpoint to the next, at least 1
   * @throws IllegalArgumentException if {@code every} is below 1
   */
  public MetaTrainer checkpoints(Path directory, long every) {
    this.checkpointDirectory = directory;
    this.checkpointEvery = requireAtLeastOne("iterations between checkpoints", every);
    return this;
  }

  /**
   * Trains.
   *
   * @param source where tasks come from
   * @return the model: the best parameters where there is validation, else their average or the
   *     last ones
   * @throws InvalidExamplesException if a task does not fit the learner or the other tasks
   * @throws UnsupportedLearnerException if the learner cannot do what the algorithm needs
   * @throws NonFiniteException if losses or updates are not finite and the policy does not help
   * @throws CheckpointMismatchException if the directory holds checkpoints of another configuration
   * @throws TrainingInterruptedException if the thread is interrupted
   * @throws UncheckedIOException if a checkpoint cannot be written or read
   */
  public MetaModel train(TaskSource source) {
    TrainingConfiguration configuration =
        new TrainingConfiguration(
            learner,
            algorithm,
            outerOptimizer,
            metaBatchSize,
            iterations,
            seed,
            greatestNorm,
            averageDecay,
            nonFinitePolicy,
            validation,
            encoder);
    Schema schema = source.draw(Seeds.stream(seed, PROBE)).schema();
    checkEncoder(schema);
    Program program = learner.compile(engine, configuration.spec(), schema);
    if (algorithm.needsHessian() && !program.hasHessian()) {
      throw new UnsupportedLearnerException(
          "learner "
              + learner
              + " has no Hessian-vector products, which "
              + algorithm
              + " needs; choose a first-order algorithm");
    }
    try (WorkerPool<TaskWorker> pool = newPool(program)) {
      Checkpoints checkpoints =
          checkpointDirectory == null
              ? null
              : new Checkpoints(checkpointDirectory, configuration, schema);
      TrainingRun run =
          new TrainingRun(
              configuration,
              source,
              program,
              pool,
              new Listeners(listeners),
              stop,
              checkpoints,
              checkpointEvery);
      return model(run.run(), program);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void checkEncoder(Schema schema) {
    if (encoder != null
        && (encoder.schema().features() != schema.features()
            || encoder.schema().ids() != schema.ids())) {
      throw new InvalidExamplesException(
          "tasks have " + schema + ", the encoder makes " + encoder.schema());
    }
  }

  private WorkerPool<TaskWorker> newPool(Program program) {
    List<TaskWorker> workers = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, metaBatchSize); i++) {
      workers.add(new TaskWorker(program, algorithm));
    }
    return executor == null ? WorkerPool.ofThreads(workers) : WorkerPool.on(executor, workers);
  }

  private MetaModel model(TrainingState state, Program program) {
    boolean isValidated = validation != null;
    TrainingSummary summary =
        new TrainingSummary(
            learner.description(),
            algorithm.toString(),
            outerOptimizer.toString(),
            seed,
            state.iteration,
            isValidated ? state.bestIteration : state.iteration,
            isValidated ? state.bestLoss : Double.NaN,
            state.skippedTasks);
    return MetaModel.of(
        program,
        algorithm.adaptation(),
        (isValidated ? state.best : state.average).copy(),
        summary,
        encoder);
  }

  private static long requireAtLeastOne(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ", must be at least 1");
    }
    return value;
  }
}
