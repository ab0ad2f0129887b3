package io.metalearn4j.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.metalearn4j.parameter.Initializer;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.parameter.ParameterValues;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds for every outer optimizer. */
abstract class OuterOptimizerContract {
  private static final ParameterSpec SPEC =
      ParameterSpec.of(
          Parameter.matrix("W", 3, 5).startingAt(Initializer.normal(1)),
          Parameter.table("item", 50, 4).startingAt(Initializer.normal(1)));

  /** The optimizer that is tested. */
  abstract OuterOptimizer optimizer();

  @Test
  void movesAgainstTheGradientAtFirst() {
    ParameterValues values = ParameterValues.initial(SPEC, 1);
    ParameterValues before = values.copy();
    MetaGradient gradient = gradient(2, 7);
    new OptimizerState(optimizer(), SPEC).step(0, values, gradient);
    for (int i = 0; i < SPEC.denseLength(); i++) {
      double moved = values.dense()[i] - before.dense()[i];
      assertEquals(-Math.signum(gradient.dense()[i]), Math.signum(moved), "element " + i);
    }
  }

  @Test
  void leavesUnusedRowsAlone() {
    ParameterValues values = ParameterValues.initial(SPEC, 1);
    ParameterValues before = values.copy();
    OptimizerState state = new OptimizerState(optimizer(), SPEC);
    for (int i = 0; i < 5; i++) {
      state.step(i, values, gradient(i, 7));
    }
    for (int row = 0; row < 50; row++) {
      if (row != 7) {
        assertArrayEquals(before.get("item")[row], values.get("item")[row], "row " + row);
      }
    }
  }

  /**
   * The claim of the lazy state: skipped iterations change nothing, and add nothing to the cost.
   */
  @Test
  void movesARowAsIfItsIterationsWereAllThereAre() {
    ParameterValues sparse = ParameterValues.initial(SPEC, 1);
    ParameterValues dense = sparse.copy();
    OptimizerState sparseState = new OptimizerState(optimizer(), SPEC);
    OptimizerState denseState = new OptimizerState(optimizer(), SPEC);
    int used = 0;
    for (int i = 0; i < 20; i++) {
      boolean uses = i % 3 == 0;
      sparseState.step(i, sparse, gradient(i, uses ? 7 : 9));
      if (uses) {
        denseState.step(used++, dense, gradient(i, 7));
      }
    }
    assertArrayEquals(dense.get("item")[7], sparse.get("item")[7]);
    assertEquals(used, sparseState.rowCounts(0)[7]);
  }

  @Test
  void goesOnFromACopiedState() {
    ParameterValues values = ParameterValues.initial(SPEC, 1);
    OptimizerState state = new OptimizerState(optimizer(), SPEC);
    state.step(0, values, gradient(0, 7));
    ParameterValues copiedValues = values.copy();
    OptimizerState copiedState = new OptimizerState(optimizer(), SPEC);
    copiedState.set(state);
    for (int i = 1; i < 4; i++) {
      state.step(i, values, gradient(i, 7));
      copiedState.step(i, copiedValues, gradient(i, 7));
    }
    assertArrayEquals(values.dense(), copiedValues.dense());
    assertArrayEquals(values.table(0), copiedValues.table(0));
  }

  @Test
  void movesRowsInPartsAsInOne() {
    ParameterValues inOne = ParameterValues.initial(SPEC, 1);
    ParameterValues inParts = inOne.copy();
    OptimizerState ofOne = new OptimizerState(optimizer(), SPEC);
    OptimizerState ofParts = new OptimizerState(optimizer(), SPEC);
    double[] weights = {.3, .5, .2};
    for (int i = 0; i < 5; i++) {
      List<MetaGradient> terms = List.of(gradient(i, 7), gradient(i + 9, 7), gradient(i + 5, 8));
      MetaGradient one = new MetaGradient(SPEC);
      MetaGradient parts = new MetaGradient(SPEC, 4);
      one.sum(weights, terms);
      parts.sum(weights, terms);
      assertEquals(one.norm(), parts.norm(), 1e-9);
      ofOne.step(i, inOne, one);
      ofParts.step(i, inParts, parts);
    }
    assertArrayEquals(inOne.dense(), inParts.dense());
    assertArrayEquals(inOne.table(0), inParts.table(0));
  }

  /** A gradient of all matrices and one row of the table. */
  private static MetaGradient gradient(long seed, int row) {
    SplittableRandom random = new SplittableRandom(seed);
    MetaGradient gradient = new MetaGradient(SPEC);
    for (int i = 0; i < gradient.dense().length; i++) {
      gradient.dense()[i] = (float) random.nextGaussian();
    }
    int start = gradient.rows(0, 0).start(row);
    for (int c = 0; c < 4; c++) {
      gradient.rows(0, 0).values()[start + c] = (float) random.nextGaussian();
    }
    return gradient;
  }
}
