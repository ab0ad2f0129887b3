package io.metalearn4j.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.ExamplesBuilder;
import org.junit.jupiter.api.Test;

class MetricTest {
  private static final double EXACT = 1e-12;

  private static ExamplesBuilder rows(int count) {
    return Examples.builder(count).features(new float[count]);
  }

  @Test
  void weighsTheRows() {
    Examples query = rows(2).targets(new float[] {1, 5}).weights(new float[] {1, 3}).build();
    float[] prediction = {3, 4};

    assertEquals((4 + 3 * 1) / 4.0, Metric.MSE.of(prediction, query), EXACT);
    assertEquals((2 + 3 * 1) / 4.0, Metric.MAE.of(prediction, query), EXACT);
  }

  @Test
  void averagesTheColumnsOfARow() {
    Examples query = rows(2).targets(new float[] {0, 0, 0, 0}).build();

    assertEquals((1 + 4 + 9 + 16) / 4.0, Metric.MSE.of(new float[] {1, -2, 3, -4}, query), EXACT);
    assertEquals((1 + 2 + 3 + 4) / 4.0, Metric.MAE.of(new float[] {1, -2, 3, -4}, query), EXACT);
  }

  @Test
  void scoresProbabilitiesOfOne() {
    Examples query = rows(3).targets(new float[] {1, 0, 1}).build();
    float[] prediction = {0.5f, 0.25f, 0.125f};

    assertEquals(2 / 3.0, Metric.ACCURACY.of(prediction, query), EXACT);
    assertEquals(
        -(Math.log(0.5) + Math.log(0.75) + Math.log(0.125)) / 3,
        Metric.LOG_LOSS.of(prediction, query),
        EXACT);
  }

  @Test
  void scoresProbabilitiesOfClasses() {
    Examples query = rows(2).classes(new int[] {2, 0}, 3).build();
    float[] prediction = {0.25f, 0.25f, 0.5f, 0.25f, 0.5f, 0.25f};

    assertEquals(0.5, Metric.ACCURACY.of(prediction, query), EXACT);
    assertEquals(
        -(Math.log(0.5) + Math.log(0.25)) / 2, Metric.LOG_LOSS.of(prediction, query), EXACT);
  }

  @Test
  void aCertainMistakeCostsMuchButNotInfinitely() {
    Examples query = rows(1).targets(new float[] {1}).build();

    assertEquals(-Math.log(Math.ulp(1f)), Metric.LOG_LOSS.of(new float[] {0}, query), EXACT);
  }

  @Test
  void whatIsNotANumberIsTheWorst() {
    Examples query = rows(1).targets(new float[] {1}).build();
    float[] prediction = {Float.NaN};

    assertEquals(Double.POSITIVE_INFINITY, Metric.MSE.of(prediction, query));
    assertEquals(Double.POSITIVE_INFINITY, Metric.LOG_LOSS.of(prediction, query));
    assertEquals(Double.NEGATIVE_INFINITY, Metric.ACCURACY.of(prediction, query));
  }

  @Test
  void refusesPredictionsOfAnotherShape() {
    Examples query = rows(2).targets(new float[] {1, 2}).build();

    assertEquals(
        "there are 3 predictions, must be 2 rows of 1 targets",
        assertThrows(IllegalArgumentException.class, () -> Metric.MSE.of(new float[3], query))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> new Metric(" ", true, (prediction, rows) -> 0));
  }
}
