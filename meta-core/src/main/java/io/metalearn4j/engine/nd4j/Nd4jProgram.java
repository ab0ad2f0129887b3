package io.metalearn4j.engine.nd4j;

import io.metalearn4j.data.Schema;
import io.metalearn4j.engine.Objective;
import io.metalearn4j.engine.Predictor;
import io.metalearn4j.engine.Program;
import io.metalearn4j.engine.Workspace;
import io.metalearn4j.graph.Graph;
import io.metalearn4j.graph.Node;
import io.metalearn4j.graph.Op;
import io.metalearn4j.parameter.ParameterSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An objective with the orders in which its nodes are computed. */
final class Nd4jProgram implements Program {
  private final Objective objective;
  private final Operations operations;
  private final List<Node> lossOrder;
  private final List<Node> gradientOrder;
  private final List<Node> outputOrder;
  private final List<Node> sharedOrder = new ArrayList<>();
  private final List<Node> directionOrder = new ArrayList<>();

  Nd4jProgram(Objective objective, Operations operations) {
    this.objective = objective;
    this.operations = operations;
    this.lossOrder = Graph.inOrder(List.of(objective.loss()));
    this.outputOrder = Graph.inOrder(List.of(objective.output()));
    List<Node> results = new ArrayList<>(List.of(objective.loss()));
    objective.derivatives().forEach(derivative -> results.add(derivative.gradient()));
    this.gradientOrder = Graph.inOrder(results);
    Set<Node> onDirection = new HashSet<>();
    List<Node> products =
        objective.derivatives().stream().map(Objective.Derivative::product).toList();
    for (Node node : Graph.inOrder(products)) {
      boolean depends =
          (node.op() == Op.INPUT && Objective.isDirection(node.name()))
              || node.inputs().stream().anyMatch(onDirection::contains);
      if (depends) {
        onDirection.add(node);
      }
      (depends ? directionOrder : sharedOrder).add(node);
    }
  }

  Objective objective() {
    return objective;
  }

  /** What the loss needs. */
  List<Node> lossOrder() {
    return lossOrder;
  }

  /** What loss and gradient need. */
  List<Node> gradientOrder() {
    return gradientOrder;
  }

  /** What the output needs. */
  List<Node> outputOrder() {
    return outputOrder;
  }

  /** What the Hessian-vector product needs that does not depend on the direction. */
  List<Node> sharedOrder() {
    return sharedOrder;
  }

  /** What the Hessian-vector product needs that depends on the direction. */
  List<Node> directionOrder() {
    return directionOrder;
  }

  NodeValues newValues(Nd4jExamples examples, Nd4jVector vector, @Nullable NodeValues known) {
    return new NodeValues(objective, operations, examples, vector, known);
  }

  @Override
  public ParameterSpec parameters() {
    return objective.parameters();
  }

  @Override
  public Schema schema() {
    return objective.schema();
  }

  @Override
  public boolean hasHessian() {
    return true;
  }

  @Override
  public Workspace newWorkspace(int supportPoints) {
    return new Nd4jWorkspace(this, supportPoints);
  }

  @Override
  public Predictor newPredictor() {
    return new Nd4jPredictor(this);
  }
}
