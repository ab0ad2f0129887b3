package io.metalearn4j.engine.jvm;

import io.metalearn4j.engine.jvm.kernel.Binary;
import io.metalearn4j.engine.jvm.kernel.Unary;
import io.metalearn4j.graph.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One kernel call of a plan. Shapes come from the nodes, places from the plan.
 *
 * @param kind which kernel
 * @param result the node that it computes; of a copy, the node that it copies
 * @param a the first operand; the others of {@link Kind#CONCAT} are the result's inputs
 * @param b the second operand, if any
 * @param init what a product is added to, if anything
 * @param unary the function of {@link Kind#UNARY}
 * @param binary the function of the binary kinds
 * @param target where a copy goes
 */
record Instruction(
    Kind kind,
    Node result,
    Node a,
    @Nullable Node b,
    @Nullable Node init,
    @Nullable Unary unary,
    @Nullable Binary binary,
    @Nullable Place target) {

  /** The kernels. */
  enum Kind {
    /** {@code init + a b}. */
    MULTIPLY,
    /** {@code init + a^T b}. */
    MULTIPLY_TRANSPOSED,
    /** {@code init + a b} for a column b. */
    MULTIPLY_VECTOR,
    /** {@code init + a^T b} for a column b, as the row {@code b^T a}. */
    MULTIPLY_VECTOR_TRANSPOSED,
    TRANSPOSE,
    UNARY,
    POLYGAMMA,
    BINARY,
    BINARY_SCALAR,
    BINARY_ROW,
    BINARY_COLUMN,
    SUM,
    SUM_ROWS,
    SUM_COLUMNS,
    ROW_MAX,
    BROADCAST,
    GATHER,
    SCATTER,
    CONCAT,
    SLICE,
    PAD,
    PICK,
    SPREAD,
    INVERSE,
    COPY;

    /** Whether it is a product whose first factor is transposed. */
    boolean isTransposed() {
      return this == MULTIPLY_TRANSPOSED || this == MULTIPLY_VECTOR_TRANSPOSED;
    }

    /**
     * Whether each element of the result depends on the same element of operands of its shape, so
     * that it may overwrite them.
     */
    boolean isElementwise() {
      return this == UNARY || this == POLYGAMMA || this == BINARY || this == BINARY_SCALAR;
    }
  }

  static Instruction of(Kind kind, Node result, Node a) {
    return new Instruction(kind, result, a, null, null, null, null, null);
  }

  static Instruction of(Kind kind, Node result, Node a, Node b) {
    return new Instruction(kind, result, a, b, null, null, null, null);
  }

  static Instruction product(Kind kind, Node result, Node a, Node b, @Nullable Node init) {
    return new Instruction(kind, result, a, b, init, null, null, null);
  }

  static Instruction unary(Unary function, Node result, Node a) {
    return new Instruction(Kind.UNARY, result, a, null, null, function, null, null);
  }

  static Instruction binary(Kind kind, Binary function, Node result, Node a, Node b) {
    return new Instruction(kind, result, a, b, null, null, function, null);
  }

  static Instruction copy(Node node, Place target) {
    return new Instruction(Kind.COPY, node, node, null, null, null, null, target);
  }

  /** The nodes that it reads. */
  List<Node> operands() {
    if (kind == Kind.CONCAT) {
      return result.inputs();
    }
    List<Node> operands = new ArrayList<>();
    operands.add(a);
    if (b != null) {
      operands.add(b);
    }
    if (init != null) {
      operands.add(init);
    }
    return operands;
  }
}
