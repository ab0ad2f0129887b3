package io.metalearn4j.engine.jvm;

import io.metalearn4j.graph.Graph;
import io.metalearn4j.graph.Node;
import io.metalearn4j.graph.Op;
import io.metalearn4j.graph.Shape;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rewrites a graph so that every node is one kernel call: second factors are transposed by a node
 * of their own, which all products share, and at most one operand of an elementwise operation is
 * broadcast.
 */
final class Lowering {
  private final Map<Node, Node> lowered = new HashMap<>();

  private Lowering() {}

  /** The lowered node of each of {@code results}, in order. */
  static List<Node> of(Collection<Node> results) {
    Lowering lowering = new Lowering();
    for (Node node : Graph.inOrder(results)) {
      lowering.lowered.put(node, lowering.lower(node));
    }
    return results.stream().map(lowering::get).toList();
  }

  private Node get(Node node) {
    Node result = lowered.get(node);
    if (result == null) {
      throw new IllegalStateException(node + " is not lowered");
    }
    return result;
  }

  private Node lower(Node node) {
    Graph graph = node.graph();
    List<Node> inputs = node.inputs().stream().map(this::get).toList();
    if (node.op() == Op.MATMUL) {
      return product(graph, node, inputs.get(0), inputs.get(1));
    }
    if (node.op().isBinary()) {
      boolean bothBroadcast =
          inputs.stream().noneMatch(input -> input.shape().equals(node.shape()));
      List<Node> operands =
          bothBroadcast
              ? List.of(
                  graph.unsimplified(Op.BROADCAST, node.shape(), 0, inputs.get(0)), inputs.get(1))
              : inputs;
      return graph.withInputs(node, operands);
    }
    if (node.op() == Op.CONCAT) {
      inputs = inputs.stream().flatMap(Lowering::parts).toList();
    }
    return inputs.equals(node.inputs()) ? node : graph.withInputs(node, inputs);
  }

  private static Node product(Graph graph, Node node, Node a, Node b) {
    boolean first = (node.number() & Graph.TRANSPOSE_FIRST) != 0;
    boolean second = (node.number() & Graph.TRANSPOSE_SECOND) != 0;
    Node left = first && isVector(a.shape()) ? a.reshape(a.shape().transposed()) : a;
    Node right = b;
    if (second) {
      right =
          isVector(b.shape())
              ? b.reshape(b.shape().transposed())
              : graph.unsimplified(Op.TRANSPOSE, b.shape().transposed(), 0, b);
    }
    int flags = first && left == a ? Graph.TRANSPOSE_FIRST : 0;
    return graph.unsimplified(Op.MATMUL, node.shape(), flags, left, right);
  }

  /** What stands side by side in a matrix. */
  private static Stream<Node> parts(Node node) {
    return node.op() == Op.CONCAT ? node.inputs().stream() : Stream.of(node);
  }

  private static boolean isVector(Shape shape) {
    return shape.rows().isOne() || shape.columns().isOne();
  }
}
