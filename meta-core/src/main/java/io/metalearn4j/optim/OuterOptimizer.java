package io.metalearn4j.optim;

/**
 * How the meta-parameters move along a meta-gradient, element by element.
 *
 * <p>Matrices are updated in every iteration. A row of an embedding table is updated, and its count
 * goes up, only in iterations whose tasks use it: its path is exactly that of a parameter that sees
 * this subsequence of the iterations, so a step's cost does not grow with the table.
 * Implementations are immutable.
 */
public interface OuterOptimizer {

  /** The number of state values that each element carries. */
  int slots();

  /** Updates one block of parameters and its state. */
  void update(Block block);
}
