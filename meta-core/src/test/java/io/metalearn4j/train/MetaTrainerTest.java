package io.metalearn4j.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.algorithm.Anil;
import io.metalearn4j.algorithm.FirstOrderMaml;
import io.metalearn4j.algorithm.FromScratch;
import io.metalearn4j.algorithm.GradientNorm;
import io.metalearn4j.algorithm.ImplicitMaml;
import io.metalearn4j.algorithm.JointPretraining;
import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.algorithm.ModelAveraging;
import io.metalearn4j.algorithm.MultiStepLoss;
import io.metalearn4j.algorithm.Reptile;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.InvalidExamplesException;
import io.metalearn4j.data.Sinusoids;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.data.table.DataTable;
import io.metalearn4j.data.table.FeatureEncoder;
import io.metalearn4j.inner.Clipped;
import io.metalearn4j.inner.InnerAdam;
import io.metalearn4j.inner.InnerSgd;
import io.metalearn4j.inner.MetaSgd;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.optim.Adam;
import io.metalearn4j.optim.Schedule;
import io.metalearn4j.optim.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class MetaTrainerTest {
  private static final TaskSource SINUSOIDS = Sinusoids.shots(5);

  static Stream<MetaOptimizer> algorithms() {
    return Stream.of(
        Maml.innerLearningRate(0.01).steps(2),
        FirstOrderMaml.innerLearningRate(0.01).steps(2),
        Anil.innerLearningRate(0.01, List.of("W1", "b1")),
        Reptile.innerLearningRate(0.01),
        ModelAveraging.innerLearningRate(0.01).weightedBy(ModelAveraging.Weighting.LOSS),
        MultiStepLoss.innerRule(new InnerSgd(0.01), 3, 5),
        ImplicitMaml.innerRule(new InnerSgd(0.01), 4, 1, 3),
        GradientNorm.innerLearningRate(0.01),
        JointPretraining.innerLearningRate(0.01),
        FromScratch.innerLearningRate(0.01, 2),
        Maml.innerRule(new Clipped(new MetaSgd(0.01), 1)),
        Maml.innerRule(new InnerAdam(0.01)).steps(3));
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void givesTheSameBitsOnAnyNumberOfThreads(MetaOptimizer algorithm) {
    MetaTrainer trainer =
        MetaTrainer.of(Runs.network())
            .metaOptimizer(algorithm)
            .outerOptimizer(Adam.learningRate(0.001))
            .metaBatchSize(9)
            .iterations(8)
            .seed(1);
    String expected = Runs.hash(trainer.threads(1).train(SINUSOIDS));
    for (int threads : new int[] {2, 4, 8}) {
      assertEquals(expected, Runs.hash(trainer.threads(threads).train(SINUSOIDS)));
    }
  }

  @Test
  void givesTheSameBitsWithTablesOnAnyNumberOfThreads() {
    String expected = Runs.hash(Runs.ratings().threads(1).train(Runs.RATINGS));
    for (int threads : new int[] {2, 4, 8}) {
      assertEquals(expected, Runs.hash(Runs.ratings().threads(threads).train(Runs.RATINGS)));
    }
    assertNotEquals(expected, Runs.hash(Runs.ratings().seed(6).train(Runs.RATINGS)));
  }

  @Test
  void runsOnTheCallersExecutorAndLeavesItOpen() {
    ExecutorService executor = Executors.newFixedThreadPool(3);
    try {
      String expected = Runs.hash(Runs.sinusoids().train(SINUSOIDS));
      assertEquals(expected, Runs.hash(Runs.sinusoids().executor(executor).train(SINUSOIDS)));
      assertFalse(executor.isShutdown());
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void tellsItsListenersWhatHappens() {
    List<String> heard = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onIteration(long iteration, long iterations, double loss) {
            heard.add(iteration + " of " + iterations);
            assertTrue(loss > 0);
          }

          @Override
          public void onValidation(long iteration, double loss, boolean isBest) {
            heard.add("validated " + iteration + (heard.isEmpty() ? isBest : ""));
          }
        };
    Runs.sinusoids()
        .iterations(4)
        .validation(Validation.on(SINUSOIDS, 3, 9, 2))
        .listener(listener)
        .train(SINUSOIDS);
    assertEquals(
        List.of(
            "validated 0true",
            "0 of 4",
            "1 of 4",
            "validated 2",
            "2 of 4",
            "3 of 4",
            "validated 4"),
        heard);
  }

  @Test
  void endsWithTheExceptionOfAListener() {
    MetaTrainer trainer =
        Runs.sinusoids()
            .listener(
                new TrainingListener() {
                  @Override
                  public void onIteration(long iteration, long iterations, double loss) {
                    throw new IllegalStateException("enough");
                  }
                });
    assertEquals(
        "enough",
        assertThrows(IllegalStateException.class, () -> trainer.train(SINUSOIDS)).getMessage());
  }

  @Test
  void stopsWhenAskedTo() {
    AtomicInteger asked = new AtomicInteger();
    MetaModel model = Runs.sinusoids().stopWhen(() -> asked.incrementAndGet() > 6).train(SINUSOIDS);
    assertEquals(6, model.training().iterations());
    assertEquals(Runs.hash(Runs.sinusoids().iterations(6).train(SINUSOIDS)), Runs.hash(model));
  }

  @Test
  void returnsTheBestValidatedParameters() {
    List<Double> losses = new ArrayList<>();
    MetaTrainer trainer =
        MetaTrainer.of(Runs.network())
            .outerOptimizer(Adam.learningRate(0.5)) // too high, so that the last is not the best
            .metaBatchSize(2)
            .seed(4)
            .validation(Validation.on(SINUSOIDS, 5, 9, 1));
    MetaModel model =
        trainer
            .iterations(30)
            .listener(
                new TrainingListener() {
                  @Override
                  public void onValidation(long iteration, double loss, boolean isBest) {
                    losses.add(loss);
                  }
                })
            .train(SINUSOIDS);
    long best = model.training().bestIteration();
    assertEquals(losses.get((int) best), model.training().validationLoss());
    assertTrue(losses.stream().allMatch(loss -> loss >= model.training().validationLoss()));
    assertNotEquals(30, best);
    MetaModel until =
        MetaTrainer.of(Runs.network())
            .outerOptimizer(Adam.learningRate(0.5))
            .metaBatchSize(2)
            .seed(4)
            .iterations(best)
            .train(SINUSOIDS);
    assertEquals(Runs.hash(until), Runs.hash(model));
  }

  @Test
  void averagesParametersExponentially() {
    MetaTrainer trainer = MetaTrainer.of(Runs.network()).seed(4).metaBatchSize(2);
    float start = trainer.iterations(0).train(SINUSOIDS).parameters().dense()[0];
    float first = trainer.iterations(1).train(SINUSOIDS).parameters().dense()[0];
    float second = trainer.iterations(2).train(SINUSOIDS).parameters().dense()[0];
    float average =
        trainer.iterations(2).averageParameters(0.75).train(SINUSOIDS).parameters().dense()[0];
    double expected = 0.75 * (0.75 * start + 0.25 * first) + 0.25 * second;
    assertEquals(expected, average, 1e-6);
  }

  @Test
  void clipsTheMetaGradient() {
    MetaTrainer trainer =
        MetaTrainer.of(Runs.network())
            .outerOptimizer(new Sgd(Schedule.constant(1), 0))
            .seed(4)
            .clipMetaGradient(0.01);
    float[] start = trainer.iterations(0).train(SINUSOIDS).parameters().dense();
    float[] moved = trainer.iterations(1).train(SINUSOIDS).parameters().dense();
    double squares = 0;
    for (int i = 0; i < start.length; i++) {
      squares += (double) (moved[i] - start[i]) * (moved[i] - start[i]);
    }
    assertEquals(0.01, Math.sqrt(squares), 1e-6);
  }

  @Test
  void stopsAtAnInterruptAndKeepsTheFlag() throws InterruptedException {
    for (int at : new int[] {0, 3, 17}) {
      List<Thread> before = trainerThreads();
      Thread caller = Thread.currentThread();
      MetaTrainer trainer =
          Runs.sinusoids()
              .listener(
                  new TrainingListener() {
                    @Override
                    public void onIteration(long iteration, long iterations, double loss) {
                      if (iteration == at) {
                        caller.interrupt();
                      }
                    }
                  });
      var e = assertThrows(TrainingInterruptedException.class, () -> trainer.train(SINUSOIDS));
      assertTrue(Thread.interrupted());
      assertEquals(at + 1, e.iterations());
      for (Thread thread : trainerThreads()) {
        if (!before.contains(thread)) {
          thread.join(2_000);
          assertFalse(thread.isAlive());
        }
      }
    }
  }

  private static List<Thread> trainerThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("meta-trainer"))
        .toList();
  }

  @Test
  void namesATaskThatDoesNotFit() {
    Examples wide = Examples.of(new float[][] {{1, 2}}, new float[] {1});
    TaskSource sometimesWide =
        random -> {
          Task task = SINUSOIDS.draw(random);
          return random.nextInt(50) == 0 ? new Task("wide", wide, wide) : task;
        };
    MetaTrainer trainer = Runs.sinusoids().iterations(100);
    var e = assertThrows(InvalidExamplesException.class, () -> trainer.train(sometimesWide));
    assertEquals("task wide: examples have 2 features, the model wants 1", e.getMessage());
  }

  @Test
  void refusesAnEncoderThatDoesNotMakeItsTasks() {
    FeatureEncoder encoder =
        FeatureEncoder.builder()
            .numeric("a", "b")
            .fit(DataTable.builder().numeric("a", 1).numeric("b", 1).build());
    MetaTrainer trainer = Runs.sinusoids().encoder(encoder);
    assertThrows(InvalidExamplesException.class, () -> trainer.train(SINUSOIDS));
  }

  @Test
  void refusesNumbersOutOfRange() {
    MetaTrainer trainer = Runs.sinusoids();
    assertThrows(IllegalArgumentException.class, () -> trainer.metaBatchSize(0));
    assertThrows(IllegalArgumentException.class, () -> trainer.iterations(-1));
    assertThrows(IllegalArgumentException.class, () -> trainer.threads(0));
    assertThrows(IllegalArgumentException.class, () -> trainer.clipMetaGradient(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> trainer.averageParameters(1));
    assertThrows(IllegalArgumentException.class, () -> Validation.on(SINUSOIDS, 1, 1, 0));
    assertThrows(InvalidExamplesException.class, () -> Validation.on(List.of(), 1));
  }
}
