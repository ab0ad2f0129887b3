package io.metalearn4j.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.algorithm.Reptile;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.InvalidExamplesException;
import io.metalearn4j.data.Sinusoids;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.optim.Adam;
import io.metalearn4j.train.MetaTrainer;
import io.metalearn4j.train.Runs;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FusedModelTest {
  private static final TaskSource SINUSOIDS = Sinusoids.shots(10);
  private static final List<MetaModel> MODELS = List.of(maml(1), maml(2), reptile());

  private static MetaModel maml(long seed) {
    return MetaTrainer.of(Mlp.regression(1).hidden(16).build())
        .metaOptimizer(Maml.innerLearningRate(0.02))
        .outerOptimizer(Adam.learningRate(0.01))
        .metaBatchSize(8)
        .iterations(150)
        .seed(seed)
        .train(SINUSOIDS);
  }

  private static MetaModel reptile() {
    return MetaTrainer.of(Mlp.regression(1).hidden(16).build())
        .metaOptimizer(Reptile.innerLearningRate(0.02))
        .metaBatchSize(8)
        .iterations(50)
        .train(SINUSOIDS);
  }

  private static double error(FusedModel model, List<Task> tasks) {
    double error = 0;
    for (Task task : tasks) {
      float[] predicted = model.adapt(task.support()).predict(task.query());
      for (int row = 0; row < predicted.length; row++) {
        error += Math.pow(predicted[row] - task.query().target(row, 0), 2);
      }
    }
    return error;
  }

  @Test
  void isAtLeastAsGoodAsEachModelOnTheTasksItLearnsFrom() {
    List<Task> tasks = Runs.tasks(SINUSOIDS, 40);
    FusedModel fused = FusedModel.of(MODELS).weightedBy(tasks);
    assertEquals(1, Arrays.stream(fused.weights()).sum(), 1e-12);
    double least = error(fused, tasks) * (1 - 1e-6);
    assertTrue(least <= error(FusedModel.of(MODELS), tasks));
    for (MetaModel model : MODELS) {
      assertTrue(least <= error(FusedModel.of(List.of(model)), tasks));
    }
  }

  @Test
  void predictsTheWeightedMean() {
    Task task = Runs.tasks(SINUSOIDS, 1).get(0);
    float[] a = MODELS.get(0).adapt(task.support()).predict(task.query());
    float[] b = MODELS.get(1).adapt(task.support()).predict(task.query());
    float[] mean = FusedModel.of(MODELS.subList(0, 2)).adapt(task.support()).predict(task.query());
    for (int i = 0; i < mean.length; i++) {
      assertEquals((a[i] + b[i]) / 2, mean[i], 1e-5f);
    }
  }

  @Test
  void learnsWeightsFromRowsThatAreHeldOut() {
    Task task = Runs.tasks(SINUSOIDS, 1).get(0);
    FusedModel fused = FusedModel.of(MODELS);
    double[] weights = fused.weightedBy(task.support(), 5).weights();
    assertEquals(1, Arrays.stream(weights).sum(), 1e-12);
    assertTrue(Arrays.stream(weights).allMatch(weight -> weight >= 0));
    assertArrayEquals(weights, fused.weightedBy(task.support(), 5).weights());

    // By hand: two folds are two tasks, whose support and query sets are swapped.
    int[] even = {0, 2, 4, 6, 8};
    int[] odd = {1, 3, 5, 7, 9};
    Examples first = task.support().select(even);
    Examples second = task.support().select(odd);
    assertArrayEquals(
        fused
            .weightedBy(List.of(new Task("a", second, first), new Task("b", first, second)))
            .weights(),
        fused.weightedBy(task.support(), 2).weights(),
        1e-12);
  }

  @Test
  void refusesWhatDoesNotFit() {
    FusedModel fused = FusedModel.of(MODELS);
    Task task = Runs.tasks(SINUSOIDS, 1).get(0);
    assertThrows(IllegalArgumentException.class, () -> FusedModel.of(List.of()));
    MetaModel ratings = Runs.ratings().iterations(0).train(Runs.RATINGS);
    assertThrows(
        InvalidExamplesException.class, () -> FusedModel.of(List.of(MODELS.get(0), ratings)));
    assertThrows(InvalidExamplesException.class, () -> fused.weightedBy(List.of()));
    assertThrows(IllegalArgumentException.class, () -> fused.weightedBy(task.support(), 1));
    assertThrows(IllegalArgumentException.class, () -> fused.weightedBy(task.support(), 11));
  }
}
