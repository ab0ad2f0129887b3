package io.metalearn4j.engine.nd4j;

import io.metalearn4j.data.Examples;
import io.metalearn4j.engine.LocalLayout;
import io.metalearn4j.engine.LocalTable;
import io.metalearn4j.engine.Objective;
import io.metalearn4j.graph.Axis;
import io.metalearn4j.graph.Dim;
import io.metalearn4j.graph.Node;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One set of examples as arrays are made of it, with the ids that a layout has numbered. */
record Nd4jExamples(Examples examples, LocalLayout layout) implements Dim.Sizes {

  @FunctionalInterface
  private interface Cell {
    double at(int row, int column);
  }

  /** A new array of features, targets or weights that add up to 1. */
  INDArray input(Node node, Operations operations) {
    return switch (node.name()) {
      case Objective.FEATURES ->
          matrix(operations, examples.schema().features(), examples::feature);
      case Objective.TARGETS -> matrix(operations, examples.schema().targets(), examples::target);
      case Objective.WEIGHTS -> {
        double total = 0;
        for (int r = 0; r < examples.rows(); r++) {
          total += examples.weight(r);
        }
        double sum = total;
        yield matrix(operations, 1, (r, c) -> examples.weight(r) / sum);
      }
      default -> throw new IllegalArgumentException(node + " holds no examples");
    };
  }

  private INDArray matrix(Operations operations, int columns, Cell cell) {
    double[] values = new double[examples.rows() * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = cell.at(i / columns, i % columns);
    }
    return operations.matrix(values, examples.rows(), columns);
  }

  /** A new array of the local row numbers of one id column in the table of an axis. */
  INDArray ids(Axis axis, int column) {
    int[] numbers = new int[examples.rows()];
    LocalTable table = layout.table(axis);
    table.number(examples, column, numbers);
    return Nd4j.createFromArray(numbers);
  }

  @Override
  public int of(Axis axis) {
    return axis.equals(Axis.ROWS) ? examples.rows() : layout.table(axis).count();
  }
}
