package io.metalearn4j.engine.jvm;

import io.metalearn4j.engine.Objective;
import io.metalearn4j.engine.jvm.Place.Memory;
import io.metalearn4j.graph.Gradients;
import io.metalearn4j.graph.Graph;
import io.metalearn4j.graph.Node;
import io.metalearn4j.graph.Op;
import io.metalearn4j.graph.Shape;
import io.metalearn4j.parameter.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The plans of an objective: for derivatives, for steps of gradient descent, for prediction. */
final class Plans {
  /** Name of the input, a number, that a gradient is multiplied by in a step. */
  static final String FACTOR = "factor";

  /**
   * What a plan computes.
   *
   * @param place where the caller wants it; null for a buffer
   * @param isInner whether inner steps need it, or it is a direction's
   */
  record Result(Node node, @Nullable Place place, boolean isInner) {}

  private Plans() {}

  /** The plan of loss, gradient and Hessian-vector product. */
  static Plan derivatives(Objective objective) {
    List<Result> results = new ArrayList<>();
    results.add(new Result(objective.loss(), null, true));
    for (Objective.Derivative derivative : objective.derivatives()) {
      Parameter parameter = derivative.parameter();
      Place place = Place.of(objective, parameter, Memory.GRADIENT);
      results.add(new Result(derivative.gradient(), place, parameter.isAdapted()));
    }
    for (Objective.Derivative derivative : objective.derivatives()) {
      Place place = Place.of(objective, derivative.parameter(), Memory.PRODUCT);
      results.add(new Result(derivative.product(), place, true));
    }
    return PlanCompiler.compile(objective, results);
  }

  /**
   * The plan of the loss, of the parameters after a step of gradient descent, and of a derivative
   * taken back through it, which overwrites the direction. The factor scales the loss before it is
   * differentiated, and a product that would be a gradient starts from the parameters, one that
   * would be part of a Hessian-vector product from the direction: so the step costs no more than a
   * gradient, and its derivative no more than the product.
   */
  static Plan steps(Objective objective) {
    Graph graph = objective.loss().graph();
    Node scaled = objective.loss().times(graph.input(FACTOR, Shape.SCALAR));
    List<Parameter> parameters = objective.parameters().parameters();
    List<Node> inputs = parameters.stream().map(p -> Objective.input(graph, p)).toList();
    List<Node> directions = parameters.stream().map(p -> Objective.ownDirection(graph, p)).toList();
    List<Node> gradient = Gradients.of(scaled, inputs);
    List<Node> product = Gradients.hessianVector(gradient, inputs, directions);
    List<Result> results = new ArrayList<>();
    results.add(new Result(objective.loss(), null, true));
    for (int i = 0; i < inputs.size(); i++) {
      if (parameters.get(i).isAdapted()) {
        Place next = Place.of(objective, parameters.get(i), Memory.NEXT);
        results.add(new Result(sum(inputs.get(i), gradient.get(i)), next, true));
      }
    }
    for (int i = 0; i < inputs.size(); i++) {
      Node adjoint = Objective.direction(graph, parameters.get(i));
      Place place = Place.of(objective, parameters.get(i), Memory.DIRECTION);
      results.add(new Result(sum(adjoint, product.get(i)), place, true));
    }
    return PlanCompiler.compile(objective, results);
  }

  /** A sum that starts from {@code first}: each product in {@code second} starts from the rest. */
  private static Node sum(Node first, Node second) {
    boolean isSum =
        second.op() == Op.ADD
            && second.inputs().stream().allMatch(term -> term.shape().equals(first.shape()));
    return isSum ? sum(sum(first, second.input(0)), second.input(1)) : first.plus(second);
  }

  /** The plan of the output alone. */
  static Plan prediction(Objective objective) {
    return PlanCompiler.compile(objective, List.of(new Result(objective.output(), null, true)));
  }
}
