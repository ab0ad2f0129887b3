package io.metalearn4j.learner;

import io.metalearn4j.engine.Objective;
import io.metalearn4j.graph.Graph;
import io.metalearn4j.graph.Node;
import io.metalearn4j.parameter.ParameterSpec;

/** A learner's parameters as nodes of the graph. */
public final class Parameters {
  private final Graph graph;
  private final ParameterSpec spec;

  Parameters(Graph graph, ParameterSpec spec) {
    this.graph = graph;
    this.spec = spec;
  }

  /**
   * The parameter of this name: {@code [rows, columns]}, or a table to {@link Node#gather} from.
   *
   * @throws IllegalArgumentException if the learner has no such parameter
   */
  public Node get(String name) {
    return Objective.input(graph, spec.parameter(name));
  }

  /** A number as a node. */
  public Node constant(double number) {
    return graph.constant(number);
  }
}
