package io.metalearn4j.train;

import io.metalearn4j.data.Seeds;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.engine.Program;
import io.metalearn4j.optim.MetaGradient;
import io.metalearn4j.parameter.ParameterSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One run of the outer loop. */
final class TrainingRun {
  /** Rolling back this often in a row means that it does not help. */
  private static final int GREATEST_ROLL_BACKS = 10;

  /** Parts that the tables' step is shared out in; their number changes no bit. */
  private static final int TABLE_PARTS = 16;

  private final TrainingConfiguration configuration;
  private final TaskSource source;
  private final WorkerPool<TaskWorker> pool;
  private final TrainingListener listener;
  private final BooleanSupplier stop;
  private final TrainingState state;
  private final @Nullable TrainingState safe;
  private final TaskUpdate[] updates;
  private final UpdateFold fold;
  private final MetaGradient gradient;
  private final @Nullable Checkpoints checkpoints;
  private final long checkpointEvery;

  /** Counts the parameters that workers have to load. */
  private long version;

  TrainingRun(
      TrainingConfiguration configuration,
      TaskSource source,
      Program program,
      WorkerPool<TaskWorker> pool,
      TrainingListener listener,
      BooleanSupplier stop,
      @Nullable Checkpoints checkpoints,
      long checkpointEvery) {
    this.configuration = configuration;
    this.source = source;
    this.pool = pool;
    this.listener = listener;
    this.stop = stop;
    this.checkpoints = checkpoints;
    this.checkpointEvery = checkpointEvery;
    ParameterSpec spec = program.parameters();
    this.state = newState(spec);
    this.safe =
        configuration.nonFinitePolicy() == NonFinitePolicy.ROLL_BACK ? newState(spec) : null;
    this.updates = new TaskUpdate[configuration.metaBatchSize()];
    for (int i = 0; i < updates.length; i++) {
      updates[i] = new TaskUpdate(spec);
    }
    this.fold = new UpdateFold(spec, updates);
    this.gradient = new MetaGradient(spec, spec.tables().isEmpty() ? 1 : TABLE_PARTS);
  }

  private TrainingState newState(ParameterSpec spec) {
    return new TrainingState(
        spec,
        configuration.outerOptimizer(),
        configuration.averageDecay() > 0,
        configuration.seed());
  }

  TrainingState run() {
    try {
      boolean isSaved = checkpoints != null && checkpoints.restore(state, safe);
      validateIfDue();
      while (state.iteration < configuration.iterations()
          && !isPatienceOver()
          && !stop.getAsBoolean()) {
        iterate();
        validateIfDue();
        isSaved = state.iteration % checkpointEvery == 0;
        if (isSaved) {
          save();
        }
      }
      if (!isSaved) {
        save();
      }
      return state;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      saveQuietly();
      throw new TrainingInterruptedException(state.iteration, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isPatienceOver() {
    Validation validation = configuration.validation();
    return validation != null && state.validationsSinceBest >= validation.patience();
  }

  private void save() throws IOException {
    if (checkpoints != null) {
      checkpoints.save(state, safe);
    }
  }

  private void saveQuietly() {
    try {
      save();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void iterate() throws InterruptedException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedException();
    }
    version++;
    fold.begin();
    pool.run(updates.length, this::update);
    List<String> bad = nonFiniteTasks();
    if (!bad.isEmpty()) {
      listener.onNonFinite(state.iteration, bad, configuration.nonFinitePolicy());
    }
    boolean rollBack =
        !bad.isEmpty() && configuration.nonFinitePolicy() == NonFinitePolicy.ROLL_BACK;
    if (!bad.isEmpty()) {
      handle(bad);
    }
    if (!rollBack) {
      state.rollBacks = 0;
      double loss = fold.meanLoss();
      step();
      listener.onIteration(state.iteration, configuration.iterations(), loss);
    }
    state.iteration++;
  }

  private void update(TaskWorker worker, int slot) {
    Task task = source.draw(Seeds.stream(configuration.seed(), state.iteration, slot));
    worker.load(state.parameters, version);
    worker.update(task, state.iteration, updates[slot]);
    fold.end(slot);
  }

  private List<String> nonFiniteTasks() {
    List<String> ids = new ArrayList<>();
    for (TaskUpdate update : updates) {
      if (!update.isFinite()) {
        ids.add(update.taskId());
      }
    }
    return ids;
  }

  private void handle(List<String> bad) {
    switch (configuration.nonFinitePolicy()) {
      case SKIP -> {
        if (bad.size() == updates.length) {
          throw new NonFiniteException(
              state.iteration, bad, "no task is left, lower the learning rates or clip");
        }
        state.skippedTasks += bad.size();
      }
      case STOP -> throw new NonFiniteException(state.iteration, bad, "the policy is to stop");
      case ROLL_BACK -> {
        if (++state.rollBacks > GREATEST_ROLL_BACKS) {
          throw new NonFiniteException(
              state.iteration, bad, "rolling back " + GREATEST_ROLL_BACKS + " times did not help");
        }
        state.setValues(Objects.requireNonNull(safe));
      }
    }
  }

  /**
   * Takes the outer step; matrices in ranges and tables in parts, each in one pass unless the
   * mean's norm is wanted.
   */
  private void step() {
    boolean clips = Double.isFinite(configuration.greatestNorm());
    int length = gradient.dense().length;
    state.optimizer.begin();
    pool.split(
        length,
        (from, to) -> {
          fold.meanMatrices(gradient, from, to);
          if (!clips) {
            stepMatrices(from, to);
          }
        });
    pool.share(
        gradient.parts(),
        part -> {
          fold.meanTables(gradient, part);
          if (!clips) {
            stepTables(part);
          }
        });
    if (clips) {
      gradient.clip(configuration.greatestNorm());
      pool.split(length, this::stepMatrices);
      pool.share(gradient.parts(), this::stepTables);
    }
    if (configuration.averageDecay() > 0) {
      state.average.moveTowards(state.parameters, 1 - configuration.averageDecay());
    }
  }

  private void stepMatrices(int from, int to) {
    state.optimizer.stepMatrices(state.iteration, state.parameters, gradient, from, to);
  }

  private void stepTables(int part) {
    state.optimizer.stepTables(state.iteration, state.parameters, gradient, part);
  }

  /** Validates unless a run that was interrupted or killed has done so at this iteration. */
  private void validateIfDue() throws InterruptedException {
    Validation validation = configuration.validation();
    if (validation != null
        && state.iteration % validation.every() == 0
        && state.validatedIteration != state.iteration) {
      validate(validation);
    }
  }

  private void validate(Validation validation) throws InterruptedException {
    version++;
    double[] losses = new double[validation.tasks().size()];
    pool.run(
        losses.length,
        (worker, i) -> {
          worker.load(state.average, version);
          losses[i] = worker.queryLoss(validation.tasks().get(i));
        });
    double sum = 0;
    for (double loss : losses) {
      sum += loss;
    }
    double mean = sum / losses.length;
    state.validatedIteration = state.iteration;
    boolean isBest = mean < state.bestLoss;
    if (isBest) {
      state.best.set(state.average);
      state.bestLoss = mean;
      state.bestIteration = state.iteration;
      state.validationsSinceBest = 0;
    } else {
      state.validationsSinceBest++;
    }
    if (safe != null && Double.isFinite(mean)) {
      safe.setValues(state);
    }
    listener.onValidation(state.iteration, mean, isBest);
  }
}
