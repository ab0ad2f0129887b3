package io.metalearn4j.learner;

import io.metalearn4j.data.Examples;
import io.metalearn4j.engine.Evaluation;
import io.metalearn4j.engine.Program;
import io.metalearn4j.engine.TaskParameters;
import io.metalearn4j.engine.Vector;
import io.metalearn4j.engine.Workspace;
import io.metalearn4j.engine.jvm.JvmEngine;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.parameter.ParameterValues;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What every learner must keep to, to be called from the tests of one's own learner:
 *
 * <pre>{@code
 * LearnerContract.check(new MyLearner(), examples, 7);
 * }</pre>
 *
 * <p>Derivatives are compared with central differences along random directions, in the float32
 * precision of the engine: a wrong term shows, a wrong last digit does not. At a kink, as a
 * rectified linear unit has, the comparison may fail by chance; another seed then passes.
 */
public final class LearnerContract {
  private static final int DIRECTIONS = 5;
  private static final double STEP = 1e-2;
  private static final double TOLERANCE = 1e-2;

  private final Program program;
  private final ParameterValues start;
  private final Workspace workspace;
  private final Evaluation point;
  private final SplittableRandom random;

  private LearnerContract(Trainable learner, Examples examples, long seed) {
    ParameterSpec all = allAdapted(learner.parameters());
    this.program = learner.compile(JvmEngine.scalar(), all, examples.schema());
    this.start = ParameterValues.initial(program.parameters(), seed);
    this.workspace = program.newWorkspace(1);
    this.point = workspace.query();
    this.random = new SplittableRandom(seed);
  }

  /** An evaluation may keep what depends on parameters that are not adapted, which move here. */
  private static ParameterSpec allAdapted(ParameterSpec spec) {
    return ParameterSpec.of(
        spec.parameters().stream()
            .map(
                p ->
                    new Parameter(
                        p.name(), p.rows(), p.columns(), p.isTable(), true, p.initializer()))
            .toList());
  }

  /**
   * Checks a learner.
   *
   * @param learner the learner
   * @param examples data that it can learn from, at least 2 rows
   * @param seed of the initial parameters and the directions
   * @throws AssertionError if it breaks the contract; the message names the rule and the numbers
   */
  public static void check(Trainable learner, Examples examples, long seed) {
    require(examples.rows() >= 2, "examples", "have " + examples.rows() + " rows, must have 2");
    LearnerContract contract = new LearnerContract(learner, examples, seed);
    require(
        Arrays.equals(
            contract.start.dense(), ParameterValues.initial(learner.parameters(), seed).dense()),
        "parameters",
        "differ from call to call, must be the same");
    contract.checkGradient(examples);
    if (contract.program.hasHessian()) {
      contract.checkHessian(examples);
    }
    contract.checkWeights(examples);
    contract.checkPrediction(examples);
  }

  private int length() {
    return workspace.layout().length();
  }

  /** Binds the examples and stands at the initial parameters. */
  private void bind(Examples examples) {
    workspace.load(start);
    workspace.bind(examples, examples);
    point.parameters().copy(workspace.support(0).parameters(), 0, length());
  }

  private void checkGradient(Examples examples) {
    bind(examples);
    double loss = point.lossAndGradient();
    require(Double.isFinite(loss), "loss", "is " + loss + " at the start, must be finite");
    Vector gradient = copy(point.gradient());
    require(
        point.lossAndGradient() == loss && point.loss() == loss,
        "loss",
        "differs from call to call, must be the same bits");
    for (int i = 0; i < DIRECTIONS; i++) {
      Vector direction = randomDirection();
      double difference = (lossAt(direction, STEP) - lossAt(direction, -STEP)) / (2 * STEP);
      requireClose("gradient along a direction", difference, gradient.dot(direction, 0, length()));
    }
  }

  private void checkHessian(Examples examples) {
    bind(examples);
    for (int i = 0; i < DIRECTIONS; i++) {
      Vector direction = randomDirection();
      Vector other = randomDirection();
      double along = other.dot(product(direction), 0, length());
      double difference =
          (slopeAt(direction, STEP, other) - slopeAt(direction, -STEP, other)) / (2 * STEP);
      requireClose("Hessian-vector product along a direction", difference, along);
      double swapped = direction.dot(product(other), 0, length());
      requireClose("Hessian-vector product with the directions swapped", swapped, along);
    }
  }

  private Vector product(Vector direction) {
    move(direction, 0);
    point.lossAndGradient();
    point.direction().copy(direction, 0, length());
    point.multiplyHessian();
    return copy(point.product());
  }

  /** The loss is the weighted mean of the losses of the rows. */
  private void checkWeights(Examples examples) {
    Examples first = examples.select(0);
    Examples rest = examples.select(rowsFrom(1, examples.rows()));
    double all = weight(examples);
    double expected = (weight(first) * lossOf(first) + weight(rest) * lossOf(rest)) / all;
    requireClose("loss as the weighted mean over rows", expected, lossOf(examples));
  }

  private double lossOf(Examples examples) {
    bind(examples);
    return point.loss();
  }

  private static double weight(Examples examples) {
    double sum = 0;
    for (int row = 0; row < examples.rows(); row++) {
      sum += examples.weight(row);
    }
    return sum;
  }

  private void checkPrediction(Examples examples) {
    TaskParameters parameters = TaskParameters.unadapted(start);
    float[] before = start.dense().clone();
    float[] predicted = program.newPredictor().predict(start, parameters, examples);
    require(
        predicted.length > 0 && predicted.length % examples.rows() == 0,
        "prediction",
        "has " + predicted.length + " values, must be a multiple of the rows");
    int last = examples.rows() - 1;
    int outputs = predicted.length / examples.rows();
    float[] alone = program.newPredictor().predict(start, parameters, examples.select(last));
    for (int i = 0; i < outputs; i++) {
      requireClose("prediction of a row alone", predicted[last * outputs + i], alone[i]);
    }
    require(Arrays.equals(before, start.dense()), "parameters", "were modified, must not be");
  }

  private static int[] rowsFrom(int from, int to) {
    int[] rows = new int[to - from];
    Arrays.setAll(rows, i -> from + i);
    return rows;
  }

  private Vector randomDirection() {
    Vector direction = workspace.newVector();
    for (int i = 0; i < length(); i++) {
      direction.set(i, random.nextGaussian());
    }
    double norm = Math.sqrt(direction.dot(direction, 0, length()));
    direction.combine(0, 1 / Math.max(norm, Double.MIN_NORMAL), copy(direction), 0, length());
    return direction;
  }

  private Vector copy(Vector vector) {
    Vector copy = workspace.newVector();
    copy.copy(vector, 0, length());
    return copy;
  }

  private void move(Vector direction, double step) {
    point.parameters().assign(workspace.support(0).parameters(), step, direction, 0, length());
  }

  private double lossAt(Vector direction, double step) {
    move(direction, step);
    return point.loss();
  }

  private double slopeAt(Vector direction, double step, Vector other) {
    move(direction, step);
    point.lossAndGradient();
    return other.dot(point.gradient(), 0, length());
  }

  private static void requireClose(String what, double expected, double found) {
    double scale = Math.max(0.1, Math.max(Math.abs(expected), Math.abs(found)));
    require(
        Math.abs(expected - found) <= TOLERANCE * scale,
        what,
        "is " + found + ", must be " + expected);
  }

  private static void require(boolean holds, String what, String rule) {
    if (!holds) {
      throw new AssertionError(what + " " + rule);
    }
  }
}
