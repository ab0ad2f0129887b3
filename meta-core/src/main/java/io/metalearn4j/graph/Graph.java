package io.metalearn4j.graph;

import io.metalearn4j.graph.Node.Attributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes nodes: checks their shapes, simplifies them, and returns the same node for the same
 * expression.
 *
 * <p>Internal design: hash-consing gives common subexpressions for free. {@link Simplifier} holds
 * the algebra; each rewriting rule moves terms in one direction only, so that it ends. Not
 * thread-safe.
 */
public final class Graph {
  /** Bit of a sum's axes: over the rows. */
  public static final int OVER_ROWS = 1;

  /** Bit of a sum's axes: over the columns. */
  public static final int OVER_COLUMNS = 2;

  /** Bit of a product's flags: the first operand is transposed. */
  public static final int TRANSPOSE_FIRST = 1;

  /** Bit of a product's flags: the second operand is transposed. */
  public static final int TRANSPOSE_SECOND = 2;

  private record Key(Op op, Shape shape, Attributes attributes, List<Integer> inputs) {}

  private final Map<Key, Node> nodes = new HashMap<>();
  private final Simplifier simplifier = new Simplifier(this);

  /** A matrix from outside: parameters, features and the like. */
  public Node input(String name, Shape shape) {
    return make(Op.INPUT, shape, Attributes.name(name));
  }

  /** Row numbers from outside: column {@code column} of the examples' ids. */
  public Node ids(int column) {
    return make(Op.IDS, new Shape(Dim.ROWS, Dim.ONE), Attributes.number(column));
  }

  /** A number, {@code [1, 1]}. */
  public Node constant(double number) {
    return make(Op.CONSTANT, Shape.SCALAR, Attributes.value(number));
  }

  /** The size of a dimension as a number, {@code [1, 1]}. */
  public Node size(Dim dim) {
    Axis axis = dim.axis();
    return axis == null
        ? constant(dim.factor())
        : make(Op.SIZE, Shape.SCALAR, Attributes.axis(axis)).times(dim.factor());
  }

  /** Zeros of a shape. */
  public Node zeros(Shape shape) {
    return broadcast(constant(0), shape);
  }

  Node binary(Op op, Node a, Node b) {
    check(a, b);
    return simplifier.binary(op, a, b, a.shape().broadcast(b.shape()));
  }

  Node unary(Op op, Node a) {
    return simplifier.unary(op, a);
  }

  Node polygamma(int order, Node a) {
    return make(Op.POLYGAMMA, a.shape(), Attributes.number(order), a);
  }

  Node matmul(Node a, Node b, boolean transposeFirst, boolean transposeSecond) {
    check(a, b);
    Shape left = transposeFirst ? a.shape().transposed() : a.shape();
    Shape right = transposeSecond ? b.shape().transposed() : b.shape();
    if (!left.columns().equals(right.rows())) {
      throw new ShapeException(
          "matrix product of " + left + " and " + right + ": the inner sides must be equal");
    }
    return simplifier.matmul(
        a, b, transposeFirst, transposeSecond, new Shape(left.rows(), right.columns()));
  }

  Node sum(Node a, int axes) {
    int left = axes;
    if (a.shape().rows().isOne()) {
      left &= ~OVER_ROWS;
    }
    if (a.shape().columns().isOne()) {
      left &= ~OVER_COLUMNS;
    }
    return left == 0 ? a : simplifier.sum(a, left);
  }

  Node broadcast(Node a, Shape shape) {
    if (a.shape().equals(shape)) {
      return a;
    }
    if (!a.shape().broadcast(shape).equals(shape)) {
      throw new ShapeException("shape " + a.shape() + " does not broadcast to " + shape);
    }
    return a.op() == Op.BROADCAST
        ? broadcast(a.input(0), shape)
        : make(Op.BROADCAST, shape, Attributes.NONE, a);
  }

  Node rowMax(Node a) {
    return a.shape().columns().isOne()
        ? a
        : make(Op.ROW_MAX, new Shape(a.shape().rows(), Dim.ONE), Attributes.NONE, a);
  }

  Node gather(Node table, Node ids) {
    check(table, ids);
    if (ids.op() != Op.IDS) {
      throw new ShapeException("gather wants ids, was given " + ids);
    }
    Dim rows = table.shape().rows();
    if (rows.isFixed() || rows.equals(Dim.ROWS)) {
      throw new ShapeException(
          "gather from " + table.shape() + ": must have the rows of an embedding table");
    }
    Shape shape = new Shape(ids.shape().rows(), table.shape().columns());
    return table.isZero() ? zeros(shape) : make(Op.GATHER, shape, Attributes.NONE, table, ids);
  }

  Node scatter(Node rows, Node ids, Dim tableRows) {
    Shape shape = new Shape(tableRows, rows.shape().columns());
    return rows.isZero() ? zeros(shape) : make(Op.SCATTER, shape, Attributes.NONE, rows, ids);
  }

  Node concat(Node a, Node b) {
    check(a, b);
    if (!a.shape().rows().equals(b.shape().rows())) {
      throw new ShapeException(
          "concat of " + a.shape() + " and " + b.shape() + ": the rows must be equal");
    }
    Shape shape = new Shape(a.shape().rows(), Dim.of(fixedColumns(a) + fixedColumns(b)));
    return a.isZero() && b.isZero() ? zeros(shape) : make(Op.CONCAT, shape, Attributes.NONE, a, b);
  }

  Node slice(Node a, int from, int to) {
    int columns = fixedColumns(a);
    if (from < 0 || to <= from || to > columns) {
      throw new ShapeException(
          "columns "
              + from
              + " to "
              + to
              + " of "
              + a.shape()
              + ": must be a range within the columns");
    }
    return from == 0 && to == columns ? a : simplifier.slice(a, from, to);
  }

  Node pad(Node a, int from, int columns) {
    Shape shape = new Shape(a.shape().rows(), Dim.of(columns));
    return a.isZero() ? zeros(shape) : make(Op.PAD, shape, Attributes.number(from), a);
  }

  Node pick(Node a, ColumnMap map) {
    if (map.greatestSource() >= fixedColumns(a)) {
      throw new ShapeException(
          "column map names column " + map.greatestSource() + " of " + a.shape());
    }
    Shape shape = new Shape(a.shape().rows(), Dim.of(map.columns()));
    return a.isZero() ? zeros(shape) : make(Op.PICK, shape, Attributes.map(map), a);
  }

  Node spread(Node a, ColumnMap map, Dim columns) {
    Shape shape = new Shape(a.shape().rows(), columns);
    return a.isZero() ? zeros(shape) : make(Op.SPREAD, shape, Attributes.map(map), a);
  }

  Node transpose(Node a) {
    return simplifier.transpose(a);
  }

  Node reshape(Node a, Shape shape) {
    if (a.shape().equals(shape)) {
      return a;
    }
    if (!sameLength(a.shape(), shape)) {
      throw new ShapeException(
          "shape " + a.shape() + " cannot become " + shape + ": the lengths must be equal");
    }
    if (a.isZero()) {
      return zeros(shape);
    }
    return a.op() == Op.RESHAPE
        ? reshape(a.input(0), shape)
        : make(Op.RESHAPE, shape, Attributes.NONE, a);
  }

  Node inverse(Node a) {
    if (!a.shape().rows().equals(a.shape().columns()) || !a.shape().rows().isFixed()) {
      throw new ShapeException("inverse of " + a.shape() + ": must be square and of fixed size");
    }
    return make(Op.INVERSE, a.shape(), Attributes.NONE, a);
  }

  /** The sum that takes a gradient back to the shape of an operand that was broadcast. */
  Node sumTo(Node a, Shape shape) {
    int axes = 0;
    if (shape.rows().isOne() && !a.shape().rows().isOne()) {
      axes |= OVER_ROWS;
    }
    if (shape.columns().isOne() && !a.shape().columns().isOne()) {
      axes |= OVER_COLUMNS;
    }
    return sum(a, axes);
  }

  /**
   * A node as it stands, without simplification: for engines that rewrite a graph into the
   * operations they have.
   *
   * @param number what {@link Node#number()} returns
   */
  public Node unsimplified(Op op, Shape shape, int number, Node... inputs) {
    return make(op, shape, Attributes.number(number), inputs);
  }

  /** The same operation on other operands of the same shapes, without simplification. */
  public Node withInputs(Node node, List<Node> inputs) {
    return make(node.op(), node.shape(), node.attributes(), inputs.toArray(new Node[0]));
  }

  Node make(Op op, Shape shape, Attributes attributes, Node... inputs) {
    List<Node> operands = List.of(inputs);
    Key key = new Key(op, shape, attributes, operands.stream().map(Node::id).toList());
    Node known = nodes.get(key);
    if (known == null) {
      known = new Node(this, nodes.size(), op, shape, attributes, operands);
      nodes.put(key, known);
    }
    return known;
  }

  /** All nodes that {@code results} need, operands first. */
  public static List<Node> inOrder(Collection<Node> results) {
    Set<Node> seen = new LinkedHashSet<>();
    results.forEach(result -> visit(result, seen));
    return new ArrayList<>(seen);
  }

  private static void visit(Node node, Set<Node> seen) {
    if (!seen.contains(node)) {
      node.inputs().forEach(input -> visit(input, seen));
      seen.add(node);
    }
  }

  private static int fixedColumns(Node a) {
    if (!a.shape().columns().isFixed()) {
      throw new ShapeException("columns of " + a.shape() + " must be of fixed number");
    }
    return a.shape().columns().factor();
  }

  private static boolean sameLength(Shape a, Shape b) {
    return (long) a.rows().factor() * a.columns().factor()
            == (long) b.rows().factor() * b.columns().factor()
        && axes(a).equals(axes(b));
  }

  private static List<String> axes(Shape shape) {
    List<String> names = new ArrayList<>();
    for (Dim dim : List.of(shape.rows(), shape.columns())) {
      Axis axis = dim.axis();
      if (axis != null) {
        names.add(axis.name());
      }
    }
    names.sort(null);
    return names;
  }

  private void check(Node a, Node b) {
    if (a.graph() != this || b.graph() != this) {
      throw new IllegalArgumentException(
          "operands " + a + " and " + b + " belong to different graphs");
    }
  }
}
