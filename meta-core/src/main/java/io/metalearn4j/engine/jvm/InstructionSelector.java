package io.metalearn4j.engine.jvm;

import io.metalearn4j.engine.jvm.Instruction.Kind;
import io.metalearn4j.engine.jvm.kernel.Binary;
import io.metalearn4j.engine.jvm.kernel.Unary;
import io.metalearn4j.graph.Graph;
import io.metalearn4j.graph.Node;
import io.metalearn4j.graph.Op;
import io.metalearn4j.graph.Shape;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the kernel call for a lowered node; where one call covers several nodes, the inner ones
 * are not needed any more.
 */
final class InstructionSelector {
  private final Predicate<Node> mayAbsorb;

  /**
   * A selector.
   *
   * @param mayAbsorb whether a product is used once and in its own stage, so that what adds it may
   *     compute it
   */
  InstructionSelector(Predicate<Node> mayAbsorb) {
    this.mayAbsorb = mayAbsorb;
  }

  Instruction select(Node node) {
    Node a = node.input(0);
    return switch (node.op()) {
      case ADD -> add(node);
      case SUBTRACT, DIVIDE -> binary(node);
      case MULTIPLY -> multiply(node);
      case MATMUL -> product(node, node, null);
      case POLYGAMMA -> Instruction.of(Kind.POLYGAMMA, node, a);
      case SUM -> Instruction.of(sum(node.number()), node, a);
      case ROW_MAX -> Instruction.of(Kind.ROW_MAX, node, a);
      case BROADCAST -> Instruction.of(Kind.BROADCAST, node, a);
      case GATHER -> Instruction.of(Kind.GATHER, node, a, node.input(1));
      case SCATTER -> Instruction.of(Kind.SCATTER, node, a, node.input(1));
      case CONCAT -> Instruction.of(Kind.CONCAT, node, a);
      case SLICE -> Instruction.of(Kind.SLICE, node, a);
      case PAD -> Instruction.of(Kind.PAD, node, a);
      case PICK -> Instruction.of(Kind.PICK, node, a);
      case SPREAD -> Instruction.of(Kind.SPREAD, node, a);
      case TRANSPOSE -> Instruction.of(Kind.TRANSPOSE, node, a);
      case INVERSE -> Instruction.of(Kind.INVERSE, node, a);
      case INPUT, IDS, CONSTANT, SIZE, RESHAPE ->
          throw new IllegalStateException(node + " needs no instruction");
      default -> Instruction.unary(Unary.valueOf(node.op().name()), node, a);
    };
  }

  private static Kind sum(int axes) {
    return switch (axes) {
      case Graph.OVER_ROWS -> Kind.SUM_ROWS;
      case Graph.OVER_COLUMNS -> Kind.SUM_COLUMNS;
      default -> Kind.SUM;
    };
  }

  private Instruction add(Node node) {
    for (int i = 0; i < 2; i++) {
      Node product = node.input(i);
      Node other = node.input(1 - i);
      if (product.op() == Op.MATMUL
          && mayAbsorb.test(product)
          && canStartFrom(product, other, node.shape())) {
        return product(product, node, other);
      }
    }
    return binary(node);
  }

  private static boolean canStartFrom(Node product, Node init, Shape shape) {
    if (!product.shape().equals(shape)) {
      return false;
    }
    boolean isRow = init.shape().rows().isOne() && init.shape().columns().equals(shape.columns());
    boolean asRow = shape.columns().isOne() && isFirstTransposed(product);
    return init.shape().equals(shape) || (isRow && !asRow);
  }

  private static boolean isFirstTransposed(Node product) {
    return (product.number() & Graph.TRANSPOSE_FIRST) != 0;
  }

  private static Instruction product(Node product, Node result, @Nullable Node init) {
    boolean transposed = isFirstTransposed(product);
    Kind kind;
    if (product.shape().columns().isOne()) {
      kind = transposed ? Kind.MULTIPLY_VECTOR_TRANSPOSED : Kind.MULTIPLY_VECTOR;
    } else {
      kind = transposed ? Kind.MULTIPLY_TRANSPOSED : Kind.MULTIPLY;
    }
    return Instruction.product(kind, result, product.input(0), product.input(1), init);
  }

  private static Instruction multiply(Node node) {
    for (int i = 0; i < 2; i++) {
      Node gradient = node.input(i);
      Node derivative = node.input(1 - i);
      Node through = gradient.shape().equals(node.shape()) ? operandOfDerivative(derivative) : null;
      if (through != null && through.shape().equals(node.shape())) {
        Binary function =
            derivative.op() == Op.STEP
                ? Binary.RELU_GRADIENT
                : derivative.op() == Op.SUBTRACT ? Binary.TANH_GRADIENT : Binary.SIGMOID_GRADIENT;
        return Instruction.binary(Kind.BINARY, function, node, gradient, through);
      }
    }
    return binary(node);
  }

  /**
   * The h of {@code 1 - h^2} (tanh) or {@code h (1 - h)} (sigmoid), the x of {@code step(x)}
   * (relu), else null.
   */
  private static @Nullable Node operandOfDerivative(Node derivative) {
    if (derivative.op() == Op.STEP) {
      return derivative.input(0);
    }
    if (derivative.op() == Op.SUBTRACT
        && isOne(derivative.input(0))
        && derivative.input(1).op() == Op.SQUARE) {
      return derivative.input(1).input(0);
    }
    if (derivative.op() == Op.MULTIPLY) {
      for (int i = 0; i < 2; i++) {
        Node h = derivative.input(i);
        Node rest = derivative.input(1 - i);
        if (rest.op() == Op.SUBTRACT && isOne(rest.input(0)) && rest.input(1) == h) {
          return h;
        }
      }
    }
    return null;
  }

  private static boolean isOne(Node node) {
    return node.op() == Op.CONSTANT && node.value() == 1;
  }

  private static Instruction binary(Node node) {
    Node a = node.input(0);
    Node b = node.input(1);
    if (node.op() == Op.DIVIDE && isOne(a) && b.shape().equals(node.shape())) {
      return Instruction.unary(Unary.RECIPROCAL, node, b);
    }
    boolean swapped = !a.shape().equals(node.shape());
    Binary function =
        switch (node.op()) {
          case ADD -> Binary.ADD;
          case MULTIPLY -> Binary.MULTIPLY;
          case SUBTRACT -> swapped ? Binary.SUBTRACT_FROM : Binary.SUBTRACT;
          default -> swapped ? Binary.DIVIDE_INTO : Binary.DIVIDE;
        };
    Node full = swapped ? b : a;
    Node other = swapped ? a : b;
    return Instruction.binary(binaryKind(other.shape(), node.shape()), function, node, full, other);
  }

  private static Kind binaryKind(Shape other, Shape result) {
    if (other.equals(result)) {
      return Kind.BINARY;
    }
    if (other.isScalar()) {
      return Kind.BINARY_SCALAR;
    }
    return other.rows().isOne() ? Kind.BINARY_ROW : Kind.BINARY_COLUMN;
  }
}
