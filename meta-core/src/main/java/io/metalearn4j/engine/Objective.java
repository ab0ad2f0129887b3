package io.metalearn4j.engine;

import io.metalearn4j.data.Schema;
import io.metalearn4j.graph.Axis;
import io.metalearn4j.graph.Dim;
import io.metalearn4j.graph.Gradients;
import io.metalearn4j.graph.Graph;
import io.metalearn4j.graph.Node;
import io.metalearn4j.graph.Op;
import io.metalearn4j.graph.Shape;
import io.metalearn4j.graph.ShapeException;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What an engine compiles: a learner's output, its loss, the loss's gradient and the Hessian-vector
 * product, as one graph.
 *
 * <p>The loss is the weighted mean of the losses of the rows; the weights input holds weights that
 * add up to 1. Immutable; engines may add nodes to its graph while they compile, one at a time.
 */
public final class Objective {
  /** Name of the input of features, {@code [rows, features]}. */
  public static final String FEATURES = "features";

  /** Name of the input of targets, {@code [rows, targets]}. */
  public static final String TARGETS = "targets";

  /** Name of the input of weights, {@code [rows, 1]}, which add up to 1. */
  public static final String WEIGHTS = "weights";

  private static final String PARAMETER = "parameter:";
  private static final String DIRECTION = "direction:";

  /**
   * A parameter that the loss depends on.
   *
   * @param parameter which
   * @param gradient the loss's gradient by it
   * @param product the Hessian-vector product's part
   */
  public record Derivative(Parameter parameter, Node gradient, Node product) {}

  /**
   * The product of the features and a matrix, and what follows it.
   *
   * @param weights the matrix, {@code [features, width]}
   * @param rest the output alone, of examples whose features are that product, {@code [rows,
   *     width]}
   */
  public record FeatureProduct(Parameter weights, Objective rest) {}

  private final ParameterSpec spec;
  private final Schema schema;
  private final Node output;
  private final Node loss;
  private final List<Derivative> derivatives;
  private final List<List<Integer>> idColumns;

  private Objective(
      ParameterSpec spec, Schema schema, Node output, Node loss, List<Derivative> derivatives) {
    this.spec = spec;
    this.schema = schema;
    this.output = output;
    this.loss = loss;
    this.derivatives = List.copyOf(derivatives);
    this.idColumns = idColumns(spec, List.of(output, loss));
  }

  /**
   * Differentiates a learner's loss.
   *
   * @param spec all parameters; those that do not occur in the loss are left alone
   * @param schema the widths of the examples
   * @param output what the learner predicts, {@code [rows, any]}
   * @param rowLoss the loss of each row, {@code [rows, 1]}
   * @throws ShapeException if a shape differs
   */
  public static Objective of(ParameterSpec spec, Schema schema, Node output, Node rowLoss) {
    if (!rowLoss.shape().equals(new Shape(Dim.ROWS, Dim.ONE))) {
      throw new ShapeException(
          "the loss has shape "
              + rowLoss.shape()
              + ", must be [rows, 1]: one loss for each row, the library takes their weighted mean");
    }
    if (!output.shape().rows().equals(Dim.ROWS)) {
      throw new ShapeException(
          "the prediction has shape " + output.shape() + ", must have one row for each example");
    }
    Graph graph = output.graph();
    Node loss = rowLoss.times(graph.input(WEIGHTS, new Shape(Dim.ROWS, Dim.ONE))).sum();
    List<Node> inGraph = Graph.inOrder(List.of(loss));
    List<Parameter> used =
        spec.parameters().stream().filter(p -> inGraph.contains(input(graph, p))).toList();
    List<Node> nodes = used.stream().map(p -> input(graph, p)).toList();
    List<Node> directions = used.stream().map(p -> ownDirection(graph, p)).toList();
    List<Node> gradient = Gradients.of(loss, nodes);
    List<Node> product =
        used.isEmpty() ? List.of() : Gradients.hessianVector(gradient, nodes, directions);
    List<Derivative> derivatives = new ArrayList<>();
    for (int i = 0; i < used.size(); i++) {
      derivatives.add(new Derivative(used.get(i), gradient.get(i), product.get(i)));
    }
    return new Objective(spec, schema, output, loss, derivatives);
  }

  /** The input node of a parameter: a matrix, or the rows of a table that a task uses. */
  public static Node input(Graph graph, Parameter parameter) {
    return graph.input(PARAMETER + parameter.name(), shape(parameter));
  }

  /** The input node of a parameter's part of a direction. */
  public static Node direction(Graph graph, Parameter parameter) {
    return graph.input(DIRECTION + parameter.name(), shape(parameter));
  }

  /** What a parameter's gradient is multiplied by in a Hessian-vector product. */
  public static Node ownDirection(Graph graph, Parameter parameter) {
    return parameter.isAdapted() ? direction(graph, parameter) : graph.zeros(shape(parameter));
  }

  private static Shape shape(Parameter parameter) {
    return parameter.isTable()
        ? new Shape(Dim.of(Axis.table(parameter.name())), Dim.of(parameter.columns()))
        : Shape.of(parameter.rows(), parameter.columns());
  }

  private static List<List<Integer>> idColumns(ParameterSpec spec, List<Node> results) {
    List<List<Integer>> columns = new ArrayList<>();
    for (Parameter table : spec.tables()) {
      TreeSet<Integer> own = new TreeSet<>();
      Axis axis = Axis.table(table.name());
      for (Node node : Graph.inOrder(results)) {
        if (node.op() == Op.GATHER && axis.equals(node.input(0).shape().rows().axis())) {
          own.add(node.input(1).number());
        }
      }
      columns.add(List.copyOf(own));
    }
    return List.copyOf(columns);
  }

  /** Whether an input's name is a parameter's. */
  public static boolean isParameter(String inputName) {
    return inputName.startsWith(PARAMETER);
  }

  /** Whether an input's name is that of a direction's part. */
  public static boolean isDirection(String inputName) {
    return inputName.startsWith(DIRECTION);
  }

  /** The parameter that an input of a parameter or direction belongs to. */
  public Parameter parameterOf(String inputName) {
    return spec.parameter(inputName.substring(inputName.indexOf(':') + 1));
  }

  /**
   * The product that the output begins with, where features occur in the output as a factor of one
   * product and nowhere else, and the other factor is a matrix that neither output nor loss use
   * elsewhere. The matrix's gradient then is the features, transposed, times another matrix: each
   * of its columns is a weighted sum of rows of features.
   */
  public Optional<FeatureProduct> featureProduct() {
    List<Node> order = Graph.inOrder(List.of(output, loss));
    for (Node product : order) {
      if (product.op() == Op.MATMUL && product.number() == 0) {
        Node features = product.input(0);
        Node weights = product.input(1);
        if (isInput(features, FEATURES)
            && weights.op() == Op.INPUT
            && isParameter(weights.name())
            && isOnlyUse(order, weights, product)
            && isOnlyUse(Graph.inOrder(List.of(output)), features, product)) {
          return Optional.of(new FeatureProduct(parameterOf(weights.name()), after(product)));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isInput(Node node, String name) {
    return node.op() == Op.INPUT && node.name().equals(name);
  }

  private static boolean isOnlyUse(List<Node> order, Node factor, Node product) {
    return order.stream()
        .filter(node -> node.inputs().contains(factor))
        .toList()
        .equals(List.of(product));
  }

  /** The output with the features in the place of a product. */
  private Objective after(Node product) {
    Graph graph = output.graph();
    Map<Node, Node> rewritten = new HashMap<>();
    rewritten.put(product, graph.input(FEATURES, product.shape()));
    for (Node node : Graph.inOrder(List.of(output))) {
      List<Node> inputs = node.inputs().stream().map(i -> rewritten.getOrDefault(i, i)).toList();
      if (!inputs.equals(node.inputs())) {
        rewritten.putIfAbsent(node, graph.withInputs(node, inputs));
      }
    }
    int width = product.shape().columns().factor();
    return new Objective(
        spec,
        new Schema(width, schema.ids(), schema.targets()),
        rewritten.getOrDefault(output, output),
        loss,
        List.of());
  }

  /** All parameters. */
  public ParameterSpec parameters() {
    return spec;
  }

  /** The widths of the examples. */
  public Schema schema() {
    return schema;
  }

  /** What the learner predicts, {@code [rows, any]}. */
  public Node output() {
    return output;
  }

  /** The weighted mean of the losses of the rows, {@code [1, 1]}. */
  public Node loss() {
    return loss;
  }

  /** The parameters that the loss depends on, with their derivatives. */
  public List<Derivative> derivatives() {
    return derivatives;
  }

  /** For each table the id columns that look up its rows. */
  public List<List<Integer>> idColumns() {
    return idColumns;
  }

  /** A new layout for a task's parameters. */
  public LocalLayout newLayout() {
    return new LocalLayout(spec, idColumns);
  }
}
