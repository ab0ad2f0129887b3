package io.metalearn4j.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ExamplesTest {
  private static final Examples TWO =
      Examples.builder(2)
          .features(new float[][] {{1, 2, 3}, {4, 5, 6}})
          .ids(new int[][] {{7}, {8}})
          .targets(new float[] {9, 10})
          .build();

  private static void assertRefused(String message, Executable code) {
    assertEquals(message, assertThrows(InvalidExamplesException.class, code).getMessage());
  }

  @Test
  void keepsWhatItIsGiven() {
    assertEquals(new Schema(3, 1, 1), TWO.schema());
    assertEquals(6, TWO.feature(1, 2));
    assertEquals(8, TWO.id(1, 0));
    assertEquals(9, TWO.target(0, 0));
    assertEquals(1, TWO.weight(1));
  }

  @Test
  void keepsNoArrayThatItIsGiven() {
    float[] x = {1, 2};
    Examples examples = Examples.of(x, x);
    Arrays.fill(x, 0);
    assertEquals(2, examples.feature(1, 0));
    assertEquals(1, examples.target(0, 0));
  }

  @Test
  void joinsAndSelectsRows() {
    Examples one =
        Examples.builder(1)
            .features(new float[] {0, 0, 0})
            .ids(new int[] {3})
            .weights(new float[] {2})
            .build();
    Examples three = TWO.plus(one);
    assertEquals(3, three.rows());
    assertEquals(1, three.weight(0), "where no weights were given");
    assertEquals(2, three.weight(2));
    Examples turned = three.select(2, 0);
    assertEquals(3, turned.id(0, 0));
    assertEquals(2, turned.weight(0));
    assertEquals(9, turned.target(1, 0));
    assertTrue(turned.isWeighted());
    assertFalse(TWO.select(1).isWeighted());
  }

  @Test
  void takesOtherIdsForTheSameRows() {
    Examples one =
        Examples.builder(2)
            .features(new float[] {1, 2, 3, 4})
            .ids(new int[] {5, 6})
            .targets(new float[] {7, 8})
            .weights(new float[] {1, 3})
            .build();
    Examples other = one.withIds(9, 10);
    assertEquals(10, other.id(1, 0));
    assertEquals(6, one.id(1, 0));
    assertEquals(4, other.feature(1, 1));
    assertEquals(8, other.target(1, 0));
    assertEquals(3, other.weight(1));
    assertTrue(one.sharesFeatures(other));
    assertFalse(one.sharesFeatures(one.select(0, 1)));
    assertRefused("id at row 1 is -1, must be at least 0", () -> one.withIds(0, -1));
  }

  @Test
  void makesAColumnOfEachClass() {
    Examples examples =
        Examples.builder(2).features(new float[2]).classes(new int[] {2, 0}, 3).build();
    assertEquals(3, examples.schema().targets());
    assertEquals(1, examples.target(0, 2));
    assertEquals(0, examples.target(1, 2));
  }

  @Test
  void refusesAnotherNumberOfRows() {
    assertRefused(
        "examples have 0 rows, must have at least 1",
        () -> Examples.of(new float[0], new float[0]));
    assertRefused(
        "there are 1 feature rows, must be 2",
        () -> Examples.of(new float[][] {{1}}, new float[] {1, 2}));
    assertRefused(
        "row 1 has 2 features, the first has 1",
        () -> Examples.of(new float[][] {{1}, {2, 3}}, new float[] {1, 2}));
    assertRefused(
        "there are 3 ids, must be a multiple of 2 rows",
        () -> Examples.builder(2).ids(new int[] {1, 2, 3}));
    assertRefused(
        "there are 1 class rows, must be 2", () -> Examples.builder(2).classes(new int[1], 2));
  }

  @Test
  void refusesValuesOutOfRange() {
    assertRefused(
        "feature at row 0, column 1 is NaN, must be finite",
        () -> Examples.of(new float[][] {{1, Float.NaN}}, new float[] {1}));
    assertRefused(
        "target at row 1, column 0 is Infinity, must be finite",
        () -> Examples.of(new float[2], new float[] {1, Float.POSITIVE_INFINITY}));
    assertRefused(
        "id at row 1 is -1, must be at least 0",
        () -> Examples.builder(2).ids(new int[][] {{1}, {-1}}));
    assertRefused(
        "weight at row 0 is 0.0, must be finite and above 0",
        () -> Examples.builder(1).weights(new float[1]));
    assertRefused(
        "class at row 0 is 3, must be from 0 to 2",
        () -> Examples.builder(1).classes(new int[] {3}, 3));
    assertRefused(
        "there are 1 classes, must be at least 2",
        () -> Examples.builder(1).classes(new int[1], 1));
  }

  @Test
  void refusesRowsAndColumnsThatAreNotThere() {
    assertThrows(IndexOutOfBoundsException.class, () -> TWO.feature(0, 3), "of the next row");
    assertThrows(IndexOutOfBoundsException.class, () -> TWO.feature(2, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> TWO.target(0, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> TWO.id(0, -1));
    assertThrows(IndexOutOfBoundsException.class, () -> TWO.select(0, 2));
    assertRefused("examples have 0 rows, must have at least 1", TWO::select);
  }

  @Test
  void refusesTasksOfTwoSchemas() {
    Examples other = Examples.of(new float[1], new float[1]);
    assertThrows(InvalidExamplesException.class, () -> new Task("t", TWO, other));
    assertThrows(InvalidExamplesException.class, () -> TWO.plus(other));
  }
}
