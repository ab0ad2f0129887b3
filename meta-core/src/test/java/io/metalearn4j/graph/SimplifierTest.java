package io.metalearn4j.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.graph.Node.Attributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Random expressions have the same values with and without simplification. */
final class SimplifierTest {
  private static final int ROWS = 4;
  private static final Op[] ARITHMETIC = {Op.ADD, Op.SUBTRACT, Op.MULTIPLY, Op.DIVIDE};
  private static final Dim[] SIDES = {Dim.ONE, Dim.of(2), Dim.of(3), Dim.ROWS};

  /** One expression twice: as the graph simplifies it, and as it was written. */
  private record Twin(Node simplified, Node raw) {
    Shape shape() {
      return raw.shape();
    }
  }

  /** Grows expressions from inputs and constants. */
  private static final class Expressions {
    private final Graph graph = new Graph();
    private final SplittableRandom random;
    private final List<Twin> known = new ArrayList<>();
    private final Map<String, double[]> values = new HashMap<>();

    Expressions(long seed) {
      this.random = new SplittableRandom(seed);
      for (Dim rows : SIDES) {
        for (Dim columns : SIDES) {
          Shape shape = new Shape(rows, columns);
          String name = shape.toString();
          values.put(name, GradientCheck.random(random, shape.length(axis -> ROWS), -1.5, 1.5));
          add(graph.input(name, shape));
        }
      }
      for (double number : new double[] {0, 1, -1, 0.5}) {
        add(graph.constant(number));
      }
      Node zeros = raw(Op.BROADCAST, new Shape(Dim.ROWS, Dim.of(3)), 0, graph.constant(0));
      known.add(new Twin(graph.zeros(zeros.shape()), zeros));
    }

    private void add(Node node) {
      known.add(new Twin(node, node));
    }

    private Node raw(Op op, Shape shape, int number, Node... inputs) {
      return graph.unsimplified(op, shape, number, inputs);
    }

    private Twin any() {
      return known.get(random.nextInt(known.size()));
    }

    private Twin any(Predicate<Shape> test) {
      List<Twin> fitting = known.stream().filter(twin -> test.test(twin.shape())).toList();
      return fitting.get(random.nextInt(fitting.size()));
    }

    /** Adds one more expression of those known, mostly of the latest. */
    Twin grow() {
      Twin a = random.nextBoolean() ? known.get(known.size() - 1) : any();
      Twin next =
          switch (random.nextInt(9)) {
            case 0, 1, 2 -> binary(a);
            case 3 -> unary(a);
            case 4 -> matmul(a);
            case 5 -> sum(a);
            case 6 -> columns(a);
            case 7 -> rearranged(a);
            default -> broadcast(a);
          };
      known.add(next);
      return next;
    }

    private Twin binary(Twin a) {
      Twin b = any(shape -> fits(a.shape(), shape));
      boolean swap = random.nextBoolean();
      Twin first = swap ? b : a;
      Twin second = swap ? a : b;
      Op op = ARITHMETIC[random.nextInt(ARITHMETIC.length)];
      if (op == Op.DIVIDE) {
        Node divisor = second.raw();
        second =
            new Twin(
                second.simplified().square().plus(1),
                raw(
                    Op.ADD,
                    divisor.shape(),
                    0,
                    raw(Op.SQUARE, divisor.shape(), 0, divisor),
                    graph.constant(1)));
      }
      return new Twin(
          graph.binary(op, first.simplified(), second.simplified()),
          raw(op, first.shape().broadcast(second.shape()), 0, first.raw(), second.raw()));
    }

    private static boolean fits(Shape a, Shape b) {
      return fits(a.rows(), b.rows()) && fits(a.columns(), b.columns());
    }

    private static boolean fits(Dim a, Dim b) {
      return a.equals(b) || a.isOne() || b.isOne();
    }

    private Twin unary(Twin a) {
      Op[] functions = {Op.NEGATE, Op.NEGATE, Op.TANH, Op.SQUARE, Op.RELU, Op.SIGMOID};
      Op op = functions[random.nextInt(functions.length)];
      return new Twin(graph.unary(op, a.simplified()), raw(op, a.shape(), 0, a.raw()));
    }

    private Twin matmul(Twin a) {
      boolean first = random.nextBoolean();
      boolean second = random.nextBoolean();
      Shape left = first ? a.shape().transposed() : a.shape();
      Predicate<Shape> fits =
          shape -> (second ? shape.transposed() : shape).rows().equals(left.columns());
      if (known.stream().noneMatch(twin -> fits.test(twin.shape()))) {
        return sum(a);
      }
      Twin b = any(fits);
      Shape right = second ? b.shape().transposed() : b.shape();
      int flags = (first ? Graph.TRANSPOSE_FIRST : 0) | (second ? Graph.TRANSPOSE_SECOND : 0);
      return new Twin(
          graph.matmul(a.simplified(), b.simplified(), first, second),
          raw(Op.MATMUL, new Shape(left.rows(), right.columns()), flags, a.raw(), b.raw()));
    }

    private Twin sum(Twin a) {
      int axes = 1 + random.nextInt(3);
      Shape shape =
          new Shape(
              (axes & Graph.OVER_ROWS) == 0 ? a.shape().rows() : Dim.ONE,
              (axes & Graph.OVER_COLUMNS) == 0 ? a.shape().columns() : Dim.ONE);
      return new Twin(graph.sum(a.simplified(), axes), raw(Op.SUM, shape, axes, a.raw()));
    }

    /** A slice, a padding or both sides of a concatenation. */
    private Twin columns(Twin other) {
      Twin a = other.shape().columns().isFixed() ? other : any(s -> s.columns().isFixed());
      int width = a.shape().columns().factor();
      Dim rows = a.shape().rows();
      int from = random.nextInt(width);
      switch (random.nextInt(3)) {
        case 0 -> {
          int to = from + 1 + random.nextInt(width - from);
          return new Twin(
              graph.slice(a.simplified(), from, to),
              raw(Op.SLICE, new Shape(rows, Dim.of(to - from)), from, a.raw()));
        }
        case 1 -> {
          Shape shape = new Shape(rows, Dim.of(width + 2));
          return new Twin(
              graph.pad(a.simplified(), from == 0 ? 0 : 1, width + 2),
              raw(Op.PAD, shape, from == 0 ? 0 : 1, a.raw()));
        }
        default -> {
          Twin b = any(s -> s.rows().equals(rows) && s.columns().isFixed());
          Shape shape = new Shape(rows, Dim.of(width + b.shape().columns().factor()));
          return new Twin(
              graph.concat(a.simplified(), b.simplified()),
              raw(Op.CONCAT, shape, 0, a.raw(), b.raw()));
        }
      }
    }

    /** A transpose, another shape, or columns picked or spread. */
    private Twin rearranged(Twin a) {
      int kind = random.nextInt(a.shape().columns().isFixed() ? 4 : 2);
      Shape transposed = a.shape().transposed();
      if (kind == 0) {
        return new Twin(graph.transpose(a.simplified()), raw(Op.TRANSPOSE, transposed, 0, a.raw()));
      }
      if (kind == 1) {
        return new Twin(
            graph.reshape(a.simplified(), transposed), raw(Op.RESHAPE, transposed, 0, a.raw()));
      }
      int width = a.shape().columns().factor();
      int[] sources = new int[width + 1];
      for (int j = 0; j <= width; j++) {
        sources[j] = random.nextInt(width + 1) - 1;
      }
      Dim rows = a.shape().rows();
      if (kind == 2) {
        ColumnMap map = ColumnMap.of(sources);
        return new Twin(
            graph.pick(a.simplified(), map),
            graph.make(Op.PICK, new Shape(rows, Dim.of(width + 1)), Attributes.map(map), a.raw()));
      }
      ColumnMap map = ColumnMap.of(Arrays.copyOf(sources, width));
      Dim columns = Dim.of(width + 1);
      return new Twin(
          graph.spread(a.simplified(), map, columns),
          graph.make(Op.SPREAD, new Shape(rows, columns), Attributes.map(map), a.raw()));
    }

    private Twin broadcast(Twin a) {
      Dim rows = a.shape().rows().isOne() ? SIDES[random.nextInt(4)] : a.shape().rows();
      Dim columns = a.shape().columns().isOne() ? SIDES[random.nextInt(4)] : a.shape().columns();
      Shape shape = new Shape(rows, columns);
      return new Twin(graph.broadcast(a.simplified(), shape), raw(Op.BROADCAST, shape, 0, a.raw()));
    }

    void assertSameValues(Twin twin) {
      assertEquals(twin.shape(), twin.simplified().shape(), twin::toString);
      Interpreter interpreter =
          new Interpreter(values, (table, column) -> new int[0], axis -> ROWS);
      double[] expected = interpreter.evaluate(twin.raw());
      double[] actual = interpreter.evaluate(twin.simplified());
      double scale = 1;
      for (Node node : Graph.inOrder(List.of(twin.raw()))) {
        for (double value : interpreter.evaluate(node)) {
          scale = Math.max(scale, Math.abs(value));
        }
      }
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], actual[i], 1e-10 * scale, twin::toString);
      }
    }
  }

  @Property(tries = 2000)
  void simplificationKeepsShapesAndValues(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 14) int size) {
    Expressions expressions = new Expressions(seed);
    for (int i = 0; i < size; i++) {
      expressions.assertSameValues(expressions.grow());
    }
  }

  @Property(tries = 200)
  void rewritingEndsOnDeepExpressions(@ForAll long seed) {
    Expressions expressions = new Expressions(seed);
    Node node = expressions.any(Shape::isScalar).simplified();
    for (int i = 0; i < 200; i++) {
      Node other = expressions.any().simplified();
      node = node.negate().times(other.sum()).times(-0.5).minus(other.sum().negate()).negate();
    }
    assertTrue(Graph.inOrder(List.of(node)).size() < 2_000);
  }

  @Test
  void equalExpressionsAreOneNode() {
    Graph graph = new Graph();
    Node x = graph.input("x", Shape.of(2, 2));
    Node y = graph.input("y", Shape.of(2, 2));
    assertSame(x.plus(y), y.plus(x));
    assertSame(x.times(y), y.times(x));
    assertSame(x.times(x), x.square());
    assertSame(x, x.negate().negate());
    assertSame(x.minus(y), y.minus(x).negate());
  }
}
