package io.metalearn4j.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.InvalidExamplesException;
import io.metalearn4j.data.Schema;
import io.metalearn4j.learner.SampleLearner;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterValues;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every engine does, compared with the graph's interpreter in double. */
public abstract class EngineContract implements PredictionContract, StepContract {
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.metalearn4j.learner.SampleLearner#all")
  void derivativesAreThoseOfTheInterpreterForTasksOfAnySize(SampleLearner sample) {
    EngineFixture fixture = fixture(sample);
    for (int[] rows : EngineFixture.TASKS) {
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
  @MethodSource("io.metalearn4j.learner.SampleLearner#all")
  void eachPointRemembersItsActivations(SampleLearner sample) {
    EngineFixture fixture = fixture(sample);
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
  @MethodSource("io.metalearn4j.learner.SampleLearner#all")
  void lossAloneIsTheSameAndLeavesTheGradientAlone(SampleLearner sample) {
    EngineFixture fixture = fixture(sample);
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
  @MethodSource("io.metalearn4j.learner.SampleLearner#all")
  void theGradientByAdaptedParametersIsTheSameAlone(SampleLearner sample) {
    EngineFixture fixture = fixture(sample);
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
  @MethodSource("io.metalearn4j.learner.SampleLearner#all")
  void tasksSeenBeforeLeaveNoTrace(SampleLearner sample) {
    EngineFixture used = fixture(sample);
    for (int[] rows : EngineFixture.TASKS) {
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
  @MethodSource("io.metalearn4j.learner.SampleLearner#all")
  void metaParametersAreReadAtLoadAndNotModified(SampleLearner sample) {
    EngineFixture fixture = fixture(sample);
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
  @MethodSource("io.metalearn4j.learner.SampleLearner#all")
  void aMinibatchCountsAloneUntilTheNextTask(SampleLearner sample) {
    EngineFixture fixture = fixture(sample);
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
  void vectorsDoTheirArithmetic() {
    EngineFixture fixture = fixture(SampleLearner.named("linear"));
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
    EngineFixture fixture = fixture(SampleLearner.named("embedding beside features"));
    List<Examples> tasks = IntStream.range(0, 20).mapToObj(i -> fixture.examples(1 + i)).toList();
    List<Double> serial = tasks.stream().map(task -> lossOf(fixture, task)).toList();
    List<Double> parallel = tasks.parallelStream().map(task -> lossOf(fixture, task)).toList();
    assertEquals(serial, parallel);
  }

  private static double lossOf(EngineFixture fixture, Examples task) {
    Workspace workspace = fixture.program.newWorkspace(1);
    workspace.load(fixture.values);
    workspace.bind(task, null);
    return workspace.support(0).lossAndGradient();
  }

  @Test
  void divergedParametersGiveNoFiniteLoss() {
    EngineFixture fixture = fixture(SampleLearner.named("network of TANH"));
    fixture.workspace.bind(fixture.examples(3), null);
    Evaluation point = fixture.workspace.support(1);
    fixture.move(point);
    point.parameters().set(2, Double.NaN);
    assertTrue(Double.isNaN(point.lossAndGradient()));
  }

  @Test
  void idsBeyondTheVocabularyAreRefusedAndChangeNothing() {
    EngineFixture fixture = fixture(SampleLearner.named("two embeddings and no feature"));
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
    EngineFixture fixture = fixture(SampleLearner.named("linear"));
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
    EngineFixture fixture = fixture(SampleLearner.named("linear"));
    Workspace workspace = fixture.program.newWorkspace(1);
    Examples examples = fixture.examples(2);
    assertThrows(IllegalStateException.class, () -> workspace.bind(examples, null));
  }
}
