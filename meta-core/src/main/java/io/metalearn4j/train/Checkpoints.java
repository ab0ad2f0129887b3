package io.metalearn4j.train;

import io.metalearn4j.data.Schema;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.parameter.ParameterValues;
import io.metalearn4j.store.CheckpointStore;
import io.metalearn4j.store.ModelFormatException;
import io.metalearn4j.store.ParameterTensors;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run's state in a directory of checkpoints. */
final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  /** Checkpoints kept: the newest, and one to fall back on. */
  private static final int KEPT = 2;

  private static final String FIELD = "configuration.";
  private static final String SAFE = "safe/";
  private static final String UPDATES = "optimizer.updates";

  private final Path directory;
  private final CheckpointStore store;
  private final Map<String, String> fingerprint;

  Checkpoints(Path directory, TrainingConfiguration configuration, Schema schema)
      throws IOException {
    this.directory = directory;
    this.store = CheckpointStore.open(directory, KEPT);
    this.fingerprint = configuration.fingerprint(schema);
  }

  /**
   * Commits a checkpoint.
   *
   * @param safe the state to roll back to, or null where the policy never does
   */
  void save(TrainingState state, @Nullable TrainingState safe) throws IOException {
    TensorFile.Builder file = TensorFile.builder();
    fingerprint.forEach((field, value) -> file.metadata(FIELD + field, value));
    file.metadata("iteration", Long.toString(state.iteration));
    file.metadata("bestLoss", Double.toString(state.bestLoss));
    file.metadata("bestIteration", Long.toString(state.bestIteration));
    file.metadata("validatedIteration", Long.toString(state.validatedIteration));
    file.metadata("validationsSinceBest", Integer.toString(state.validationsSinceBest));
    file.metadata("skippedTasks", Long.toString(state.skippedTasks));
    file.metadata("rollBacks", Integer.toString(state.rollBacks));
    ParameterTensors.put(file, "best/", state.best);
    putValues(file, "", state);
    if (safe != null) {
      putValues(file, SAFE, safe);
    }
    store.save(state.iteration, file.build());
  }

  private static void putValues(TensorFile.Builder file, String prefix, TrainingState state) {
    ParameterTensors.put(file, prefix + "parameters/", state.parameters);
    if (state.hasAverage()) {
      ParameterTensors.put(file, prefix + "average/", state.average);
    }
    file.metadata(prefix + UPDATES, Long.toString(state.optimizer.updates()));
    for (int i = 0; i < state.optimizer.slots().size(); i++) {
      ParameterTensors.put(file, prefix + slot(i), state.optimizer.slots().get(i));
    }
    List<Parameter> tables = state.parameters.spec().tables();
    for (int t = 0; t < tables.size(); t++) {
      file.tensor(
          prefix + counts(tables.get(t)),
          Tensor.of(state.optimizer.rowCounts(t), tables.get(t).rows()));
    }
  }

  /**
   * Takes over the newest valid checkpoint.
   *
   * @return whether there was one
   * @throws CheckpointMismatchException if it was written by a run of another configuration
   */
  boolean restore(TrainingState state, @Nullable TrainingState safe) throws IOException {
    Optional<CheckpointStore.Loaded> loaded = store.loadNewest();
    if (loaded.isEmpty()) {
      return false;
    }
    for (CheckpointStore.Damaged damaged : loaded.get().skipped()) {
      LOG.warn("Skipping a damaged checkpoint: {}", damaged.reason().getMessage());
    }
    TensorFile file = loaded.get().content();
    checkFingerprint(file);
    try {
      read(file, state);
      if (safe != null) {
        readValues(file, SAFE, safe);
      }
    } catch (NumberFormatException | NoSuchElementException | IllegalStateException e) {
      throw new ModelFormatException(
          directory.toString(), "checkpoint", "cannot be read: " + e.getMessage());
    }
    return true;
  }

  private void checkFingerprint(TensorFile file) {
    fingerprint.forEach(
        (field, value) -> {
          String stored = file.metadata().get(FIELD + field);
          if (!value.equals(stored)) {
            throw new CheckpointMismatchException(directory, field, value, String.valueOf(stored));
          }
        });
  }

  private void read(TensorFile file, TrainingState state) throws ModelFormatException {
    readValues(file, "", state);
    state.best.set(values(file, "best/", state.parameters.spec()));
    state.iteration = Long.parseLong(file.metadata("iteration"));
    state.bestLoss = Double.parseDouble(file.metadata("bestLoss"));
    state.bestIteration = Long.parseLong(file.metadata("bestIteration"));
    state.validatedIteration = Long.parseLong(file.metadata("validatedIteration"));
    state.validationsSinceBest = Integer.parseInt(file.metadata("validationsSinceBest"));
    state.skippedTasks = Long.parseLong(file.metadata("skippedTasks"));
    state.rollBacks = Integer.parseInt(file.metadata("rollBacks"));
  }

  private void readValues(TensorFile file, String prefix, TrainingState state)
      throws ModelFormatException {
    ParameterSpec spec = state.parameters.spec();
    state.parameters.set(values(file, prefix + "parameters/", spec));
    if (state.hasAverage()) {
      state.average.set(values(file, prefix + "average/", spec));
    }
    state.optimizer.updates(Long.parseLong(file.metadata(prefix + UPDATES)));
    for (int i = 0; i < state.optimizer.slots().size(); i++) {
      state.optimizer.slots().get(i).set(values(file, prefix + slot(i), spec));
    }
    for (int t = 0; t < spec.tables().size(); t++) {
      int[] counts = file.tensor(prefix + counts(spec.tables().get(t))).ints();
      System.arraycopy(counts, 0, state.optimizer.rowCounts(t), 0, counts.length);
    }
  }

  private ParameterValues values(TensorFile file, String prefix, ParameterSpec spec)
      throws ModelFormatException {
    return ParameterTensors.get(file, directory.toString(), prefix, spec);
  }

  private static String slot(int index) {
    return "optimizer" + index + "/";
  }

  private static String counts(Parameter table) {
    return "rowCounts/" + table.name();
  }
}
