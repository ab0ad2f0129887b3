package io.metalearn4j.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A matrix-valued expression. Nodes are immutable and made by the methods below, or by a {@link
 * Graph}; equal expressions of one graph are the same node.
 *
 * <p>Binary arithmetic broadcasts: each side of the operands is equal or 1. All methods throw
 * {@link ShapeException} where the shapes do not fit. Not thread-safe while a graph is being built;
 * built nodes may be read by any thread.
 */
public final class Node {
  private final Graph graph;
  private final int id;
  private final Op op;
  private final List<Node> inputs;
  private final Shape shape;
  private final Attributes attributes;

  /**
   * What a primitive needs beside its operands.
   *
   * @param number axes of a sum, transposition flags of a product, first column of a slice, order
   *     of a polygamma, column of the ids
   * @param value the number that a constant holds
   * @param name the name of an input
   * @param axis the axis whose size is meant
   * @param map the columns of a pick or spread
   */
  record Attributes(
      int number,
      double value,
      @Nullable String name,
      @Nullable Axis axis,
      @Nullable ColumnMap map) {
    static final Attributes NONE = new Attributes(0, 0, null, null, null);

    static Attributes number(int number) {
      return new Attributes(number, 0, null, null, null);
    }

    static Attributes value(double value) {
      return new Attributes(0, value, null, null, null);
    }

    static Attributes name(String name) {
      return new Attributes(0, 0, name, null, null);
    }

    static Attributes axis(Axis axis) {
      return new Attributes(0, 0, null, axis, null);
    }

    static Attributes map(ColumnMap map) {
      return new Attributes(0, 0, null, null, map);
    }
  }

  Node(Graph graph, int id, Op op, Shape shape, Attributes attributes, List<Node> inputs) {
    this.graph = graph;
    this.id = id;
    this.op = op;
    this.shape = shape;
    this.attributes = attributes;
    this.inputs = inputs;
  }

  /** This plus {@code other}. */
  public Node plus(Node other) {
    return graph.binary(Op.ADD, this, other);
  }

  /** This plus a number. */
  public Node plus(double number) {
    return plus(graph.constant(number));
  }

  /** This minus {@code other}. */
  public Node minus(Node other) {
    return graph.binary(Op.SUBTRACT, this, other);
  }

  /** This minus a number. */
  public Node minus(double number) {
    return minus(graph.constant(number));
  }

  /** This times {@code other}, element by element. */
  public Node times(Node other) {
    return graph.binary(Op.MULTIPLY, this, other);
  }

  /** This times a number. */
  public Node times(double number) {
    return times(graph.constant(number));
  }

  /** This divided by {@code other}, element by element. */
  public Node dividedBy(Node other) {
    return graph.binary(Op.DIVIDE, this, other);
  }

  /** This divided by a number. */
  public Node dividedBy(double number) {
    return dividedBy(graph.constant(number));
  }

  /**
   * The greater of this and {@code other}, element by element, as {@code this + relu(other -
   * this)}.
   */
  public Node maximum(Node other) {
    return plus(other.minus(this).relu());
  }

  /** The absolute value, as {@code relu(x) + relu(-x)}: its derivative at 0 is 0. */
  public Node abs() {
    return relu().plus(negate().relu());
  }

  /** {@code -x}. */
  public Node negate() {
    return graph.unary(Op.NEGATE, this);
  }

  /** {@code e^x}. */
  public Node exp() {
    return graph.unary(Op.EXP, this);
  }

  /** The natural logarithm. */
  public Node log() {
    return graph.unary(Op.LOG, this);
  }

  /** The hyperbolic tangent. */
  public Node tanh() {
    return graph.unary(Op.TANH, this);
  }

  /** {@code 1 / (1 + e^-x)}. */
  public Node sigmoid() {
    return graph.unary(Op.SIGMOID, this);
  }

  /** {@code max(0, x)}; its derivative at 0 is 0. */
  public Node relu() {
    return graph.unary(Op.RELU, this);
  }

  /** {@code x * sigmoid(x)}, also known as swish. */
  public Node silu() {
    return times(sigmoid());
  }

  /** 1 where x is above 0, else 0; its derivative is 0. */
  public Node step() {
    return graph.unary(Op.STEP, this);
  }

  /** {@code log(1 + e^x)}. */
  public Node softplus() {
    return graph.unary(Op.SOFTPLUS, this);
  }

  /** {@code x * x}. */
  public Node square() {
    return graph.unary(Op.SQUARE, this);
  }

  /** The square root. */
  public Node sqrt() {
    return graph.unary(Op.SQRT, this);
  }

  /** The logarithm of the gamma function, for x above 0. */
  public Node logGamma() {
    return graph.polygamma(-1, this);
  }

  /** The matrix product of {@code [m, k]} and {@code [k, n]}. */
  public Node matmul(Node other) {
    return graph.matmul(this, other, false, false);
  }

  /** The transpose. */
  public Node transpose() {
    return graph.transpose(this);
  }

  /** The sum over the rows, {@code [1, columns]}. */
  public Node sumRows() {
    return graph.sum(this, Graph.OVER_ROWS);
  }

  /** The sum over the columns, {@code [rows, 1]}. */
  public Node sumColumns() {
    return graph.sum(this, Graph.OVER_COLUMNS);
  }

  /** The sum of all elements, {@code [1, 1]}. */
  public Node sum() {
    return graph.sum(this, Graph.OVER_ROWS | Graph.OVER_COLUMNS);
  }

  /** The mean of all elements, {@code [1, 1]}. */
  public Node mean() {
    return sum().dividedBy(graph.size(shape.rows()).times(graph.size(shape.columns())));
  }

  /**
   * The logarithm of the sum of the exponentials of each row, {@code [rows, 1]}, safe from
   * overflow.
   */
  public Node logSumExp() {
    Node greatest = graph.rowMax(this);
    return minus(greatest).exp().sumColumns().log().plus(greatest);
  }

  /** Each row's exponentials divided by their sum, safe from overflow. */
  public Node softmax() {
    return minus(logSumExp()).exp();
  }

  /** The rows of this table that {@code ids} number, {@code [ids.rows, columns]}. */
  public Node gather(Node ids) {
    return graph.gather(this, ids);
  }

  /** The columns of this and then those of {@code other}, which has the same rows. */
  public Node concat(Node other) {
    return graph.concat(this, other);
  }

  /** The columns from {@code from} (inclusive) to {@code to} (exclusive). */
  public Node columns(int from, int to) {
    return graph.slice(this, from, to);
  }

  /** The single column {@code column}. */
  public Node column(int column) {
    return columns(column, column + 1);
  }

  /** For each column of the result the column of this that the map names, or zeros. */
  public Node pick(ColumnMap map) {
    return graph.pick(this, map);
  }

  /** The same elements in row-major order under another shape of the same length. */
  public Node reshape(Shape other) {
    return graph.reshape(this, other);
  }

  /** This repeated to a shape, of which each side is equal or was 1. */
  public Node broadcastTo(Shape other) {
    return graph.broadcast(this, other);
  }

  /**
   * The inverse of this symmetric positive definite matrix of fixed size; symmetry is the caller's
   * word.
   */
  public Node inverse() {
    return graph.inverse(this);
  }

  /** The shape. */
  public Shape shape() {
    return shape;
  }

  /** The primitive that makes this node. */
  public Op op() {
    return op;
  }

  /** The operands, in order. */
  public List<Node> inputs() {
    return inputs;
  }

  /** The operand at {@code index}. */
  public Node input(int index) {
    return inputs.get(index);
  }

  /** A number unique within the graph; operands have smaller ones. */
  public int id() {
    return id;
  }

  /**
   * Axes of a sum, transposition flags of a product, first column of a slice, order of a polygamma,
   * column of the ids; else 0.
   */
  public int number() {
    return attributes.number();
  }

  /** The number that a constant holds, else 0. */
  public double value() {
    return attributes.value();
  }

  /**
   * The name of an input.
   *
   * @throws IllegalStateException if this is not an input
   */
  public String name() {
    return require(attributes.name());
  }

  /**
   * The axis whose size this is.
   *
   * @throws IllegalStateException if this is not a size
   */
  public Axis axis() {
    return require(attributes.axis());
  }

  /**
   * The columns that a pick or spread maps.
   *
   * @throws IllegalStateException if this is neither
   */
  public ColumnMap map() {
    return require(attributes.map());
  }

  private <T> T require(@Nullable T attribute) {
    if (attribute == null) {
      throw new IllegalStateException(this + " has no such attribute");
    }
    return attribute;
  }

  /** The graph that this node belongs to. */
  public Graph graph() {
    return graph;
  }

  Attributes attributes() {
    return attributes;
  }

  boolean isScalar() {
    return shape.isScalar();
  }

  boolean isConstant(double number) {
    return op == Op.CONSTANT && attributes.value() == number;
  }

  /** Whether every element is zero by construction. */
  boolean isZero() {
    return isConstant(0) || (op == Op.BROADCAST && input(0).isConstant(0));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("%" + id + " = " + op + shape);
    for (Node input : inputs) {
      text.append(" %").append(input.id);
    }
    if (op == Op.CONSTANT) {
      text.append(' ').append(attributes.value());
    }
    if (attributes.name() != null) {
      text.append(' ').append(attributes.name());
    }
    if (attributes.number() != 0) {
      text.append(" #").append(attributes.number());
    }
    return text.toString();
  }
}
