package io.metalearn4j.engine.nd4j;

import io.metalearn4j.graph.Graph;
import io.metalearn4j.graph.Node;
import java.util.Locale;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The primitives as ND4J operations. All arrays are matrices in row-major order; every result is a
 * new array, but for a reshaped one, which shares the memory of its operand. Immutable and
 * thread-safe.
 */
final class Operations {
  private final DataType type;

  Operations(DataType type) {
    this.type = type;
  }

  /** A matrix of the given numbers. */
  INDArray matrix(double[] values, long rows, long columns) {
    return Nd4j.create(values, new long[] {rows, columns}, type);
  }

  /** A number as a matrix. */
  INDArray number(double value) {
    return matrix(new double[] {value}, 1, 1);
  }

  private INDArray zeros(long rows, long columns) {
    return Nd4j.create(type, new long[] {rows, columns}, 'c');
  }

  /**
   * A primitive with one or two operands.
   *
   * @param a the first operand
   * @param b the second operand; the row numbers of a gather or scatter; else a again
   */
  INDArray run(Node node, INDArray a, INDArray b, long rows, long columns) {
    return switch (node.op()) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, TANH, SIGMOID, SQUARE ->
          custom(node.op().name().toLowerCase(Locale.ROOT), rows, columns, inputs(node, a, b));
      case NEGATE -> a.neg();
      case EXP -> Transforms.exp(a, true);
      case LOG -> Transforms.log(a, true);
      case SQRT -> Transforms.sqrt(a, true);
      case RELU -> Transforms.max(a, 0, true);
      case STEP -> step(a);
      case SOFTPLUS -> softplus(a);
      case POLYGAMMA -> polygamma(node.number(), a);
      case MATMUL -> matmul(node, a, b, rows, columns);
      case SUM -> a.sum(true, axes(node.number()));
      case BROADCAST -> broadcast(a, rows, columns);
      case ROW_MAX -> a.max(true, 1);
      case GATHER -> gather(a, b, 0, rows, columns);
      case SCATTER -> scatter(a, b, rows, columns);
      case CONCAT -> Nd4j.concat(1, a, b);
      case SLICE -> columns(a, node.number(), columns);
      case PAD -> pad(a, node.number(), rows, columns);
      case PICK -> pick(a, node, rows, columns);
      case SPREAD -> spread(a, node, rows, columns);
      case TRANSPOSE -> a.transpose().dup('c');
      case RESHAPE -> a.reshape('c', rows, columns);
      case INVERSE -> custom("matrix_inverse", rows, columns, a);
      case INPUT, IDS, CONSTANT, SIZE ->
          throw new IllegalArgumentException(node + " is not computed from operands");
    };
  }

  private static INDArray[] inputs(Node node, INDArray a, INDArray b) {
    return node.op().isBinary() ? new INDArray[] {a, b} : new INDArray[] {a};
  }

  private INDArray custom(String name, long rows, long columns, INDArray... inputs) {
    INDArray out = zeros(rows, columns);
    Nd4j.exec(DynamicCustomOp.builder(name).addInputs(inputs).addOutputs(out).build());
    return out;
  }

  private INDArray step(INDArray a) {
    try (INDArray above = a.gt(0)) {
      return above.castTo(type);
    }
  }

  /** {@code max(x, 0) + log1p(e^-|x|)}: ND4J's own overflows at 90. */
  private INDArray softplus(INDArray a) {
    try (INDArray size = Transforms.abs(a, true)) {
      Transforms.exp(size.negi(), false);
      try (INDArray rest = custom("log1p", a.rows(), a.columns(), size)) {
        return Transforms.max(a, 0, true).addi(rest);
      }
    }
  }

  private INDArray polygamma(int order, INDArray a) {
    if (order <= 0) {
      return custom(order < 0 ? "lgamma" : "digamma", a.rows(), a.columns(), a);
    }
    try (INDArray orders = Nd4j.valueArrayOf(a.shape(), (double) order, type)) {
      return custom("polygamma", a.rows(), a.columns(), orders, a);
    }
  }

  private INDArray matmul(Node node, INDArray a, INDArray b, long rows, long columns) {
    INDArray out = zeros(rows, columns);
    int first = (node.number() & Graph.TRANSPOSE_FIRST) == 0 ? 0 : 1;
    int second = (node.number() & Graph.TRANSPOSE_SECOND) == 0 ? 0 : 1;
    Nd4j.exec(
        DynamicCustomOp.builder("matmul")
            .addInputs(a, b)
            .addOutputs(out)
            .addIntegerArguments(first, second, 0)
            .build());
    return out;
  }

  private INDArray broadcast(INDArray a, long rows, long columns) {
    try (INDArray zeros = zeros(rows, columns)) {
      return custom("add", rows, columns, zeros, a);
    }
  }

  private static int[] axes(int bits) {
    return switch (bits) {
      case Graph.OVER_ROWS -> new int[] {0};
      case Graph.OVER_COLUMNS -> new int[] {1};
      default -> new int[] {0, 1};
    };
  }

  private INDArray gather(INDArray a, INDArray indices, int axis, long rows, long columns) {
    INDArray out = zeros(rows, columns);
    Nd4j.exec(
        DynamicCustomOp.builder("gather")
            .addInputs(a, indices)
            .addOutputs(out)
            .addIntegerArguments(axis)
            .build());
    return out;
  }

  private INDArray scatter(INDArray a, INDArray indices, long rows, long columns) {
    try (INDArray empty = zeros(rows, columns)) {
      return custom("scatter_add", rows, columns, empty, indices, a);
    }
  }

  private static INDArray columns(INDArray a, long from, long count) {
    return a.get(NDArrayIndex.all(), NDArrayIndex.interval(from, from + count)).dup('c');
  }

  private INDArray pad(INDArray a, long from, long rows, long columns) {
    INDArray out = zeros(rows, columns);
    out.get(NDArrayIndex.all(), NDArrayIndex.interval(from, from + a.columns())).assign(a);
    return out;
  }

  /** Columns by number, of which the one behind the last is zeros. */
  private INDArray pick(INDArray a, Node node, long rows, long columns) {
    try (INDArray padded = pad(a, 0, rows, a.columns() + 1L);
        INDArray sources = sources(node, a.columns())) {
      return gather(padded, sources, 1, rows, columns);
    }
  }

  /** Rows of the transpose added up by number, of which the one behind the last is dropped. */
  private INDArray spread(INDArray a, Node node, long rows, long columns) {
    try (INDArray transposed = a.transpose().dup('c');
        INDArray sources = sources(node, (int) columns);
        INDArray sums = scatter(transposed, sources, columns + 1, rows);
        INDArray back = sums.transpose().dup('c')) {
      return columns(back, 0, columns);
    }
  }

  private static INDArray sources(Node node, int none) {
    int[] sources = node.map().toArray();
    for (int j = 0; j < sources.length; j++) {
      sources[j] = sources[j] < 0 ? none : sources[j];
    }
    return Nd4j.createFromArray(sources);
  }
}
