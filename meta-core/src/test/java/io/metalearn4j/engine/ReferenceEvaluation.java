package io.metalearn4j.engine;

import io.metalearn4j.data.Examples;
import io.metalearn4j.graph.Axis;
import io.metalearn4j.graph.Graph;
import io.metalearn4j.graph.Interpreter;
import io.metalearn4j.graph.Node;
import io.metalearn4j.graph.Op;
import io.metalearn4j.parameter.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An objective at one point by the {@link Interpreter}, in double: what every engine is compared
 * with.
 */
public final class ReferenceEvaluation {
  private final Objective objective;
  private final LocalLayout layout;
  private final Map<Node, double[]> values;

  /**
   * Evaluates loss, output and derivatives.
   *
   * @param layout where the task's parameters stand in the arrays
   */
  public ReferenceEvaluation(
      Objective objective,
      LocalLayout layout,
      Examples examples,
      double[] parameters,
      double[] direction) {
    this.objective = objective;
    this.layout = layout;
    List<Node> results = new ArrayList<>(List.of(objective.output(), objective.loss()));
    for (Objective.Derivative derivative : objective.derivatives()) {
      results.add(derivative.gradient());
      results.add(derivative.product());
    }
    Map<String, double[]> inputs = new HashMap<>();
    for (Node node : Graph.inOrder(results)) {
      if (node.op() == Op.INPUT) {
        inputs.put(node.name(), input(node.name(), examples, parameters, direction));
      }
    }
    this.values =
        new Interpreter(
                inputs,
                (table, column) -> numbers(layout.table(table), examples, column),
                axis -> axis.equals(Axis.ROWS) ? examples.rows() : layout.table(axis).count())
            .evaluate(results);
  }

  private static int[] numbers(LocalTable table, Examples examples, int column) {
    int[] numbers = new int[examples.rows()];
    table.number(examples, column, numbers);
    return numbers;
  }

  private double[] input(String name, Examples examples, double[] parameters, double[] direction) {
    int rows = examples.rows();
    switch (name) {
      case Objective.FEATURES -> {
        return toDouble(rows, examples.schema().features(), examples::feature);
      }
      case Objective.TARGETS -> {
        return toDouble(rows, examples.schema().targets(), examples::target);
      }
      case Objective.WEIGHTS -> {
        double[] weights = toDouble(rows, 1, (r, c) -> examples.weight(r));
        double total = 0;
        for (double weight : weights) {
          total += weight;
        }
        for (int r = 0; r < rows; r++) {
          weights[r] /= total;
        }
        return weights;
      }
      default -> {
        Parameter parameter = objective.parameterOf(name);
        double[] from = Objective.isDirection(name) ? direction : parameters;
        return Arrays.copyOfRange(from, layout.from(parameter), layout.to(parameter));
      }
    }
  }

  private interface Cell {
    double get(int row, int column);
  }

  private static double[] toDouble(int rows, int columns, Cell cell) {
    double[] values = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = cell.get(i / columns, i % columns);
    }
    return values;
  }

  /** The loss. */
  public double loss() {
    return values.get(objective.loss())[0];
  }

  /** The output, row-major. */
  public double[] output() {
    return values.get(objective.output());
  }

  /** The gradient in the task's layout. */
  public double[] gradient() {
    double[] gradient = new double[layout.length()];
    for (Objective.Derivative derivative : objective.derivatives()) {
      put(derivative.parameter(), values.get(derivative.gradient()), gradient);
    }
    return gradient;
  }

  /** The Hessian times the direction in the task's layout. */
  public double[] product() {
    double[] product = new double[layout.length()];
    for (Objective.Derivative derivative : objective.derivatives()) {
      put(derivative.parameter(), values.get(derivative.product()), product);
    }
    return product;
  }

  private void put(Parameter parameter, double[] part, double[] into) {
    System.arraycopy(part, 0, into, layout.from(parameter), part.length);
  }
}
