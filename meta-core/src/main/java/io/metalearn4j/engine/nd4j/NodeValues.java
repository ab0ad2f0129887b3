package io.metalearn4j.engine.nd4j;

import io.metalearn4j.engine.Objective;
import io.metalearn4j.graph.Axis;
import io.metalearn4j.graph.Node;
import io.metalearn4j.graph.Op;
import io.metalearn4j.parameter.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The values of nodes at one point, as far as they were asked for. Not thread-safe. */
final class NodeValues implements AutoCloseable {
  private final Objective objective;
  private final Operations operations;
  private final Nd4jExamples examples;
  private final Nd4jVector vector;
  private final @Nullable NodeValues known;
  private final Map<Node, INDArray> values = new HashMap<>();
  private final List<INDArray> owned = new ArrayList<>();

  /**
   * No values yet.
   *
   * @param vector the parameters, or the direction where {@code known} is given
   * @param known values that do not depend on the direction, and that are not computed again
   */
  NodeValues(
      Objective objective,
      Operations operations,
      Nd4jExamples examples,
      Nd4jVector vector,
      @Nullable NodeValues known) {
    this.objective = objective;
    this.operations = operations;
    this.examples = examples;
    this.vector = vector;
    this.known = known;
  }

  /** Computes the nodes, operands first, that are not yet known. */
  void evaluate(List<Node> order) {
    for (Node node : order) {
      if (node.op() != Op.IDS && !isKnown(node)) {
        values.put(node, value(node));
      }
    }
  }

  private boolean isKnown(Node node) {
    return values.containsKey(node) || (known != null && known.isKnown(node));
  }

  /** The value of a node that was computed; do not modify or close. */
  INDArray get(Node node) {
    INDArray value = values.get(node);
    if (value != null) {
      return value;
    }
    if (known == null) {
      throw new IllegalStateException(node + " is not computed");
    }
    return known.get(node);
  }

  /** The elements of a node that was computed, row-major. */
  double[] doubles(Node node) {
    return get(node).data().asDouble();
  }

  private INDArray value(Node node) {
    INDArray value =
        switch (node.op()) {
          case INPUT -> input(node);
          case CONSTANT -> operations.number(node.value());
          case SIZE -> operations.number(examples.of(node.axis()));
          case GATHER -> indexed(node, node.input(0));
          case SCATTER -> indexed(node, node);
          default -> {
            INDArray a = get(node.input(0));
            yield run(node, a, node.inputs().size() > 1 ? get(node.input(1)) : a);
          }
        };
    if (node.op() != Op.RESHAPE) {
      owned.add(value);
    }
    return value;
  }

  private INDArray run(Node node, INDArray a, INDArray b) {
    return operations.run(
        node, a, b, node.shape().rows().size(examples), node.shape().columns().size(examples));
  }

  private INDArray indexed(Node node, Node table) {
    Axis axis = table.shape().rows().axis();
    if (axis == null) {
      throw new IllegalStateException(table + " is not an embedding table");
    }
    try (INDArray ids = examples.ids(axis, node.input(1).number())) {
      return run(node, get(node.input(0)), ids);
    }
  }

  private INDArray input(Node node) {
    boolean isOfTask = Objective.isParameter(node.name()) || Objective.isDirection(node.name());
    if (!isOfTask) {
      return examples.input(node, operations);
    }
    Parameter parameter = objective.parameterOf(node.name());
    double[] part = vector.part(examples.layout().from(parameter), examples.layout().to(parameter));
    return operations.matrix(part, part.length / parameter.columns(), parameter.columns());
  }

  @Override
  public void close() {
    owned.forEach(INDArray::close);
    owned.clear();
    values.clear();
  }
}
