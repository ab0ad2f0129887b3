package io.metalearn4j.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SimplexLeastSquaresTest {
  @Property(tries = 200)
  void noPointOfTheSimplexIsBetter(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int predictors,
      @ForAll @IntRange(min = 1, max = 20) int rows) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] predictions = new double[rows][];
    double[] targets = new double[rows];
    SimplexLeastSquares squares = new SimplexLeastSquares(predictors);
    for (int r = 0; r < rows; r++) {
      predictions[r] = random.doubles(predictors, -1, 1).toArray();
      targets[r] = random.nextDouble(-1, 1);
      squares.add(predictions[r], targets[r], 1);
    }
    double[] weights = squares.solve();
    assertEquals(1, Arrays.stream(weights).sum(), 1e-12);
    assertTrue(Arrays.stream(weights).allMatch(weight -> weight >= 0));
    double best = error(predictions, targets, weights);
    for (int i = 0; i < 50; i++) {
      assertTrue(best <= error(predictions, targets, simplexPoint(random, predictors)) + 1e-9);
    }
    for (int i = 0; i < predictors; i++) {
      double[] alone = new double[predictors];
      alone[i] = 1;
      assertTrue(best <= error(predictions, targets, alone) + 1e-9);
    }
  }

  private static double[] simplexPoint(SplittableRandom random, int length) {
    double[] point = random.doubles(length).map(u -> -Math.log(1 - u)).toArray();
    double sum = Arrays.stream(point).sum();
    return Arrays.stream(point).map(value -> value / sum).toArray();
  }

  private static double error(double[][] predictions, double[] targets, double[] weights) {
    double error = 0;
    for (int r = 0; r < targets.length; r++) {
      double sum = -targets[r];
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * predictions[r][i];
      }
      error += sum * sum;
    }
    return error;
  }

  @Test
  void findsTheMixtureThatMadeTheTargets() {
    SimplexLeastSquares squares = new SimplexLeastSquares(3);
    SplittableRandom random = new SplittableRandom(1);
    for (int r = 0; r < 30; r++) {
      double[] p = random.doubles(3).toArray();
      squares.add(p, 0.2 * p[0] + 0.8 * p[2], 1 + r);
    }
    assertArrayEquals(new double[] {0.2, 0, 0.8}, squares.solve(), 1e-6);
  }

  @Test
  void keepsEqualWeightsWhereNothingTellsThemApart() {
    SimplexLeastSquares squares = new SimplexLeastSquares(4);
    assertArrayEquals(new double[] {0.25, 0.25, 0.25, 0.25}, squares.solve());
    squares.add(new double[] {2, 2, 2, 2}, 3, 1);
    assertArrayEquals(new double[] {0.25, 0.25, 0.25, 0.25}, squares.solve());
  }
}
