package io.metalearn4j.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.algorithm.Adaptation;
import io.metalearn4j.algorithm.FirstOrderMaml;
import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.algorithm.MultiStepLoss;
import io.metalearn4j.algorithm.Reptile;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.InvalidExamplesException;
import io.metalearn4j.data.Schema;
import io.metalearn4j.inner.InnerLoop;
import io.metalearn4j.inner.InnerRule;
import io.metalearn4j.inner.InnerSgd;
import io.metalearn4j.inner.InnerStep;
import io.metalearn4j.learner.SampleLearner;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterValues;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every engine does, compared with the graph's interpreter in double. */
public abstract class EngineContract {
  /** Rows of the support and query sets of tasks in a row; 0 where there is no query set. */
  private static final int[][] TASKS = {
    {5, 3}, {8, 11}, {8, 0}, {1, 11}, {13, 4}, {2, 4}, {13, 4}, {5, 3}
  };

  /** The engine. */
  protected abstract Engine engine();

  /** Greatest error, relative to the greatest element. */
  protected abstract double tolerance();

  static Stream<SampleLearner> samples() {
    return SampleLearner.all();
  }

  /** A sample's program, with random parameters and tasks. */
  private final class Fixture {
    final SampleLearner sample;
    final SplittableRandom random;
    final Objective objective;
    final Program program;
    final ParameterValues values;
    final Workspace workspace;

    Fixture(SampleLearner sample) {
      this.sample = sample;
      this.random = new SplittableRandom(sample.name().hashCode());
      this.objective = sample.objective();
      this.program = engine().compile(objective);
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
      return IntStream.range(0, length()).mapToDouble(vector::get).toArray();
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
  }

  private void assertClose(String what, double expected, double actual) {
    assertClose(what, new double[] {expected}, new double[] {actual});
  }

  private void assertClose(String what, double[] expected, double[] actual) {
    assertClose(what, expected, actual, tolerance());
  }

  /** Predictions are rounded to float. */
  private void assertClose(String what, double[] expected, float[] actual) {
    double[] rounded = new double[actual.length];
    Arrays.setAll(rounded, i -> actual[i]);
    assertClose(what, expected, rounded, Math.max(tolerance(), 1e-6));
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

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void derivativesAreThoseOfTheInterpreterForTasksOfAnySize(SampleLearner sample) {
    Fixture fixture = new Fixture(sample);
    for (int[] rows : TASKS) {
      Examples support = fixture.examples(rows[0]);
      Examples query = rows[1] == 0 ? null : fixture.examples(rows[1]);
      fixture.workspace.bind(support, query);
      Evaluation start = fixture.workspace.support(0);
      fixture.checkGradient(start, support);
      fixture.checkProduct(start, support);
      if (query != null) {
        Evaluation end = fixture.workspace.query();
        fixture.move(end);
        fixture.checkGradient(end, query);
        fixture.checkProduct(end, query);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void eachPointRemembersItsActivations(SampleLearner sample) {
    Fixture fixture = new Fixture(sample);
    Examples support = fixture.examples(6);
    Examples query = fixture.examples(4);
    fixture.workspace.bind(support, query);
    fixture.move(fixture.workspace.support(1));
    fixture.move(fixture.workspace.support(2));
    fixture.move(fixture.workspace.query());
    for (int step = 0; step < 3; step++) {
      fixture.checkGradient(fixture.workspace.support(step), support);
      fixture.workspace.support(step).gradient().fill(Double.NaN, 0, fixture.length());
    }
    fixture.checkGradient(fixture.workspace.query(), query);
    for (int step = 2; step >= 0; step--) {
      fixture.checkProduct(fixture.workspace.support(step), support);
      fixture.checkProduct(fixture.workspace.support(step), support);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void lossAloneIsTheSameAndLeavesTheGradientAlone(SampleLearner sample) {
    Fixture fixture = new Fixture(sample);
    Examples support = fixture.examples(6);
    fixture.workspace.bind(support, null);
    Evaluation point = fixture.workspace.support(1);
    fixture.move(point);
    double loss = point.lossAndGradient();
    double[] gradient = fixture.array(point.gradient());
    assertEquals(loss, point.loss());
    assertArrayEquals(gradient, fixture.array(point.gradient()));
    fixture.move(point);
    point.loss();
    fixture.checkGradient(point, support);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void theGradientByAdaptedParametersIsTheSameAlone(SampleLearner sample) {
    Fixture fixture = new Fixture(sample);
    Examples support = fixture.examples(6);
    fixture.workspace.bind(support, null);
    Evaluation point = fixture.workspace.support(1);
    for (int repeat = 0; repeat < 2; repeat++) {
      fixture.move(point);
      double loss = point.lossAndAdaptedGradient();
      double[] gradient = fixture.array(point.gradient());
      fixture.checkProduct(point, support);
      assertEquals(loss, point.lossAndGradient());
      for (int i : fixture.adapted()) {
        assertEquals(point.gradient().get(i), gradient[i]);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void tasksSeenBeforeLeaveNoTrace(SampleLearner sample) {
    Fixture used = new Fixture(sample);
    for (int[] rows : TASKS) {
      Examples query = used.examples(rows[1] + 1);
      used.workspace.bind(used.examples(rows[0]), query);
      used.move(used.workspace.query());
      used.checkGradient(used.workspace.query(), query);
    }
    Workspace fresh = used.program.newWorkspace(3);
    fresh.load(used.values);
    Examples support = used.examples(7);
    Examples query = used.examples(4);
    used.workspace.bind(support, query);
    fresh.bind(support, query);
    for (int i = 0; i < used.length(); i++) {
      double direction = used.random.nextDouble(-1, 1);
      used.workspace.support(0).direction().set(i, direction);
      fresh.support(0).direction().set(i, direction);
    }
    assertEquals(fresh.support(0).lossAndGradient(), used.workspace.support(0).lossAndGradient());
    fresh.support(0).multiplyHessian();
    used.workspace.support(0).multiplyHessian();
    assertArrayEquals(
        used.array(fresh.support(0).gradient()), used.array(used.workspace.support(0).gradient()));
    assertArrayEquals(
        used.array(fresh.support(0).product()), used.array(used.workspace.support(0).product()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void metaParametersAreReadAtLoadAndNotModified(SampleLearner sample) {
    Fixture fixture = new Fixture(sample);
    Examples support = fixture.examples(6);
    fixture.workspace.bind(support, null);
    fixture.checkGradient(fixture.workspace.support(0), support);
    ParameterValues next = sample.parameters(fixture.random);
    ParameterValues copy = next.copy();
    fixture.workspace.load(next);
    fixture.workspace.bind(support, null);
    LocalLayout layout = fixture.workspace.layout();
    for (Parameter parameter : layout.spec().parameters()) {
      float[][] expected = next.get(parameter.name());
      int width = parameter.columns();
      for (int i = 0; i < (layout.to(parameter) - layout.from(parameter)) / width; i++) {
        float[] row = new float[width];
        int start = layout.from(parameter) + i * width;
        fixture.workspace.support(0).parameters().read(start, start + width, row, 0);
        assertArrayEquals(expected[row(layout, parameter, i)], row);
      }
    }
    fixture.checkGradient(fixture.workspace.support(0), support);
    assertArrayEquals(copy.dense(), next.dense());
  }

  private static int row(LocalLayout layout, Parameter parameter, int index) {
    return parameter.isTable()
        ? layout.tables().get(layout.spec().tableIndex(parameter.name())).row(index)
        : index;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void predictionsAreThoseOfTheInterpreter(SampleLearner sample) {
    Fixture fixture = new Fixture(sample);
    Predictor predictor = fixture.program.newPredictor();
    for (int rows : new int[] {4, 9, 1, 9, 2}) {
      fixture.workspace.bind(fixture.examples(3), null);
      Evaluation adapted = fixture.workspace.support(1);
      fixture.move(adapted);
      TaskParameters parameters =
          TaskParameters.copyOf(adapted.parameters(), fixture.workspace.layout());
      Examples examples = fixture.examples(rows);
      double[] expected = output(fixture, parameters, examples);
      assertClose("output", expected, predictor.predict(fixture.values, parameters, examples));
      assertClose(
          "output again", expected, predictor.predict(fixture.values, parameters, examples));
      TaskParameters unadapted = TaskParameters.unadapted(fixture.values);
      assertClose(
          "output of the meta-parameters",
          output(fixture, unadapted, examples),
          predictor.predict(fixture.values, unadapted, examples));
      fixture.values.set(sample.parameters(fixture.random));
      fixture.workspace.load(fixture.values);
    }
  }

  /** A predictor that is asked about the same features again, for other ids. */
  @ParameterizedTest
  @MethodSource("samples")
  void predictionsAreOfTheIdsAtHand(SampleLearner sample) {
    Fixture fixture = new Fixture(sample);
    TaskParameters parameters = TaskParameters.unadapted(fixture.values);
    Predictor predictor = fixture.program.newPredictor();
    Examples catalogue = fixture.examples(7);
    for (int i = 0; i < 3; i++) {
      int[] ids = ids(fixture.examples(7));
      Examples shared = ids.length == 0 ? catalogue : catalogue.withIds(ids);
      assertClose(
          "output " + i,
          output(fixture, parameters, shared),
          predictor.predict(fixture.values, parameters, shared));
    }
    Examples others = fixture.examples(7);
    assertClose(
        "output of other features",
        output(fixture, parameters, others),
        predictor.predict(fixture.values, parameters, others));
  }

  private static int[] ids(Examples examples) {
    int columns = examples.schema().ids();
    return IntStream.range(0, examples.rows() * columns)
        .map(i -> examples.id(i / columns, i % columns))
        .toArray();
  }

  /** The output with adapted rows where there are, and the meta-parameters' elsewhere. */
  private static double[] output(Fixture fixture, TaskParameters adapted, Examples examples) {
    LocalLayout layout = fixture.objective.newLayout();
    layout.bind(examples, null);
    double[] parameters = new double[layout.length()];
    for (int i = 0; i < layout.denseLength(); i++) {
      parameters[i] = adapted.dense()[i];
    }
    for (int t = 0; t < layout.tables().size(); t++) {
      LocalTable table = layout.tables().get(t);
      int width = table.table().columns();
      for (int i = 0; i < table.length(); i++) {
        int row = table.row(i / width);
        int index = adapted.indexOf(t, row);
        parameters[table.start() + i] =
            index < 0
                ? fixture.values.table(t)[row * width + i % width]
                : adapted.values(t)[index * width + i % width];
      }
    }
    return new ReferenceEvaluation(
            fixture.objective, layout, examples, parameters, new double[layout.length()])
        .output();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void aMinibatchCountsAloneUntilTheNextTask(SampleLearner sample) {
    Fixture fixture = new Fixture(sample);
    Examples support = fixture.examples(7);
    fixture.workspace.bind(support, fixture.examples(2));
    Evaluation evaluation = fixture.workspace.support(1);
    fixture.move(evaluation);
    for (Examples batch : List.of(support.select(0, 1, 2), support.select(6), support)) {
      fixture.workspace.narrow(batch);
      fixture.checkGradient(evaluation, batch);
    }
    fixture.workspace.narrow(support.select(4, 2));
    fixture.workspace.bind(support, null);
    fixture.move(evaluation);
    fixture.checkGradient(evaluation, support);
  }

  @Test
  void predictionNeedsNoTargets() {
    Fixture fixture = new Fixture(SampleLearner.named("classes"));
    Examples examples = Examples.builder(2).features(new float[] {1, 2, 3, 4, 5, 6}).build();
    float[] output =
        fixture
            .program
            .newPredictor()
            .predict(fixture.values, TaskParameters.unadapted(fixture.values), examples);
    assertEquals(8, output.length);
    assertEquals(1, output[0] + output[1] + output[2] + output[3], 1e-5);
  }

  @Test
  void vectorsDoTheirArithmetic() {
    Fixture fixture = new Fixture(SampleLearner.named("linear"));
    fixture.workspace.bind(fixture.examples(2), null);
    Vector x = fixture.workspace.newVector();
    Vector y = fixture.workspace.newVector();
    Vector out = fixture.workspace.newVector();
    x.write(0, 4, new float[] {1, 2, 3, 4}, 0);
    y.write(0, 4, new float[] {9, 0.5f, 0.25f, -2, 4}, 1);
    assertVector(y, 0.5, 0.25, -2, 4);
    assertVector(out, 0, 0, 0, 0);
    out.fill(7, 1, 3);
    assertVector(out, 0, 7, 7, 0);
    out.assign(x, 2, y, 0, 3);
    assertVector(out, 2, 2.5, -1, 0);
    out.assign(out, 1, out, 0, 1);
    out.combine(0.5, -1, x, 1, 4);
    assertVector(out, 4, -0.75, -3.5, -4);
    out.fill(Double.NaN, 0, 4);
    out.combine(0, 3, x, 0, 4);
    assertVector(out, 3, 6, 9, 12);
    out.addProduct(2, x, y, 0, 4);
    assertVector(out, 4, 7, -3, 44);
    out.addProduct(1, out, 0, x, 1, 0, 2);
    assertVector(out, 12, 28, -3, 44);
    out.inverseSquareRoot(3, x, 1, 0, 4);
    assertVector(out, 1 / Math.sqrt(4), 1 / Math.sqrt(7), 1 / Math.sqrt(10), 1 / Math.sqrt(13));
    assertEquals(0.5 - 6 + 0.5 + 16, x.dot(y, 0, 4), 1e-6);
    assertEquals(-5.5, x.dot(y, 1, 3), 1e-6);
    out.copy(y, 1, 4);
    out.set(0, 8);
    assertVector(out, 8, 0.25, -2, 4);
    float[] read = new float[3];
    out.read(2, 4, read, 1);
    assertArrayEquals(new float[] {0, -2, 4}, read);
  }

  private static void assertVector(Vector vector, double... expected) {
    assertArrayEquals(expected, IntStream.range(0, 4).mapToDouble(vector::get).toArray(), 1e-6);
  }

  @Test
  void threadsShareAProgram() {
    Fixture fixture = new Fixture(SampleLearner.named("embedding beside features"));
    List<Examples> tasks = IntStream.range(0, 20).mapToObj(i -> fixture.examples(1 + i)).toList();
    List<Double> serial = tasks.stream().map(task -> lossOf(fixture, task)).toList();
    List<Double> parallel = tasks.parallelStream().map(task -> lossOf(fixture, task)).toList();
    assertEquals(serial, parallel);
  }

  private static double lossOf(Fixture fixture, Examples task) {
    Workspace workspace = fixture.program.newWorkspace(1);
    workspace.load(fixture.values);
    workspace.bind(task, null);
    return workspace.support(0).lossAndGradient();
  }

  @Test
  void divergedParametersGiveNoFiniteLoss() {
    Fixture fixture = new Fixture(SampleLearner.named("network of TANH"));
    fixture.workspace.bind(fixture.examples(3), null);
    Evaluation point = fixture.workspace.support(1);
    fixture.move(point);
    point.parameters().set(2, Double.NaN);
    assertTrue(Double.isNaN(point.lossAndGradient()));
  }

  @Test
  void idsBeyondTheVocabularyAreRefusedAndChangeNothing() {
    Fixture fixture = new Fixture(SampleLearner.named("two embeddings and no feature"));
    Examples good = fixture.examples(5);
    fixture.workspace.bind(good, good);
    Examples bad = Examples.builder(2).ids(new int[] {1, 2, 3, 9}).targets(new float[2]).build();
    assertMessage(
        "id at row 1, column 1 is 9, must be below the 9 rows of table embedding1",
        () -> fixture.workspace.bind(bad, null));
    assertMessage(
        "id at row 1, column 1 is 9, must be below the 9 rows of table embedding1",
        () -> fixture.workspace.bind(good, bad));
    fixture.checkGradient(fixture.workspace.support(0), good);
    fixture.checkProduct(fixture.workspace.support(0), good);
    Predictor predictor = fixture.program.newPredictor();
    TaskParameters adapted = TaskParameters.unadapted(fixture.values);
    float[] before = predictor.predict(fixture.values, adapted, good);
    assertMessage(
        "id at row 1, column 1 is 9, must be below the 9 rows of table embedding1",
        () -> predictor.predict(fixture.values, adapted, bad));
    assertArrayEquals(before, predictor.predict(fixture.values, adapted, good));
  }

  @Test
  void examplesOfOtherWidthsAreRefused() {
    Fixture fixture = new Fixture(SampleLearner.named("linear"));
    assertEquals(new Schema(3, 0, 1), fixture.program.schema());
    Examples narrow = Examples.of(new float[][] {{1, 2}}, new float[] {1});
    Examples twoTargets = Examples.of(new float[][] {{1, 2, 3}}, new float[][] {{1, 2}});
    assertMessage(
        "examples have 2 features, the model wants 3", () -> fixture.workspace.bind(narrow, null));
    assertMessage(
        "examples have 2 targets, the model wants 1",
        () -> fixture.workspace.bind(fixture.examples(2), twoTargets));
    assertMessage(
        "examples have 2 features, the model wants 3",
        () ->
            fixture
                .program
                .newPredictor()
                .predict(fixture.values, TaskParameters.unadapted(fixture.values), narrow));
  }

  private static void assertMessage(String message, Executable call) {
    assertEquals(message, assertThrows(InvalidExamplesException.class, call).getMessage());
  }

  @Test
  void aTaskBeforeTheParametersIsRefused() {
    Fixture fixture = new Fixture(SampleLearner.named("linear"));
    Workspace workspace = fixture.program.newWorkspace(1);
    Examples examples = fixture.examples(2);
    assertThrows(IllegalStateException.class, () -> workspace.bind(examples, null));
  }

  /** Gradient descent that says no rate, so that a loop takes the gradient and then the step. */
  private record ByGradient(InnerSgd rule) implements InnerRule {
    @Override
    public void step(InnerStep step) {
      rule.step(step);
    }

    @Override
    public void adjoint(InnerStep step) {
      rule.adjoint(step);
    }
  }

  /** Steps, on tasks in a row. */
  @ParameterizedTest
  @MethodSource("samples")
  void stepsAreThoseOfGradientDescent(SampleLearner sample) {
    InnerSgd rule = new InnerSgd(0.01);
    Fixture fixture = new Fixture(sample);
    InnerLoop steps = new InnerLoop(fixture.program, rule, 3);
    InnerLoop gradients = new InnerLoop(fixture.program, new ByGradient(rule), 3);
    steps.load(fixture.values);
    gradients.load(fixture.values);
    for (int[] rows : TASKS) {
      Examples support = fixture.examples(rows[0]);
      Examples query = rows[1] == 0 ? null : fixture.examples(rows[1]);
      steps.bind(support, query);
      gradients.bind(support, query);
      for (int k = 0; k < 4; k++) {
        boolean isLast = k == 3 && query != null;
        assertClose("loss " + k, gradients.step(isLast), steps.step(isLast));
        assertClose(
            "parameters after step " + k,
            array(isLast ? gradients.query() : gradients.support(k + 1), gradients.length()),
            array(isLast ? steps.query() : steps.support(k + 1), steps.length()));
      }
    }
  }

  /** At rates in turn, into one vector and the other, on tasks in a row. */
  @ParameterizedTest
  @MethodSource("samples")
  void aStepIsTheGradientAndItsDerivativeTheHessian(SampleLearner sample) {
    Fixture fixture = new Fixture(sample);
    Evaluation point = fixture.workspace.support(1);
    if (!point.takesSteps()) {
      assertThrows(
          UnsupportedOperationException.class, () -> point.lossAndStep(1, point.product()));
      assertThrows(UnsupportedOperationException.class, () -> point.pullBackStep(point.product()));
      return;
    }
    Vector[] adjoints = {fixture.workspace.newVector(), fixture.workspace.newVector()};
    for (int task = 0; task < TASKS.length; task++) {
      double rate = new double[] {0.3, 0.1, 0}[task % 3];
      fixture.workspace.bind(fixture.examples(TASKS[task][0]), fixture.examples(2));
      fixture.move(point);
      Vector adjoint = adjoints[task % 2];
      for (int i = 0; i < fixture.length(); i++) {
        double direction = fixture.random.nextDouble(-1, 1);
        point.direction().set(i, direction);
        adjoint.set(i, direction);
      }
      double loss = point.lossAndGradient();
      point.multiplyHessian();
      assertThrows(IllegalStateException.class, () -> point.pullBackStep(adjoint));
      Vector next = fixture.workspace.support(task % 2 * 2).parameters();
      double[] before = fixture.array(next);
      assertEquals(loss, point.lossAndStep(rate, next));
      point.pullBackStep(adjoint);
      assertThrows(IllegalStateException.class, point::multiplyHessian);
      double[] expected = before.clone();
      double[] expectedAdjoint = new double[fixture.length()];
      for (int i : fixture.adapted()) {
        expected[i] = point.parameters().get(i) - rate * point.gradient().get(i);
      }
      for (int i = 0; i < fixture.length(); i++) {
        expectedAdjoint[i] = point.direction().get(i) - rate * point.product().get(i);
      }
      assertClose("step", expected, fixture.array(next));
      assertClose("derivative", expectedAdjoint, fixture.array(adjoint));
      fixture.workspace.load(fixture.values);
    }
  }

  /** On tasks in a row. */
  @ParameterizedTest
  @MethodSource("samples")
  void algorithmsUpdateAlikeByStepsAndByGradients(SampleLearner sample) {
    InnerSgd rule = new InnerSgd(0.03);
    Fixture fixture = new Fixture(sample);
    InnerLoop steps = new InnerLoop(fixture.program, rule, 3);
    InnerLoop gradients = new InnerLoop(fixture.program, new ByGradient(rule), 3);
    steps.load(fixture.values);
    gradients.load(fixture.values);
    Vector update = steps.newVector();
    Vector expected = gradients.newVector();
    for (int[] rows : TASKS) {
      Examples support = fixture.examples(rows[0]);
      Examples query = fixture.examples(Math.max(1, rows[1]));
      for (MetaOptimizer algorithm :
          List.of(
              new Maml(new Adaptation(rule, 1)),
              new Maml(new Adaptation(rule, 3)),
              new FirstOrderMaml(new Adaptation(rule, 2)),
              new Reptile(new Adaptation(rule, 3), 1),
              new MultiStepLoss(new Adaptation(rule, 3), 10))) {
        steps.bind(support, query);
        gradients.bind(support, query);
        assertClose(
            algorithm + "'s loss",
            algorithm.update(gradients, 0, expected).loss(),
            algorithm.update(steps, 0, update).loss());
        assertClose(
            algorithm + "'s update",
            array(expected, gradients.length()),
            array(update, steps.length()));
      }
    }
  }

  private static double[] array(Evaluation evaluation, int length) {
    return array(evaluation.parameters(), length);
  }

  private static double[] array(Vector vector, int length) {
    return IntStream.range(0, length).mapToDouble(vector::get).toArray();
  }
}
