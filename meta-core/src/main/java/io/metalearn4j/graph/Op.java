package io.metalearn4j.graph;

/**
 * The primitives of the graph.
 *
 * <p>Operands of the arithmetic ones broadcast; the rest want the shapes that the methods of {@link
 * Node} state.
 */
public enum Op {
  /** Values from outside: parameters, directions, features, targets, weights. */
  INPUT,
  /** Row numbers from outside, one for each row of the examples. */
  IDS,
  CONSTANT,
  /** The size of an axis, as a number. */
  SIZE,

  ADD,
  SUBTRACT,
  MULTIPLY,
  DIVIDE,

  NEGATE,
  EXP,
  LOG,
  TANH,
  SIGMOID,
  RELU,
  /** 1 where the operand is above zero, else 0; its derivative is zero. */
  STEP,
  SOFTPLUS,
  SQUARE,
  SQRT,
  /** The polygamma function of an order from -1 (log-gamma) and 0 (digamma) upwards. */
  POLYGAMMA,

  MATMUL,
  /** Sum over rows, columns or both. */
  SUM,
  BROADCAST,
  /** The greatest element of each row; treated as a constant in differentiation. */
  ROW_MAX,
  /** Rows of a table by row number. */
  GATHER,
  /** The adjoint of {@link #GATHER}: rows added up by row number. */
  SCATTER,
  /** Columns of two operands side by side. */
  CONCAT,
  /** A range of columns. */
  SLICE,
  /** The adjoint of {@link #SLICE}: a range of columns within zeros. */
  PAD,
  /** Columns picked by a fixed map, zero where the map holds -1. */
  PICK,
  /** The adjoint of {@link #PICK}: columns added up by a fixed map. */
  SPREAD,
  TRANSPOSE,
  /** The same elements in row-major order under another shape. */
  RESHAPE,
  /** The inverse of a symmetric positive definite matrix. */
  INVERSE;

  /** Whether the primitive is element by element on two operands that broadcast. */
  public boolean isBinary() {
    return compareTo(ADD) >= 0 && compareTo(DIVIDE) <= 0;
  }
}
