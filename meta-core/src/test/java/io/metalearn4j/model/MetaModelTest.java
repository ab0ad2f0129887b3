package io.metalearn4j.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.InvalidExamplesException;
import io.metalearn4j.data.Sinusoids;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.train.MetaTrainer;
import io.metalearn4j.train.Runs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@Timeout(60)
class MetaModelTest {
  private static final TaskSource SINUSOIDS = Sinusoids.shots(5);
  private static final MetaModel WAVES = Runs.sinusoids().train(SINUSOIDS);
  private static final MetaModel RATINGS = Runs.ratings().train(Runs.RATINGS);

  @Test
  void fitsTheSupportSetBetterAfterAdapting() {
    for (Task task : Runs.tasks(SINUSOIDS, 10)) {
      AdaptedModel adapted = WAVES.adapt(task.support(), AdaptationBudget.steps(20));
      assertEquals(20, adapted.report().steps());
      assertTrue(adapted.report().lastLoss() < adapted.report().firstLoss());
      assertFalse(adapted.report().hasFallenBack());
      assertNotEquals(hash(WAVES.unadapted(), task.query()), hash(adapted, task.query()));
    }
  }

  private static List<Float> hash(AdaptedModel model, Examples query) {
    List<Float> values = new ArrayList<>();
    for (float value : model.predict(query)) {
      values.add(value);
    }
    return values;
  }

  @Test
  void adaptsAlikeOnEightThreads() throws Exception {
    adaptsAlikeOnEightThreads(2_000);
  }

  @Test
  @Tag("fuzz")
  @Timeout(600)
  void adaptsAlikeOnEightThreadsAMillionTimes() throws Exception {
    adaptsAlikeOnEightThreads(500_000);
  }

  /** Adapts two models so often, and compares with what one thread predicts. */
  private static void adaptsAlikeOnEightThreads(int adaptations) throws Exception {
    adaptsAlike(WAVES, Runs.tasks(SINUSOIDS, 50), adaptations);
    adaptsAlike(RATINGS, Runs.tasks(Runs.RATINGS, 50), adaptations);
  }

  private static void adaptsAlike(MetaModel model, List<Task> tasks, int adaptations)
      throws Exception {
    String before = Runs.hash(model);
    List<float[]> expected = new ArrayList<>();
    for (Task task : tasks) {
      expected.add(model.adapt(task.support()).predict(task.query()));
    }
    ExecutorService executor = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> threads = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        int first = t;
        threads.add(
            executor.submit(
                () -> {
                  for (int i = first; i < adaptations; i += 8) {
                    Task task = tasks.get(i % tasks.size());
                    float[] predicted = model.adapt(task.support()).predict(task.query());
                    assertArrayEquals(expected.get(i % tasks.size()), predicted, 0);
                  }
                }));
      }
      for (Future<?> thread : threads) {
        thread.get();
      }
    } finally {
      executor.shutdown();
    }
    assertEquals(before, Runs.hash(model));
  }

  @Test
  void keepsItsAdaptedModelsApart() {
    List<Task> tasks = Runs.tasks(Runs.RATINGS, 2);
    AdaptedModel first = RATINGS.adapt(tasks.get(0).support());
    List<Float> before = hash(first, tasks.get(0).query());
    RATINGS.adapt(tasks.get(1).support()).predict(tasks.get(1).query());
    assertEquals(before, hash(first, tasks.get(0).query()));
    float[] parameters = first.denseParameters();
    parameters[0] = Float.NaN;
    RATINGS.parameters().dense()[0] = Float.NaN;
    assertEquals(before, hash(first, tasks.get(0).query()));
  }

  @Test
  void takesFeedbackAsIfItHadComeAtOnce() {
    List<Task> tasks = Runs.tasks(Runs.RATINGS, 3);
    Examples first = tasks.get(0).support();
    Examples second = tasks.get(1).support();
    Examples query = tasks.get(2).query();
    List<Float> expected = hash(RATINGS.adapt(first.plus(second)), query);
    assertEquals(expected, hash(RATINGS.adapt(first).feedback(second), query));
    assertEquals(expected, hash(RATINGS.unadapted().feedback(first).feedback(second), query));
    AdaptationBudget more = AdaptationBudget.steps(7);
    assertEquals(
        hash(RATINGS.adapt(first.plus(second), more), query),
        hash(RATINGS.adapt(first, more).feedback(second), query));
  }

  @Test
  void keepsToItsBudget() {
    Task task = SINUSOIDS.draw(new SplittableRandom(1));
    AdaptedModel none = WAVES.adapt(task.support(), AdaptationBudget.steps(0));
    assertEquals(hash(WAVES.unadapted(), task.query()), hash(none, task.query()));
    assertEquals(0, none.report().steps());
    AdaptationBudget instant = AdaptationBudget.steps(1_000_000_000).within(Duration.ofNanos(1));
    assertEquals(1, WAVES.adapt(task.support(), instant).report().steps());
    AdaptationBudget short_ = AdaptationBudget.steps(1_000_000_000).within(Duration.ofMillis(50));
    int steps = WAVES.adapt(task.support(), short_).report().steps();
    assertTrue(steps > 1 && steps < 1_000_000_000, steps + " steps");
    AdaptationBudget ages = AdaptationBudget.steps(2).within(Duration.ofSeconds(Long.MAX_VALUE));
    assertEquals(2, WAVES.adapt(task.support(), ages).report().steps());
    assertThrows(IllegalArgumentException.class, () -> AdaptationBudget.steps(-1));
    assertThrows(
        IllegalArgumentException.class, () -> AdaptationBudget.steps(1).within(Duration.ZERO));
  }

  @Test
  void fallsBackOnTheMetaParametersWhenItDiverges() {
    MetaModel rash =
        MetaTrainer.of(Runs.network())
            .metaOptimizer(Maml.innerLearningRate(1e6).steps(5))
            .iterations(0)
            .train(SINUSOIDS);
    Task task = SINUSOIDS.draw(new SplittableRandom(1));
    AdaptedModel adapted = rash.adapt(task.support());
    assertTrue(adapted.report().hasFallenBack());
    assertEquals(hash(rash.unadapted(), task.query()), hash(adapted, task.query()));
  }

  @Test
  void refusesExamplesThatDoNotFitAndStaysUsable() {
    Task task = Runs.tasks(Runs.RATINGS, 1).get(0);
    List<Float> expected = hash(RATINGS.adapt(task.support()), task.query());
    Examples narrow = Examples.of(new float[] {1}, new float[] {1});
    Examples unknown =
        Examples.builder(1)
            .ids(new int[] {40})
            .features(new float[] {1})
            .targets(new float[] {1})
            .build();
    for (Examples bad : List.of(narrow, unknown)) {
      assertThrows(InvalidExamplesException.class, () -> RATINGS.adapt(bad));
      assertThrows(InvalidExamplesException.class, () -> RATINGS.unadapted().predict(bad));
    }
    assertEquals(expected, hash(RATINGS.adapt(task.support()), task.query()));
  }

  @Test
  void predictsFromArraysAlike() {
    Task task = SINUSOIDS.draw(new SplittableRandom(1));
    AdaptedModel adapted = WAVES.adapt(task.support());
    float[][] features = {{-1}, {0}, {2}};
    float[] expected = adapted.predict(features);
    assertArrayEquals(expected, adapted.predict(Examples.of(features, new float[] {9, 9, 9})), 0);
    INDArray predicted = adapted.predict(Nd4j.createFromArray(features));
    assertArrayEquals(new long[] {3, 1}, predicted.shape());
    assertArrayEquals(expected, predicted.reshape(3).toFloatVector(), 0);
  }

  @Test
  @Tag("fuzz")
  @Timeout(600)
  void leavesNothingBehind() {
    List<Task> tasks = Runs.tasks(Runs.RATINGS, 20);
    long before = 0;
    for (int i = 0; i < 10_000; i++) {
      if (i == 1_000) {
        before = usedAfterCollection();
      }
      Task task = tasks.get(i % tasks.size());
      Runs.ratings()
          .iterations(0)
          .threads(1)
          .train(Runs.RATINGS)
          .adapt(task.support())
          .predict(task.query());
    }
    long growth = usedAfterCollection() - before;
    assertTrue(growth < 32 << 20, () -> growth + " bytes");
  }

  private static long usedAfterCollection() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
