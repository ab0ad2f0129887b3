package io.metalearn4j.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Evaluates a graph in double arithmetic, node by node and naive on purpose: what engines and
 * derivatives are compared with.
 */
public final class Interpreter {
  private final Map<String, double[]> inputs;
  private final Ids ids;
  private final Dim.Sizes sizes;
  private final Map<Node, double[]> values = new HashMap<>();

  /** The local row numbers of an id column in a table. */
  @FunctionalInterface
  public interface Ids {
    /** One number for each row of the examples. */
    int[] of(Axis table, int column);
  }

  /** An interpreter of graphs with the given inputs by name, ids by column and sizes of axes. */
  public Interpreter(Map<String, double[]> inputs, Ids ids, Dim.Sizes sizes) {
    this.inputs = inputs;
    this.ids = ids;
    this.sizes = sizes;
  }

  /** The values of nodes. */
  public Map<Node, double[]> evaluate(Collection<Node> nodes) {
    for (Node node : Graph.inOrder(nodes)) {
      values.computeIfAbsent(node, this::value);
    }
    return values;
  }

  /** The value of one node. */
  public double[] evaluate(Node node) {
    return evaluate(java.util.List.of(node)).get(node);
  }

  private int rows(Node node) {
    return node.shape().rows().size(sizes);
  }

  private int columns(Node node) {
    return node.shape().columns().size(sizes);
  }

  private double at(Node node, int row, int column) {
    int r = rows(node) == 1 ? 0 : row;
    int c = columns(node) == 1 ? 0 : column;
    return values.get(node)[r * columns(node) + c];
  }

  private double[] value(Node node) {
    int rows = rows(node);
    int columns = columns(node);
    if (node.op() == Op.INPUT) {
      return inputs.get(node.name());
    }
    if (node.op() == Op.RESHAPE) {
      return values.get(node.input(0));
    }
    if (node.op() == Op.IDS) {
      return new double[0];
    }
    if (node.op() == Op.INVERSE) {
      return inverse(values.get(node.input(0)), rows);
    }
    double[] out = new double[rows * columns];
    accumulate(node, out, columns);
    if (node.op() == Op.SUM
        || node.op() == Op.SCATTER
        || node.op() == Op.SPREAD
        || node.op() == Op.PAD) {
      return out;
    }
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        out[i * columns + j] = element(node, i, j);
      }
    }
    return out;
  }

  private void accumulate(Node node, double[] out, int columns) {
    if (node.inputs().isEmpty()) {
      return;
    }
    Node a = node.input(0);
    for (int i = 0; i < rows(a); i++) {
      for (int j = 0; j < columns(a); j++) {
        switch (node.op()) {
          case SUM -> {
            int r = (node.number() & Graph.OVER_ROWS) != 0 ? 0 : i;
            int c = (node.number() & Graph.OVER_COLUMNS) != 0 ? 0 : j;
            out[r * columns + c] += at(a, i, j);
          }
          case SCATTER ->
              out[ids.of(node.shape().rows().axis(), node.input(1).number())[i] * columns + j] +=
                  at(a, i, j);
          case PAD -> out[i * columns + node.number() + j] = at(a, i, j);
          case SPREAD -> {
            if (node.map().source(j) >= 0) {
              out[i * columns + node.map().source(j)] += at(a, i, j);
            }
          }
          default -> {
            return;
          }
        }
      }
    }
  }

  private double element(Node node, int i, int j) {
    Node a = node.inputs().isEmpty() ? node : node.input(0);
    Node b = node.inputs().size() < 2 ? a : node.input(1);
    return switch (node.op()) {
      case CONSTANT -> node.value();
      case SIZE -> sizes.of(node.axis());
      case ADD -> at(a, i, j) + at(b, i, j);
      case SUBTRACT -> at(a, i, j) - at(b, i, j);
      case MULTIPLY -> at(a, i, j) * at(b, i, j);
      case DIVIDE -> at(a, i, j) / at(b, i, j);
      case NEGATE -> -at(a, i, j);
      case EXP -> Math.exp(at(a, i, j));
      case LOG -> Math.log(at(a, i, j));
      case TANH -> Math.tanh(at(a, i, j));
      case SIGMOID -> 1 / (1 + Math.exp(-at(a, i, j)));
      case RELU -> Math.max(0, at(a, i, j));
      case STEP -> at(a, i, j) > 0 ? 1 : 0;
      case SOFTPLUS -> Math.max(at(a, i, j), 0) + Math.log1p(Math.exp(-Math.abs(at(a, i, j))));
      case SQUARE -> at(a, i, j) * at(a, i, j);
      case SQRT -> Math.sqrt(at(a, i, j));
      case POLYGAMMA ->
          io.metalearn4j.engine.jvm.kernel.Polygamma.value(node.number(), at(a, i, j));
      case MATMUL -> product(node, a, b, i, j);
      case BROADCAST -> at(a, i, j);
      case ROW_MAX -> rowMax(a, i);
      case GATHER -> at(a, ids.of(a.shape().rows().axis(), b.number())[i], j);
      case CONCAT -> j < columns(a) ? at(a, i, j) : at(b, i, j - columns(a));
      case SLICE -> at(a, i, j + node.number());
      case PICK -> node.map().source(j) < 0 ? 0 : at(a, i, node.map().source(j));
      case TRANSPOSE -> at(a, j, i);
      default -> throw new IllegalStateException(node.toString());
    };
  }

  private double product(Node node, Node a, Node b, int i, int j) {
    boolean first = (node.number() & Graph.TRANSPOSE_FIRST) != 0;
    boolean second = (node.number() & Graph.TRANSPOSE_SECOND) != 0;
    double[] x = values.get(a);
    double[] y = values.get(b);
    int inner = first ? rows(a) : columns(a);
    double sum = 0;
    for (int k = 0; k < inner; k++) {
      sum +=
          x[first ? k * columns(a) + i : i * columns(a) + k]
              * y[second ? j * columns(b) + k : k * columns(b) + j];
    }
    return sum;
  }

  private double rowMax(Node a, int i) {
    double max = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < columns(a); j++) {
      max = Math.max(max, at(a, i, j));
    }
    return max;
  }

  /** Gauss-Jordan elimination. */
  private static double[] inverse(double[] a, int n) {
    double[] left = a.clone();
    double[] right = new double[n * n];
    for (int i = 0; i < n; i++) {
      right[i * n + i] = 1;
    }
    for (int p = 0; p < n; p++) {
      double pivot = left[p * n + p];
      for (int j = 0; j < n; j++) {
        left[p * n + j] /= pivot;
        right[p * n + j] /= pivot;
      }
      for (int i = 0; i < n; i++) {
        double factor = left[i * n + p];
        if (i != p) {
          for (int j = 0; j < n; j++) {
            left[i * n + j] -= factor * left[p * n + j];
            right[i * n + j] -= factor * right[p * n + j];
          }
        }
      }
    }
    return right;
  }
}
