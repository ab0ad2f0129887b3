package io.metalearn4j.algorithm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.optim.Sgd;
import io.metalearn4j.parameter.Initializer;
import io.metalearn4j.train.MetaTrainer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReptileTest {
  private static final float[] X = {1, -2, 3, 0.5f, 2};
  private static final float[] Y = {2, 1, -1, 4, 0};
  private static final double RATE = 0.05;

  /** Slope and bias after steps of gradient descent from 0, step k on rows of part k. */
  private static float[] descend(int[][] parts, int steps) {
    double slope = 0;
    double bias = 0;
    for (int k = 0; k < steps; k++) {
      int[] rows = parts[k % parts.length];
      double bySlope = 0;
      double byBias = 0;
      for (int r : rows) {
        double error = slope * X[r] + bias - Y[r];
        bySlope += 2 * error * X[r] / rows.length;
        byBias += 2 * error / rows.length;
      }
      slope -= RATE * bySlope;
      bias -= RATE * byBias;
    }
    return new float[] {(float) slope, (float) bias};
  }

  /** What a linear model becomes in one outer iteration at rate 1: the task's own model. */
  private static float[] trained(Reptile reptile) {
    Task task = new Task("line", Examples.of(X, Y), Examples.of(X, Y));
    return MetaTrainer.of(Mlp.regression(1).initializer(Initializer.ZEROS).build())
        .metaOptimizer(reptile)
        .outerOptimizer(Sgd.learningRate(1))
        .metaBatchSize(1)
        .iterations(1)
        .train(TaskSource.of(List.of(task)))
        .parameters()
        .dense();
  }

  @Test
  void stepsOnAllRowsUnlessToldOtherwise() {
    assertArrayEquals(
        descend(new int[][] {{0, 1, 2, 3, 4}}, 3),
        trained(Reptile.innerLearningRate(RATE).steps(3)),
        1e-6f);
  }

  @Test
  void minibatchesTakeTurns() {
    assertArrayEquals(
        descend(new int[][] {{0, 1}, {2, 3, 4}}, 5),
        trained(Reptile.innerLearningRate(RATE).steps(5).minibatches(2)),
        1e-6f);
  }

  @Test
  void aMinibatchHasAtLeastOneRow() {
    assertArrayEquals(
        descend(new int[][] {{0}, {1}, {2}, {3}, {4}}, 7),
        trained(Reptile.innerLearningRate(RATE).steps(7).minibatches(100)),
        1e-6f);
  }

  @Test
  void refusesNoStepAndNoMinibatch() {
    Reptile reptile = Reptile.innerLearningRate(RATE);
    assertEquals(
        "inner steps 5 and minibatches 0 must be at least 1",
        assertThrows(IllegalArgumentException.class, () -> reptile.minibatches(0)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> reptile.steps(0));
  }
}
