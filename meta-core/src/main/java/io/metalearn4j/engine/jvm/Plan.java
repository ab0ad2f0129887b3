package io.metalearn4j.engine.jvm;

import io.metalearn4j.graph.Node;
import io.metalearn4j.graph.Op;
import io.metalearn4j.graph.Shape;
import java.util.List;
import java.util.Map;

/**
 * A compiled graph: instructions in stages, the places of all values, and the buffers that they
 * need. Immutable and thread-safe; a {@link Frame} runs it.
 *
 * @param result the loss or the output
 * @param fixedStage what depends on examples and on parameters that are not adapted: the same for
 *     all inner steps of a task
 * @param parameterStage what depends on adapted parameters alone
 * @param lossStage the rest of what the first result, the loss or the output, needs
 * @param adaptedStage what the gradient by adapted parameters and the direction stage need beyond
 * @param gradientStage what the gradient by the other parameters needs beyond
 * @param directionStage what depends on the direction of a Hessian-vector product
 * @param places where each value stands; a reshaped one has the place of its source
 * @param buffers the shapes of the buffers
 * @param fixedBuffers how many of them, from the first on, the fixed stage and the numbers have
 * @param numbers scalars that depend on nothing but sizes, in order
 */
record Plan(
    Node result,
    List<Instruction> fixedStage,
    List<Instruction> parameterStage,
    List<Instruction> lossStage,
    List<Instruction> adaptedStage,
    List<Instruction> gradientStage,
    List<Instruction> directionStage,
    Map<Node, Place> places,
    List<Shape> buffers,
    int fixedBuffers,
    List<Node> numbers) {

  Plan {
    fixedStage = List.copyOf(fixedStage);
    parameterStage = List.copyOf(parameterStage);
    lossStage = List.copyOf(lossStage);
    adaptedStage = List.copyOf(adaptedStage);
    gradientStage = List.copyOf(gradientStage);
    directionStage = List.copyOf(directionStage);
    places = Map.copyOf(places);
    buffers = List.copyOf(buffers);
    numbers = List.copyOf(numbers);
  }

  /** Where a node's value stands. */
  Place place(Node node) {
    Place place = places.get(root(node));
    if (place == null) {
      throw new IllegalStateException(node + " has no place");
    }
    return place;
  }

  /** Where an instruction writes. */
  Place target(Instruction instruction) {
    Place target = instruction.target();
    return target == null ? place(instruction.result()) : target;
  }

  static Node root(Node node) {
    return node.op() == Op.RESHAPE ? root(node.input(0)) : node;
  }

  /** The instructions in order, one a line, for golden files and the curious. */
  String describe() {
    StringBuilder text = new StringBuilder();
    describe(text, "fixed", fixedStage);
    describe(text, "parameters", parameterStage);
    describe(text, "loss", lossStage);
    describe(text, "adapted", adaptedStage);
    describe(text, "gradient", gradientStage);
    describe(text, "direction", directionStage);
    return text.append(buffers.size()).append(" buffers\n").toString();
  }

  private static void describe(StringBuilder text, String stage, List<Instruction> instructions) {
    for (Instruction instruction : instructions) {
      text.append(stage).append(' ').append(instruction.kind());
      if (instruction.unary() != null) {
        text.append(' ').append(instruction.unary());
      }
      if (instruction.binary() != null) {
        text.append(' ').append(instruction.binary());
      }
      if (instruction.init() != null) {
        text.append(" + ").append(instruction.init().shape());
      }
      for (Node operand : instruction.operands()) {
        text.append(' ').append(operand.shape());
      }
      text.append(" -> ").append(instruction.result().shape()).append('\n');
    }
  }
}
