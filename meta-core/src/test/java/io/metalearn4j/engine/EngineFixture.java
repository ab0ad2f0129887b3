package io.metalearn4j.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.metalearn4j.data.Examples;
import io.metalearn4j.learner.SampleLearner;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterValues;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A sample's program by the engine under test, with random parameters and tasks. */
final class EngineFixture {
  /** Rows of the support and query sets of tasks in a row; 0 where there is no query set. */
  static final int[][] TASKS = {{5, 3}, {8, 11}, {8, 0}, {1, 11}, {13, 4}, {2, 4}, {13, 4}, {5, 3}};

  private final double tolerance;
  final SampleLearner sample;
  final SplittableRandom random;
  final Objective objective;
  final Program program;
  final ParameterValues values;
  final Workspace workspace;

  EngineFixture(Engine engine, double tolerance, SampleLearner sample) {
    this.tolerance = tolerance;
    this.sample = sample;
    this.random = new SplittableRandom(sample.name().hashCode());
    this.objective = sample.objective();
    this.program = engine.compile(objective);
    this.values = sample.parameters(random);
    this.workspace = program.newWorkspace(3);
    workspace.load(values);
  }

  Examples examples(int rows) {
    return sample.examples(rows, random);
  }

  int length() {
    return workspace.layout().length();
  }

  /** Moves the adapted parameters of a point at random. */
  void move(Evaluation evaluation) {
    evaluation.parameters().copy(workspace.support(0).parameters(), 0, length());
    for (int i : adapted()) {
      double moved = workspace.support(0).parameters().get(i) + random.nextDouble(-0.2, 0.2);
      evaluation.parameters().set(i, moved);
    }
  }

  int[] adapted() {
    LocalLayout layout = workspace.layout();
    return layout.spec().parameters().stream()
        .filter(Parameter::isAdapted)
        .flatMapToInt(p -> IntStream.range(layout.from(p), layout.to(p)))
        .toArray();
  }

  void aim(Evaluation evaluation) {
    for (int i = 0; i < length(); i++) {
      evaluation.direction().set(i, random.nextDouble(-1, 1));
    }
  }

  double[] array(Vector vector) {
    return array(vector, length());
  }

  ReferenceEvaluation reference(Evaluation evaluation, Examples examples) {
    return new ReferenceEvaluation(
        objective,
        workspace.layout(),
        examples,
        array(evaluation.parameters()),
        array(evaluation.direction()));
  }

  void checkGradient(Evaluation evaluation, Examples examples) {
    double loss = evaluation.lossAndGradient();
    ReferenceEvaluation reference = reference(evaluation, examples);
    assertClose("loss", reference.loss(), loss);
    assertClose("gradient", reference.gradient(), array(evaluation.gradient()));
  }

  void checkProduct(Evaluation evaluation, Examples examples) {
    aim(evaluation);
    evaluation.multiplyHessian();
    assertClose(
        "Hessian-vector product",
        reference(evaluation, examples).product(),
        array(evaluation.product()));
  }

  void assertClose(String what, double expected, double actual) {
    assertClose(what, new double[] {expected}, new double[] {actual});
  }

  void assertClose(String what, double[] expected, double[] actual) {
    assertClose(what, expected, actual, tolerance);
  }

  /** Predictions are rounded to float. */
  void assertClose(String what, double[] expected, float[] actual) {
    double[] rounded = new double[actual.length];
    Arrays.setAll(rounded, i -> actual[i]);
    assertClose(what, expected, rounded, Math.max(tolerance, 1e-6));
  }

  private static void assertClose(
      String what, double[] expected, double[] actual, double tolerance) {
    assertEquals(expected.length, actual.length, what);
    double scale = 1e-2;
    for (double value : expected) {
      scale = Math.max(scale, Math.abs(value));
    }
    assertArrayEquals(expected, actual, tolerance * scale, what);
  }

  static double[] array(Vector vector, int length) {
    return IntStream.range(0, length).mapToDouble(vector::get).toArray();
  }
}
