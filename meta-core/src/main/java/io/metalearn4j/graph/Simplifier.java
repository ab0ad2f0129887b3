package io.metalearn4j.graph;

import io.metalearn4j.graph.Node.Attributes;

/**
 * The algebra of a graph: constants are folded, zeros and ones vanish, signs and scalars move
 * outwards, broadcasts stay implicit.
 *
 * <p>Every rule is an identity in real arithmetic. Signs and scalars only ever move towards the
 * result, never towards the operands, so that rewriting ends.
 */
final class Simplifier {
  private final Graph graph;

  Simplifier(Graph graph) {
    this.graph = graph;
  }

  Node binary(Op op, Node a, Node b, Shape shape) {
    if (a.op() == Op.CONSTANT && b.op() == Op.CONSTANT) {
      return graph.constant(fold(op, a.value(), b.value()));
    }
    if (a.op() == Op.BROADCAST && b.op() == Op.BROADCAST && commute(a.input(0), b.input(0))) {
      return graph.broadcast(graph.binary(op, a.input(0), b.input(0)), shape);
    }
    if (a.op() == Op.BROADCAST && a.input(0).shape().broadcast(b.shape()).equals(shape)) {
      return graph.binary(op, a.input(0), b);
    }
    if (b.op() == Op.BROADCAST && a.shape().broadcast(b.input(0).shape()).equals(shape)) {
      return graph.binary(op, a, b.input(0));
    }
    return switch (op) {
      case ADD -> add(a, b, shape);
      case SUBTRACT -> subtract(a, b, shape);
      case MULTIPLY -> multiply(a, b, shape);
      case DIVIDE -> divide(a, b, shape);
      default -> throw new IllegalArgumentException(op + " is not binary");
    };
  }

  /**
   * Whether the operation may come before the broadcast without making more than either operand
   * held.
   */
  private static boolean commute(Node a, Node b) {
    return a.isScalar() || b.isScalar() || a.shape().equals(b.shape());
  }

  private static double fold(Op op, double a, double b) {
    return switch (op) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      default -> a / b;
    };
  }

  private Node add(Node a, Node b, Shape shape) {
    if (a.isZero()) {
      return graph.broadcast(b, shape);
    }
    if (b.isZero()) {
      return graph.broadcast(a, shape);
    }
    if (b.op() == Op.NEGATE) {
      return a.minus(b.input(0));
    }
    if (a.op() == Op.NEGATE) {
      return b.minus(a.input(0));
    }
    return a.id() > b.id() ? make(Op.ADD, b, a, shape) : make(Op.ADD, a, b, shape);
  }

  private Node subtract(Node a, Node b, Shape shape) {
    if (b.isZero()) {
      return graph.broadcast(a, shape);
    }
    if (a.isZero()) {
      return graph.broadcast(b, shape).negate();
    }
    if (a == b) {
      return graph.zeros(shape);
    }
    if (b.op() == Op.NEGATE) {
      return a.plus(b.input(0));
    }
    return make(Op.SUBTRACT, a, b, shape);
  }

  private Node multiply(Node a, Node b, Shape shape) {
    if (a.isZero() || b.isZero()) {
      return graph.zeros(shape);
    }
    if (a.isConstant(1)) {
      return graph.broadcast(b, shape);
    }
    if (b.isConstant(1)) {
      return graph.broadcast(a, shape);
    }
    if (a.isConstant(-1)) {
      return graph.broadcast(b, shape).negate();
    }
    if (b.isConstant(-1)) {
      return graph.broadcast(a, shape).negate();
    }
    if (a.op() == Op.NEGATE) {
      return a.input(0).times(b).negate();
    }
    if (b.op() == Op.NEGATE) {
      return a.times(b.input(0)).negate();
    }
    if (a == b) {
      return a.square();
    }
    if (a.isScalar() && !b.isScalar()) {
      return b.times(a);
    }
    if (isScaled(a) && a.shape().equals(shape)) {
      return b.isScalar()
          ? a.input(0).times(a.input(1).times(b))
          : a.input(0).times(b).times(a.input(1));
    }
    if (isScaled(b) && b.shape().equals(shape)) {
      return a.times(b.input(0)).times(b.input(1));
    }
    boolean swap = a.id() > b.id() && a.shape().equals(b.shape());
    return swap ? make(Op.MULTIPLY, b, a, shape) : make(Op.MULTIPLY, a, b, shape);
  }

  private Node divide(Node a, Node b, Shape shape) {
    if (b.op() == Op.CONSTANT) {
      return a.times(1 / b.value());
    }
    if (a.isZero()) {
      return graph.zeros(shape);
    }
    if (a.op() == Op.NEGATE) {
      return a.input(0).dividedBy(b).negate();
    }
    if (b.isScalar() && !a.isScalar()) {
      return a.times(graph.constant(1).dividedBy(b));
    }
    return make(Op.DIVIDE, a, b, shape);
  }

  /** Whether the node is a matrix times a scalar, the scalar second. */
  private static boolean isScaled(Node a) {
    return a.op() == Op.MULTIPLY && a.input(1).isScalar() && !a.input(0).isScalar();
  }

  Node unary(Op op, Node a) {
    if (a.op() == Op.BROADCAST) {
      return graph.broadcast(graph.unary(op, a.input(0)), a.shape());
    }
    if (op == Op.NEGATE) {
      return negate(a);
    }
    if (op == Op.SQUARE && a.op() == Op.NEGATE) {
      return a.input(0).square();
    }
    return graph.make(op, a.shape(), Attributes.NONE, a);
  }

  private Node negate(Node a) {
    if (a.op() == Op.NEGATE) {
      return a.input(0);
    }
    if (a.op() == Op.CONSTANT) {
      return graph.constant(-a.value());
    }
    if (a.op() == Op.SUBTRACT && a.input(0).shape().equals(a.input(1).shape())) {
      return a.input(1).minus(a.input(0));
    }
    if (a.op() == Op.MULTIPLY && a.input(1).op() == Op.CONSTANT) {
      return a.input(0).times(-a.input(1).value());
    }
    return graph.make(Op.NEGATE, a.shape(), Attributes.NONE, a);
  }

  Node matmul(Node a, Node b, boolean transposeFirst, boolean transposeSecond, Shape shape) {
    if (a.op() == Op.TRANSPOSE) {
      return graph.matmul(a.input(0), b, !transposeFirst, transposeSecond);
    }
    if (b.op() == Op.TRANSPOSE) {
      return graph.matmul(a, b.input(0), transposeFirst, !transposeSecond);
    }
    if (a.isZero() || b.isZero()) {
      return graph.zeros(shape);
    }
    if (a.op() == Op.NEGATE) {
      return graph.matmul(a.input(0), b, transposeFirst, transposeSecond).negate();
    }
    if (b.op() == Op.NEGATE) {
      return graph.matmul(a, b.input(0), transposeFirst, transposeSecond).negate();
    }
    int flags =
        (transposeFirst ? Graph.TRANSPOSE_FIRST : 0)
            | (transposeSecond ? Graph.TRANSPOSE_SECOND : 0);
    return graph.make(Op.MATMUL, shape, Attributes.number(flags), a, b);
  }

  Node sum(Node a, int axes) {
    Shape shape =
        new Shape(
            (axes & Graph.OVER_ROWS) == 0 ? a.shape().rows() : Dim.ONE,
            (axes & Graph.OVER_COLUMNS) == 0 ? a.shape().columns() : Dim.ONE);
    if (a.isZero()) {
      return graph.zeros(shape);
    }
    if (a.op() == Op.SUM) {
      return graph.sum(a.input(0), axes | a.number());
    }
    if (a.op() == Op.NEGATE) {
      return graph.sum(a.input(0), axes).negate();
    }
    if (isScaled(a)) {
      return graph.sum(a.input(0), axes).times(a.input(1));
    }
    if (a.op() == Op.BROADCAST) {
      return sumOfBroadcast(a, axes, shape);
    }
    return graph.make(Op.SUM, shape, Attributes.number(axes), a);
  }

  private Node sumOfBroadcast(Node a, int axes, Shape shape) {
    Node source = a.input(0);
    int left = axes;
    Node count = graph.constant(1);
    if ((axes & Graph.OVER_ROWS) != 0 && source.shape().rows().isOne()) {
      count = count.times(graph.size(a.shape().rows()));
      left &= ~Graph.OVER_ROWS;
    }
    if ((axes & Graph.OVER_COLUMNS) != 0 && source.shape().columns().isOne()) {
      count = count.times(graph.size(a.shape().columns()));
      left &= ~Graph.OVER_COLUMNS;
    }
    return graph.broadcast(graph.sum(source, left).times(count), shape);
  }

  Node slice(Node a, int from, int to) {
    Shape shape = new Shape(a.shape().rows(), Dim.of(to - from));
    if (a.isZero()) {
      return graph.zeros(shape);
    }
    if (a.op() == Op.SLICE) {
      return graph.slice(a.input(0), a.number() + from, a.number() + to);
    }
    if (a.op() == Op.CONCAT) {
      int width = a.input(0).shape().columns().factor();
      if (to <= width) {
        return graph.slice(a.input(0), from, to);
      }
      if (from >= width) {
        return graph.slice(a.input(1), from - width, to - width);
      }
    }
    if (a.op() == Op.PAD) {
      int start = a.number();
      int end = start + a.input(0).shape().columns().factor();
      if (from >= start && to <= end) {
        return graph.slice(a.input(0), from - start, to - start);
      }
      if (to <= start || from >= end) {
        return graph.zeros(shape);
      }
    }
    return graph.make(Op.SLICE, shape, Attributes.number(from), a);
  }

  Node transpose(Node a) {
    Shape shape = a.shape().transposed();
    if (a.op() == Op.TRANSPOSE) {
      return a.input(0);
    }
    if (a.op() == Op.BROADCAST) {
      return graph.broadcast(transpose(a.input(0)), shape);
    }
    if (a.shape().rows().isOne() || a.shape().columns().isOne()) {
      return graph.reshape(a, shape);
    }
    return graph.make(Op.TRANSPOSE, shape, Attributes.NONE, a);
  }

  private Node make(Op op, Node a, Node b, Shape shape) {
    return graph.make(op, shape, Attributes.NONE, a, b);
  }
}
