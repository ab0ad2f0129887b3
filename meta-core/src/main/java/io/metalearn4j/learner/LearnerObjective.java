package io.metalearn4j.learner;

import io.metalearn4j.data.Schema;
import io.metalearn4j.engine.Objective;
import io.metalearn4j.graph.Dim;
import io.metalearn4j.graph.Graph;
import io.metalearn4j.graph.Node;
import io.metalearn4j.graph.Shape;
import io.metalearn4j.parameter.ParameterSpec;

/** Builds the graph of a learner for examples of one schema. */
public final class LearnerObjective {
  private LearnerObjective() {}

  /**
   * A learner's objective.
   *
   * @param spec the learner's parameters, possibly more, and which are adapted
   * @throws io.metalearn4j.graph.ShapeException if shapes within the learner do not fit
   * @throws io.metalearn4j.data.InvalidExamplesException if the learner wants columns that the
   *     schema lacks
   */
  public static Objective of(Learner learner, ParameterSpec spec, Schema schema) {
    Graph graph = new Graph();
    Node target = graph.input(Objective.TARGETS, new Shape(Dim.ROWS, Dim.of(schema.targets())));
    Node prediction = learner.predict(new Parameters(graph, spec), new Inputs(graph, schema));
    return Objective.of(spec, schema, learner.output(prediction), learner.loss(prediction, target));
  }
}
