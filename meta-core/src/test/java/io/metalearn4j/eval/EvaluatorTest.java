package io.metalearn4j.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.algorithm.JointPretraining;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.InvalidExamplesException;
import io.metalearn4j.data.Sinusoids;
import io.metalearn4j.data.Task;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.model.AdaptationBudget;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.train.MetaTrainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private static final Sinusoids WAVES = new Sinusoids(5, 7);

  /** A network that has learned nothing and adapts at the given rate. */
  private static MetaModel network(double rate) {
    return MetaTrainer.of(Mlp.regression(1).hidden(8).build())
        .metaOptimizer(JointPretraining.innerLearningRate(rate))
        .iterations(0)
        .train(WAVES);
  }

  private static float[] supportMean(Task task) {
    float[] targets = new float[task.support().rows()];
    task.support().copyTargets(targets, 0);
    float sum = 0;
    for (float target : targets) {
      sum += target;
    }
    float[] prediction = new float[task.query().rows()];
    Arrays.fill(prediction, sum / targets.length);
    return prediction;
  }

  private static Task flat(String id, float support, float query) {
    float[] zero = {0};
    return new Task(
        id, Examples.of(zero, new float[] {support}), Examples.of(zero, new float[] {query}));
  }

  @Test
  void givesTheFiguresOfEveryStepAndTask() {
    MetaModel model = network(0.01);
    EvaluationResult result = Evaluator.on(WAVES, 20, 3).model("net", model).steps(0, 1, 5).run();

    Task task = drawn(WAVES, 20, 3).get(4);
    for (int step : new int[] {0, 1, 5}) {
      float[] prediction =
          model.adapt(task.support(), AdaptationBudget.steps(step)).predict(task.query());
      assertEquals(
          Metric.MSE.of(prediction, task.query()), result.values("net", step)[4], "step " + step);
    }
    assertEquals(20, result.taskIds().size());
    assertEquals(List.of(0, 1, 5), result.steps());
    assertTrue(result.mean("net", 5).value() < result.mean("net", 0).value());
  }

  private static List<Task> drawn(Sinusoids source, int count, long seed) {
    List<Task> seen = Collections.synchronizedList(new ArrayList<>());
    Evaluator.on(
            random -> {
              Task task = source.draw(random);
              seen.add(task);
              return task;
            },
            count,
            seed)
        .baseline("mean", EvaluatorTest::supportMean)
        .run();
    return seen;
  }

  @Test
  void putsBaselinesBesideModelsOnTheSameTasks() {
    EvaluationResult result =
        Evaluator.on(List.of(flat("a", 1, 3), flat("b", 2, 2)))
            .baseline("support mean", EvaluatorTest::supportMean)
            .baseline("zero", task -> new float[1])
            .reference("zero")
            .run();

    assertArrayEquals(new double[] {4, 0}, result.values("support mean", 1));
    assertArrayEquals(new double[] {9, 4}, result.values("zero", 1));
    assertArrayEquals(result.values("zero", 0), result.values("zero", 1));
    assertEquals(2, result.mean("support mean", 0).value());
    assertEquals(2, result.percentile("support mean", 0, 50));
    Comparison comparison = result.compare("support mean", "zero", 0);
    assertEquals(-4.5, comparison.difference().value());
    assertEquals(1, comparison.winShare());
    assertEquals(0.5, result.compare("zero", "zero", 0).winShare());
  }

  @Test
  void hidesTheQueryTargets() {
    EvaluationResult result =
        Evaluator.on(List.of(flat("a", 1, 3)))
            .baseline("cheat", task -> new float[] {task.query().target(0, 0)})
            .run();

    assertEquals(9, result.mean("cheat", 0).value());
  }

  @Test
  void countsDivergedTasks() {
    EvaluationResult result =
        Evaluator.on(List.of(flat("a", 1, 1), flat("b", 1, 1)))
            .baseline("half", task -> new float[] {task.id().equals("a") ? Float.NaN : 1})
            .model("wild", network(1e6))
            .steps(0, 10)
            .run();

    assertEquals(0.5, result.divergenceRate("half", 0));
    assertEquals(Double.POSITIVE_INFINITY, result.mean("half", 0).value());
    assertEquals(0, result.divergenceRate("wild", 0));
    assertEquals(1, result.divergenceRate("wild", 10));
    assertArrayEquals(result.values("wild", 0), result.values("wild", 10));
  }

  @Test
  void aHigherFigureWinsWhereHigherIsBetter() {
    EvaluationResult result =
        Evaluator.on(List.of(flat("a", 1, 1), flat("b", 1, 1)))
            .metric(Metric.ACCURACY)
            .baseline("right", task -> new float[] {1})
            .baseline("wrong", task -> new float[] {0})
            .run();

    assertEquals(1, result.compare("right", "wrong", 0).winShare());
  }

  @Test
  void parallelGivesTheSameBits() {
    MetaModel model = network(0.01);
    Evaluator serial = Evaluator.on(WAVES, 50, 3).model("net", model).upToStep(3);
    Evaluator parallel = Evaluator.on(WAVES, 50, 3).model("net", model).upToStep(3).parallel();

    assertEquals(serial.run().measurements(), parallel.run().measurements());
    assertNotEquals(
        serial.run().measurements(),
        Evaluator.on(WAVES, 50, 4).model("net", model).upToStep(3).run().measurements());
  }

  @Test
  void givesMeasurements() {
    List<Measurement> figures =
        Evaluator.on(WAVES, 10, 3)
            .model("net", network(0.01))
            .baseline("support mean", EvaluatorTest::supportMean)
            .setting("shots", "5")
            .reference("support mean")
            .run()
            .measurements();

    assertEquals(2 * 2 + 2 * 2 * 5 + 2 * 2, figures.size());
    Measurement first = figures.get(0);
    assertEquals("MSE", first.table());
    assertEquals("net", first.row());
    assertEquals("mean MSE", first.metric());
    assertEquals("{shots=5, step=0}", first.setting().toString());
    assertEquals(3, first.seed());
    assertEquals(10, first.n());
    assertTrue(first.low() < first.value() && first.value() < first.high());
    assertEquals(
        List.of(
            "mean MSE",
            "median MSE",
            "10% quantile",
            "90% quantile",
            "95% quantile",
            "divergence rate",
            "mean difference",
            "win share"),
        figures.stream().map(Measurement::metric).distinct().toList());
    assertEquals(
        List.of("MSE", "Spread of MSE", "MSE minus that of support mean"),
        figures.stream().map(Measurement::table).distinct().toList());
  }

  @Test
  void handsOutCopies() {
    EvaluationResult result =
        Evaluator.on(List.of(flat("a", 1, 3))).baseline("zero", task -> new float[1]).run();
    result.values("zero", 0)[0] = 7;

    assertEquals(9, result.values("zero", 0)[0]);
    assertThrows(UnsupportedOperationException.class, () -> result.measurements().clear());
  }

  @Test
  void refusesWhatCannotBeEvaluated() {
    assertThrows(InvalidExamplesException.class, () -> Evaluator.on(List.of()));
    Evaluator evaluator = Evaluator.on(List.of(flat("a", 1, 3)));
    assertThrows(IllegalArgumentException.class, evaluator::run);
    assertThrows(IllegalArgumentException.class, () -> evaluator.steps(1, 1));
    assertThrows(IllegalArgumentException.class, () -> evaluator.steps());
    evaluator.baseline("zero", task -> new float[1]);
    assertThrows(
        IllegalArgumentException.class, () -> evaluator.baseline("zero", task -> new float[1]));
    assertEquals(
        "reference is one, must be one of [zero]",
        assertThrows(IllegalArgumentException.class, () -> evaluator.reference("one").run())
            .getMessage());
    EvaluationResult result = evaluator.reference("zero").run();
    assertThrows(IllegalArgumentException.class, () -> result.values("one", 0));
    assertThrows(IllegalArgumentException.class, () -> result.values("zero", 2));
  }

  @Test
  void namesTheTaskThatDoesNotFitAModel() {
    Task wide =
        new Task(
            "wide",
            Examples.of(new float[][] {{1, 2}}, new float[] {1}),
            Examples.of(new float[][] {{1, 2}}, new float[] {1}));

    assertTrue(
        String.valueOf(
                assertThrows(
                        InvalidExamplesException.class,
                        () -> Evaluator.on(List.of(wide)).model("net", network(0.01)).run())
                    .getMessage())
            .startsWith("task wide: "));
  }
}
