package io.metalearn4j.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.algorithm.Anil;
import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.data.Sinusoids;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.data.table.DataTable;
import io.metalearn4j.data.table.FeatureEncoder;
import io.metalearn4j.inner.InnerAdam;
import io.metalearn4j.inner.MetaSgd;
import io.metalearn4j.learner.Activation;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.optim.Schedule;
import io.metalearn4j.optim.Sgd;
import io.metalearn4j.store.CheckpointStore;
import io.metalearn4j.store.ForkedJava;
import io.metalearn4j.store.NoValidCheckpointException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was stopped and resumed ends with the same bits as one that was not. */
class ResumeTest {
  private static final TaskSource SINUSOIDS = Sinusoids.shots(5);

  @TempDir private Path directory;

  @Test
  void goesOnBitForBitFromAnyIteration() {
    isTheSameStoppedAt(Runs::sinusoids, SINUSOIDS, 1, 4, 5, 6, 17, 29);
  }

  @Test
  void goesOnBitForBitWithTables() {
    isTheSameStoppedAt(Runs::ratings, Runs.RATINGS, 1, 13, 29);
  }

  @Test
  void goesOnBitForBitWithLearnedRatesAndInnerState() {
    for (MetaOptimizer algorithm :
        List.of(
            Maml.innerRule(new MetaSgd(0.01)).steps(2),
            Maml.innerRule(new InnerAdam(0.01)).steps(2))) {
      isTheSameStoppedAt(
          () ->
              Runs.sinusoids()
                  .metaOptimizer(algorithm)
                  .outerOptimizer(new Sgd(Schedule.constant(1e-7), 0.9)),
          SINUSOIDS,
          11);
    }
  }

  @Test
  void goesOnBitForBitAfterRollingBack() {
    Supplier<MetaTrainer> run =
        () -> Runs.sinusoids().nonFinite(NonFinitePolicy.ROLL_BACK).averageParameters(0.5);
    isTheSameStoppedAt(run, sometimesExploding(), 3, 12, 21);
  }

  /** One task in about forty has a target that no step survives. */
  private static TaskSource sometimesExploding() {
    return random -> {
      boolean explodes = random.nextInt(40) == 0;
      var task = SINUSOIDS.draw(random);
      return explodes ? BadTasks.exploding(task) : task;
    };
  }

  private void isTheSameStoppedAt(Supplier<MetaTrainer> run, TaskSource source, int... iterations) {
    MetaModel whole = run.get().train(source);
    for (int iteration : iterations) {
      Path checkpoints = directory.resolve("run" + System.nanoTime());
      run.get().checkpoints(checkpoints, 7).iterations(iteration).train(source);
      MetaModel resumed = run.get().checkpoints(checkpoints, 4).train(source);
      assertEquals(Runs.hash(whole), Runs.hash(resumed), "stopped at " + iteration);
      assertEquals(whole.training(), resumed.training(), "stopped at " + iteration);
    }
  }

  @Test
  void stopsEarlyAtTheSamePlace() {
    Supplier<MetaTrainer> run =
        () ->
            Runs.sinusoids()
                .iterations(1_000)
                .outerOptimizer(new Sgd(Schedule.constant(1e-2), 0))
                .validation(Validation.on(SINUSOIDS, 4, 9, 5).patience(2));
    assertTrue(run.get().train(SINUSOIDS).training().iterations() < 1_000);
    isTheSameStoppedAt(run, SINUSOIDS, 5, 12);
  }

  @Test
  void goesOnBitForBitAfterAnInterruptAnywhere() {
    MetaModel whole = Runs.sinusoids().train(SINUSOIDS);
    for (int at = 0; at < 9; at++) { // a validation follows upon 3 and 7
      int iterationOfInterrupt = at;
      Path checkpoints = directory.resolve("run" + at);
      MetaTrainer interrupted =
          Runs.sinusoids()
              .checkpoints(checkpoints, 7)
              .listener(
                  new TrainingListener() {
                    @Override
                    public void onIteration(long iteration, long iterations, double loss) {
                      if (iteration == iterationOfInterrupt) {
                        Thread.currentThread().interrupt();
                      }
                    }
                  });
      assertThrows(TrainingInterruptedException.class, () -> interrupted.train(SINUSOIDS));
      assertTrue(Thread.interrupted());
      MetaModel resumed = Runs.sinusoids().checkpoints(checkpoints, 7).train(SINUSOIDS);
      assertEquals(Runs.hash(whole), Runs.hash(resumed), "interrupted at " + at);
      assertEquals(whole.training(), resumed.training(), "interrupted at " + at);
    }
  }

  @Test
  void goesOnFromTheOneBeforeADamagedCheckpoint() throws IOException {
    MetaModel whole = Runs.sinusoids().train(SINUSOIDS);
    Runs.sinusoids().checkpoints(directory, 5).iterations(20).train(SINUSOIDS);
    List<Path> files = checkpoints();
    damage(files.get(1));
    MetaModel resumed = Runs.sinusoids().checkpoints(directory, 5).train(SINUSOIDS);
    assertEquals(Runs.hash(whole), Runs.hash(resumed));
  }

  @Test
  void refusesToStartAfreshWhenAllCheckpointsAreDamaged() throws IOException {
    Runs.sinusoids().checkpoints(directory, 5).iterations(20).train(SINUSOIDS);
    for (Path file : checkpoints()) {
      damage(file);
    }
    MetaTrainer trainer = Runs.sinusoids().checkpoints(directory, 5);
    var e = assertThrows(UncheckedIOException.class, () -> trainer.train(SINUSOIDS));
    assertTrue(e.getCause() instanceof NoValidCheckpointException);
  }

  private List<Path> checkpoints() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  private static void damage(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 9] ^= 16;
    Files.write(file, bytes);
  }

  @Test
  void refusesACheckpointOfAnotherConfigurationByField() {
    Runs.sinusoids().checkpoints(directory, 5).iterations(5).train(SINUSOIDS);
    refused("seed", t -> t.seed(4), SINUSOIDS);
    refused("metaBatchSize", t -> t.metaBatchSize(6), SINUSOIDS);
    refused("algorithm", t -> t.metaOptimizer(Maml.innerLearningRate(0.02)), SINUSOIDS);
    refused("outerOptimizer", t -> t.outerOptimizer(new Sgd(new Fixed(), 0)), SINUSOIDS);
    refused("averageDecay", t -> t.averageParameters(0.8), SINUSOIDS);
    refused("greatestNorm", t -> t.clipMetaGradient(1), SINUSOIDS);
    refused("nonFinitePolicy", t -> t.nonFinite(NonFinitePolicy.STOP), SINUSOIDS);
    refused("validation", t -> t.validation(Validation.on(SINUSOIDS, 5, 9, 5)), SINUSOIDS);
    refused("encoder", t -> t.encoder(encoder()), SINUSOIDS);
    assertEquals(
        5,
        Runs.sinusoids()
            .checkpoints(directory, 5)
            .iterations(5)
            .train(SINUSOIDS)
            .training()
            .iterations());
  }

  private record Fixed() implements Schedule {
    @Override
    public double rate(long iteration) {
      return 1;
    }
  }

  private static FeatureEncoder encoder() {
    return FeatureEncoder.builder().numeric("x").fit(DataTable.builder().numeric("x", 1).build());
  }

  private void refused(String field, UnaryOperator<MetaTrainer> change, TaskSource source) {
    MetaTrainer other = change.apply(Runs.sinusoids().checkpoints(directory, 5));
    var e = assertThrows(CheckpointMismatchException.class, () -> other.train(source));
    assertEquals(field, e.field());
    assertTrue(e.toString().contains(field), e.toString());
  }

  @Test
  void refusesACheckpointOfAnotherLearnerOrSchema() {
    MetaTrainer.of(Runs.network()).iterations(1).checkpoints(directory, 5).train(SINUSOIDS);
    MetaTrainer relu =
        MetaTrainer.of(Mlp.regression(1).hidden(8).activation(Activation.TANH).build())
            .iterations(1)
            .checkpoints(directory, 5);
    var e = assertThrows(CheckpointMismatchException.class, () -> relu.train(SINUSOIDS));
    assertEquals("learner", e.field());
  }

  @Test
  void isOfTheSameTextInEveryJvm() {
    List<String> names = new ArrayList<>(List.of("W1", "b1", "W0"));
    String text = Anil.innerLearningRate(0.1, names).toString();
    assertTrue(text.endsWith("head=[W0, W1, b1]]"), text);
  }

  @Test
  void outlivesInterruptsFromAnotherThread() throws Exception {
    outlivesInterrupts(3);
  }

  @Test
  @Tag("fuzz")
  void outlivesTwentyInterruptsFromAnotherThread() throws Exception {
    outlivesInterrupts(20);
  }

  private void outlivesInterrupts(int count) throws Exception {
    SplittableRandom random = new SplittableRandom(6);
    List<Boolean> flags = new CopyOnWriteArrayList<>();
    for (int i = 0; i < count; i++) {
      Thread trainer =
          new Thread(
              () -> {
                MetaTrainer endless = Killed.trainer(1_000_000).checkpoints(directory, 3);
                assertThrows(TrainingInterruptedException.class, () -> endless.train(SINUSOIDS));
                flags.add(Thread.currentThread().isInterrupted());
              });
      trainer.start();
      TimeUnit.MICROSECONDS.sleep(random.nextInt(100_000));
      trainer.interrupt();
      trainer.join(2_000);
      assertFalse(trainer.isAlive(), "training goes on 2 s after an interrupt");
    }
    assertEquals(Collections.nCopies(count, true), flags);
    endsAsIfNothingHadHappened(newestCheckpoint() + 10);
  }

  private void endsAsIfNothingHadHappened(long iterations) {
    MetaModel resumed = Killed.trainer(iterations).checkpoints(directory, 1).train(SINUSOIDS);
    MetaModel whole = Killed.trainer(iterations).train(SINUSOIDS);
    assertEquals(Runs.hash(whole), Runs.hash(resumed));
    assertEquals(whole.training(), resumed.training());
  }

  @Test
  void outlivesThreeKills() throws Exception {
    outlives(3);
  }

  @Test
  @Tag("fuzz")
  void outlivesFiftyKills() throws Exception {
    outlives(50);
  }

  /** Kills the run at random moments, and lets it end at last. */
  private void outlives(int kills) throws Exception {
    SplittableRandom random = new SplittableRandom(2);
    long newest = 0;
    for (int i = 0; i < kills; i++) {
      Process process = ForkedJava.start(Killed.class, "-Xmx128m", directory.toString());
      try (BufferedReader lines = process.inputReader(UTF_8)) {
        lines.readLine();
        TimeUnit.MICROSECONDS.sleep(random.nextInt(150_000));
        process.toHandle().destroyForcibly();
        process.waitFor();
      }
      assertTrue(newestCheckpoint() >= newest, "a later checkpoint is lost");
      newest = newestCheckpoint();
    }
    endsAsIfNothingHadHappened(newest + 10);
  }

  private long newestCheckpoint() throws IOException {
    var newest = CheckpointStore.open(directory, 2).loadNewest();
    newest.ifPresent(loaded -> assertEquals(List.of(), loaded.skipped()));
    return newest.map(CheckpointStore.Loaded::number).orElse(0L);
  }

  /** Trains with a checkpoint in every iteration, so that half of the kills meet one. */
  static final class Killed {
    private Killed() {}

    static MetaTrainer trainer(long iterations) {
      return Runs.sinusoids().iterations(iterations);
    }

    public static void main(String[] args) {
      trainer(1_000_000)
          .checkpoints(Path.of(args[0]), 1)
          .listener(
              new TrainingListener() {
                @Override
                public void onIteration(long iteration, long iterations, double loss) {
                  System.out.println(iteration);
                }
              })
          .train(SINUSOIDS);
    }
  }
}
