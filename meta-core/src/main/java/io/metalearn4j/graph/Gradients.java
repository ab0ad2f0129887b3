package io.metalearn4j.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reverse-mode differentiation within the graph.
 *
 * <p>Every derivative is written in the graph's own primitives, so that it can be differentiated
 * again. A Hessian-vector product is the gradient of the inner product of gradient and vector (B.
 * A. Pearlmutter, Fast exact multiplication by the Hessian, Neural Computation, 1994).
 */
public final class Gradients {
  private Gradients() {}

  /**
   * The gradient of a scalar.
   *
   * @param scalar a node of shape {@code [1, 1]}
   * @param parameters the nodes to differentiate by
   * @return for each of {@code parameters} a node of the same shape
   * @throws ShapeException if {@code scalar} is not one
   */
  public static List<Node> of(Node scalar, List<Node> parameters) {
    if (!scalar.isScalar()) {
      throw new ShapeException("gradient of " + scalar.shape() + ": must be " + Shape.SCALAR);
    }
    List<Node> order = Graph.inOrder(List.of(scalar));
    Set<Node> dependent = new HashSet<>(parameters);
    for (Node node : order) {
      if (node.inputs().stream().anyMatch(dependent::contains)) {
        dependent.add(node);
      }
    }
    Map<Node, Node> adjoints = new HashMap<>();
    adjoints.put(scalar, scalar.graph().constant(1));
    for (int i = order.size() - 1; i >= 0; i--) {
      Node node = order.get(i);
      Node adjoint = adjoints.get(node);
      if (adjoint != null && dependent.contains(node)) {
        for (int k = 0; k < node.inputs().size(); k++) {
          if (dependent.contains(node.input(k))) {
            adjoints.merge(node.input(k), pullBack(node, k, adjoint), Node::plus);
          }
        }
      }
    }
    List<Node> gradient = new ArrayList<>();
    for (Node parameter : parameters) {
      Node adjoint = adjoints.get(parameter);
      gradient.add(adjoint == null ? scalar.graph().zeros(parameter.shape()) : adjoint);
    }
    return gradient;
  }

  /**
   * The product of the Hessian and a vector.
   *
   * @param gradient the gradient by {@code parameters}
   * @param parameters the nodes that the gradient was taken by
   * @param directions for each of {@code parameters} the vector's part, of the same shape, or a
   *     node of zeros
   * @return for each of {@code parameters} a node of the same shape
   */
  public static List<Node> hessianVector(
      List<Node> gradient, List<Node> parameters, List<Node> directions) {
    Node product = parameters.get(0).graph().constant(0);
    for (int i = 0; i < gradient.size(); i++) {
      product = product.plus(gradient.get(i).times(directions.get(i)).sum());
    }
    return of(product, parameters);
  }

  /**
   * The adjoint of operand {@code index} of {@code node}, given the adjoint {@code g} of its
   * result.
   */
  private static Node pullBack(Node node, int index, Node g) {
    Graph graph = node.graph();
    Node a = node.input(0);
    Node self = node.input(index);
    return switch (node.op()) {
      case ADD -> graph.sumTo(g, self.shape());
      case SUBTRACT -> graph.sumTo(index == 0 ? g : g.negate(), self.shape());
      case MULTIPLY -> graph.sumTo(g.times(node.input(1 - index)), self.shape());
      case DIVIDE ->
          graph.sumTo(
              index == 0
                  ? g.dividedBy(node.input(1))
                  : g.times(node).dividedBy(node.input(1)).negate(),
              self.shape());
      case MATMUL -> matmul(node, index, g);
      case SUM -> g.broadcastTo(a.shape());
      case BROADCAST -> graph.sumTo(g, a.shape());
      case GATHER -> graph.scatter(g, node.input(1), a.shape().rows());
      case SCATTER -> g.gather(node.input(1));
      case CONCAT -> {
        int width = a.shape().columns().factor();
        yield index == 0 ? g.columns(0, width) : g.columns(width, node.shape().columns().factor());
      }
      case SLICE -> graph.pad(g, node.number(), a.shape().columns().factor());
      case PAD -> g.columns(node.number(), node.number() + a.shape().columns().factor());
      case PICK -> graph.spread(g, node.map(), a.shape().columns());
      case SPREAD -> g.pick(node.map());
      case TRANSPOSE -> g.transpose();
      case RESHAPE -> g.reshape(a.shape());
      case INVERSE -> node.transpose().matmul(g).matmul(node.transpose()).negate();
      case STEP, ROW_MAX -> graph.zeros(a.shape());
      case INPUT, IDS, CONSTANT, SIZE -> throw new IllegalStateException(node + " has no operands");
      default -> g.times(derivative(node));
    };
  }

  private static Node matmul(Node node, int index, Node g) {
    Graph graph = node.graph();
    Node a = node.input(0);
    Node b = node.input(1);
    boolean first = (node.number() & Graph.TRANSPOSE_FIRST) != 0;
    boolean second = (node.number() & Graph.TRANSPOSE_SECOND) != 0;
    if (index == 0) {
      return first ? graph.matmul(b, g, second, true) : graph.matmul(g, b, false, !second);
    }
    return second ? graph.matmul(g, a, true, first) : graph.matmul(a, g, !first, false);
  }

  /** The derivative of an elementwise primitive, in terms of its result where that is enough. */
  private static Node derivative(Node node) {
    Graph graph = node.graph();
    Node x = node.input(0);
    Node one = graph.constant(1);
    return switch (node.op()) {
      case NEGATE -> graph.constant(-1);
      case EXP -> node;
      case LOG -> one.dividedBy(x);
      case TANH -> one.minus(node.square());
      case SIGMOID -> node.times(one.minus(node));
      case RELU -> x.step();
      case SOFTPLUS -> x.sigmoid();
      case SQUARE -> x.times(2);
      case SQRT -> graph.constant(0.5).dividedBy(node);
      case POLYGAMMA -> graph.polygamma(node.number() + 1, x);
      default -> throw new IllegalStateException(node + " has no derivative rule");
    };
  }
}
