package io.metalearn4j.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.metalearn4j.algorithm.TaskStatistics;
import io.metalearn4j.engine.LocalLayout;
import io.metalearn4j.engine.Vector;
import io.metalearn4j.engine.jvm.JvmEngine;
import io.metalearn4j.optim.MetaGradient;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UpdateFoldTest {
  private static final int LENGTH = 2500;
  private static final ParameterSpec SPEC = ParameterSpec.of(Parameter.matrix("W", 1, LENGTH));
  private final LocalLayout layout = new LocalLayout(SPEC, List.of());

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 8, 9, 16, 25, 100})
  void isTheWeightedMeanOfTheFiniteUpdates(int tasks) {
    SplittableRandom random = new SplittableRandom(tasks);
    TaskUpdate[] updates = new TaskUpdate[tasks];
    double[] sum = new double[LENGTH];
    double weights = 0;
    double losses = 0;
    for (int t = 0; t < tasks; t++) {
      boolean isFinite = t % 5 != 3;
      double weight = random.nextDouble(0.1, 2);
      double loss = random.nextDouble();
      Vector update = JvmEngine.newVector(LENGTH);
      for (int i = 0; i < LENGTH; i++) {
        update.set(i, random.nextGaussian());
        sum[i] += isFinite ? weight * update.get(i) : 0;
      }
      if (!isFinite) {
        update.set(random.nextInt(LENGTH), Double.NaN);
      }
      weights += isFinite ? weight : 0;
      losses += isFinite ? weight * loss : 0;
      updates[t] = new TaskUpdate(SPEC);
      updates[t].set("task " + t, new TaskStatistics(loss, weight), update, layout);
    }
    UpdateFold fold = new UpdateFold(SPEC, updates);
    MetaGradient forwards = new MetaGradient(SPEC);
    double loss = fold(fold, IntStream.range(0, tasks).toArray(), forwards);
    assertEquals(losses / weights, loss, 1e-12);
    for (int i = 0; i < LENGTH; i++) {
      assertEquals(sum[i] / weights, forwards.dense()[i], 1e-5, "element " + i);
    }
    MetaGradient backwards = new MetaGradient(SPEC);
    fold(fold, IntStream.range(0, tasks).map(i -> tasks - 1 - i).toArray(), backwards);
    assertArrayEquals(forwards.dense(), backwards.dense(), "whichever task ends last");
  }

  private static double fold(UpdateFold fold, int[] order, MetaGradient into) {
    fold.begin();
    for (int slot : order) {
      fold.end(slot);
    }
    double loss = fold.meanLoss();
    int half = LENGTH / 2;
    fold.meanMatrices(into, half, LENGTH);
    fold.meanMatrices(into, 0, half);
    fold.meanTables(into, 0);
    return loss;
  }
}
