package io.metalearn4j.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Compares a scalar's gradient and Hessian-vector product with central differences, in double by
 * the {@link Interpreter}.
 */
public final class GradientCheck {
  private static final double TOLERANCE = 1e-7;

  /** Where a derivative is smaller, the tolerance is absolute: differences have that much noise. */
  private static final double SMALL = 1e-4;

  /** A power of two, so that float holds what is moved by it exactly. */
  private static final double STEP = 1.0 / 1024;

  private final Map<String, double[]> inputs;
  private final Interpreter.Ids ids;
  private final Dim.Sizes sizes;

  /** A check at the given inputs by name, ids by column and sizes of axes. */
  public GradientCheck(Map<String, double[]> inputs, Interpreter.Ids ids, Dim.Sizes sizes) {
    this.inputs = inputs;
    this.ids = ids;
    this.sizes = sizes;
  }

  /**
   * Checks both derivatives by inputs, the Hessian-vector product along a random direction.
   *
   * @return the nodes of the derivatives
   */
  public List<Node> check(Node scalar, List<Node> parameters, RandomGenerator random) {
    List<Node> gradient = Gradients.of(scalar, parameters);
    Map<String, double[]> at = new HashMap<>(inputs);
    List<Node> directions = new ArrayList<>();
    for (Node parameter : parameters) {
      String name = "direction of " + parameter.name();
      directions.add(scalar.graph().input(name, parameter.shape()));
      at.put(name, random(random, at.get(parameter.name()).length, -1, 1));
    }
    List<Node> product = Gradients.hessianVector(gradient, parameters, directions);
    checkGradient(scalar, parameters, values(gradient, at), at);
    checkProduct(gradient, parameters, directions, values(product, at), at);
    List<Node> derivatives = new ArrayList<>(gradient);
    derivatives.addAll(product);
    return derivatives;
  }

  private void checkGradient(
      Node scalar, List<Node> parameters, List<double[]> gradient, Map<String, double[]> at) {
    for (int p = 0; p < parameters.size(); p++) {
      String name = parameters.get(p).name();
      double[] differences = new double[at.get(name).length];
      for (int i = 0; i < differences.length; i++) {
        double[] unit = new double[differences.length];
        unit[i] = 1;
        differences[i] =
            derivative(t -> values(List.of(scalar), moved(at, Map.of(name, unit), t)).get(0))[0];
      }
      assertClose("gradient by " + name, differences, gradient.get(p));
    }
  }

  private void checkProduct(
      List<Node> gradient,
      List<Node> parameters,
      List<Node> directions,
      List<double[]> product,
      Map<String, double[]> at) {
    Map<String, double[]> along = new HashMap<>();
    for (int p = 0; p < parameters.size(); p++) {
      along.put(parameters.get(p).name(), at.get(directions.get(p).name()));
    }
    for (int p = 0; p < parameters.size(); p++) {
      List<Node> one = List.of(gradient.get(p));
      assertClose(
          "Hessian-vector product by " + parameters.get(p).name(),
          derivative(t -> values(one, moved(at, along, t)).get(0)),
          product.get(p));
    }
  }

  private List<double[]> values(List<Node> nodes, Map<String, double[]> at) {
    Map<Node, double[]> values = new Interpreter(at, ids, sizes).evaluate(nodes);
    return nodes.stream().map(values::get).toList();
  }

  private static Map<String, double[]> moved(
      Map<String, double[]> at, Map<String, double[]> along, double t) {
    Map<String, double[]> moved = new HashMap<>(at);
    along.forEach(
        (name, direction) -> {
          double[] values = at.get(name).clone();
          Arrays.setAll(values, i -> values[i] + t * direction[i]);
          moved.put(name, values);
        });
    return moved;
  }

  /** The derivative at 0 by central differences, extrapolated twice: its error is of order 6. */
  public static double[] derivative(DoubleFunction<double[]> function) {
    double[] wide = difference(function, STEP);
    double[] middle = difference(function, STEP / 2);
    double[] narrow = difference(function, STEP / 4);
    return extrapolate(extrapolate(wide, middle, 4), extrapolate(middle, narrow, 4), 16);
  }

  private static double[] difference(DoubleFunction<double[]> function, double step) {
    double[] above = function.apply(step);
    double[] below = function.apply(-step);
    double[] difference = new double[above.length];
    Arrays.setAll(difference, i -> (above[i] - below[i]) / (2 * step));
    return difference;
  }

  private static double[] extrapolate(double[] wide, double[] narrow, double power) {
    double[] better = new double[wide.length];
    Arrays.setAll(better, i -> (power * narrow[i] - wide[i]) / (power - 1));
    return better;
  }

  /** Asserts equality up to 1e-7 of the greatest element. */
  public static void assertClose(String what, double[] expected, double[] actual) {
    assertEquals(expected.length, actual.length, what);
    double scale = SMALL;
    for (double value : expected) {
      scale = Math.max(scale, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], TOLERANCE * scale, what + ", element " + i);
    }
  }

  /** Random numbers. */
  public static double[] random(RandomGenerator random, int length, double from, double to) {
    return random.doubles(length, from, to).toArray();
  }
}
