package io.metalearn4j.learner;

import io.metalearn4j.data.InvalidExamplesException;
import io.metalearn4j.data.Schema;
import io.metalearn4j.engine.Objective;
import io.metalearn4j.graph.Dim;
import io.metalearn4j.graph.Graph;
import io.metalearn4j.graph.Node;
import io.metalearn4j.graph.Shape;

/** The examples as nodes of the graph. */
public final class Inputs {
  private final Graph graph;
  private final Schema schema;

  Inputs(Graph graph, Schema schema) {
    this.graph = graph;
    this.schema = schema;
  }

  /**
   * The features, {@code [rows, features]}.
   *
   * @throws InvalidExamplesException if the examples have none
   */
  public Node features() {
    if (schema.features() == 0) {
      throw new InvalidExamplesException("examples have 0 features, the learner wants at least 1");
    }
    return graph.input(Objective.FEATURES, new Shape(Dim.ROWS, Dim.of(schema.features())));
  }

  /**
   * The ids of one column, for {@link Node#gather}.
   *
   * @throws InvalidExamplesException if the examples have no such column
   */
  public Node ids(int column) {
    if (column < 0 || column >= schema.ids()) {
      throw new InvalidExamplesException(
          "examples have " + schema.ids() + " id columns, the learner wants column " + column);
    }
    return graph.ids(column);
  }
}
