package io.metalearn4j.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradient and Hessian-vector product of every primitive against central differences. */
final class PrimitiveDerivativesTest {
  private static final int ROWS = 4;
  private static final int TABLE_ROWS = 3;
  private static final Axis TABLE = Axis.table("table");
  private static final Shape BATCH = new Shape(Dim.ROWS, Dim.of(3));

  /** The operands of the primitives, as inputs of one graph. */
  private static final class Operands {
    private final Graph graph = new Graph();
    private final SplittableRandom random = new SplittableRandom(3);
    private final Map<String, double[]> values = new HashMap<>();
    final Node x = input("x", BATCH, -1.5);
    final Node y = input("y", BATCH, -1.5);
    final Node positive = input("positive", BATCH, 0.5);
    final Node row = input("row", Shape.of(1, 3), 0.5);
    final Node column = input("column", new Shape(Dim.ROWS, Dim.ONE), 0.5);
    final Node number = input("number", Shape.SCALAR, 0.5);
    final Node matrix = input("matrix", Shape.of(3, 2), -1.5);
    final Node square = input("square", Shape.of(3, 3), -1.5);
    final Node table = input("table", new Shape(Dim.of(TABLE), Dim.of(3)), -1.5);
    final Node ids = graph.ids(0);

    private Node input(String name, Shape shape, double from) {
      values.put(name, GradientCheck.random(random, shape.length(Operands::size), from, 1.5));
      return graph.input(name, shape);
    }

    static int size(Axis axis) {
      return axis.equals(TABLE) ? TABLE_ROWS : ROWS;
    }

    /** A sum of squares and products with fixed numbers, so that no derivative vanishes. */
    Node scalar(Node result) {
      Node weights = input("weights", result.shape(), -1.5);
      return result.times(weights).plus(result.square().times(0.3)).sum();
    }

    List<Node> check(Node result) {
      Node scalar = scalar(result);
      List<Node> parameters =
          Graph.inOrder(List.of(result)).stream().filter(n -> n.op() == Op.INPUT).toList();
      return new GradientCheck(values, (table, column) -> new int[] {2, 0, 2, 1}, Operands::size)
          .check(scalar, parameters, random);
    }
  }

  private static Arguments of(String name, Function<Operands, Node> result) {
    return Arguments.of(name, result);
  }

  static Stream<Arguments> primitives() {
    return Stream.of(
        of("add", o -> o.x.plus(o.y)),
        of("add row", o -> o.x.plus(o.row)),
        of("add column to row", o -> o.column.plus(o.row)),
        of("subtract", o -> o.x.minus(o.y)),
        of("subtract from number", o -> o.number.minus(o.x)),
        of("multiply", o -> o.x.times(o.y)),
        of("multiply column", o -> o.x.times(o.column)),
        of("multiply number", o -> o.x.times(o.number).times(o.y)),
        of("divide", o -> o.x.dividedBy(o.positive)),
        of("divide by row", o -> o.x.dividedBy(o.row)),
        of("divide number", o -> o.number.dividedBy(o.positive)),
        of("divide by number", o -> o.x.dividedBy(o.number)),
        of("maximum", o -> o.x.maximum(o.y)),
        of("abs", o -> o.x.abs()),
        of("negate", o -> o.x.negate()),
        of("exp", o -> o.x.exp()),
        of("log", o -> o.positive.log()),
        of("tanh", o -> o.x.tanh()),
        of("sigmoid", o -> o.x.sigmoid()),
        of("relu", o -> o.x.relu()),
        of("silu", o -> o.x.silu()),
        of("step", o -> o.x.step().times(o.y)),
        of("softplus", o -> o.x.softplus()),
        of("square", o -> o.x.square()),
        of("sqrt", o -> o.positive.sqrt()),
        of("log-gamma", o -> o.positive.logGamma()),
        of("matmul", o -> o.x.matmul(o.matrix)),
        of("matmul transposed first", o -> o.x.transpose().matmul(o.y)),
        of("matmul transposed second", o -> o.matrix.transpose().matmul(o.x.transpose())),
        of("matmul of itself", o -> o.square.matmul(o.square)),
        of("transpose", o -> o.x.transpose().times(o.y.transpose().plus(o.row.transpose()))),
        of("sum of rows", o -> o.x.square().sumRows()),
        of("sum of columns", o -> o.x.square().sumColumns()),
        of("mean", o -> o.x.times(o.y).mean()),
        of("broadcast", o -> o.row.broadcastTo(BATCH).matmul(o.matrix)),
        of("log-sum-exp", o -> o.x.times(o.y).logSumExp()),
        of("softmax", o -> o.x.softmax()),
        of("gather", o -> o.table.gather(o.ids).times(o.x)),
        of("gather from computed", o -> o.table.tanh().gather(o.ids)),
        of("concat", o -> o.x.concat(o.y.tanh()).times(o.column)),
        of("concat of itself", o -> o.x.concat(o.x)),
        of("slice", o -> o.x.columns(1, 3).times(o.y.columns(0, 2))),
        of("pick", o -> o.x.pick(ColumnMap.of(2, -1, 0, 2, 1)).tanh()),
        of("reshape", o -> o.x.reshape(new Shape(Dim.ROWS.times(3), Dim.ONE)).matmul(o.row)),
        of("inverse", o -> o.square.matmul(o.square.transpose()).plus(identity(o)).inverse()));
  }

  private static Node identity(Operands o) {
    double[] identity = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    Node node = o.input("identity", Shape.of(3, 3), 0);
    o.values.put("identity", identity);
    return node.plus(node.transpose());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("primitives")
  void derivativesAreThoseOfDifferences(String name, Function<Operands, Node> result) {
    Operands operands = new Operands();
    operands.check(result.apply(operands));
  }

  @Test
  void everyPrimitiveIsChecked() {
    Set<Op> seen = EnumSet.of(Op.IDS);
    primitives()
        .forEach(
            arguments -> {
              Operands operands = new Operands();
              @SuppressWarnings("unchecked")
              Function<Operands, Node> result = (Function<Operands, Node>) arguments.get()[1];
              Graph.inOrder(operands.check(result.apply(operands)))
                  .forEach(node -> seen.add(node.op()));
            });
    assertEquals(EnumSet.allOf(Op.class), seen);
  }
}
