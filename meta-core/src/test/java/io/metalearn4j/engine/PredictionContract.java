package io.metalearn4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.metalearn4j.data.Examples;
import io.metalearn4j.learner.SampleLearner;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Predictions of every engine, compared with the graph's interpreter in double. */
interface PredictionContract extends EngineUnderTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.metalearn4j.learner.SampleLearner#all")
  default void predictionsAreThoseOfTheInterpreter(SampleLearner sample) {
    EngineFixture fixture = fixture(sample);
    Predictor predictor = fixture.program.newPredictor();
    for (int rows : new int[] {4, 9, 1, 9, 2}) {
      fixture.workspace.bind(fixture.examples(3), null);
      Evaluation adapted = fixture.workspace.support(1);
      fixture.move(adapted);
      TaskParameters parameters =
          TaskParameters.copyOf(adapted.parameters(), fixture.workspace.layout());
      Examples examples = fixture.examples(rows);
      double[] expected = output(fixture, parameters, examples);
      fixture.assertClose(
          "output", expected, predictor.predict(fixture.values, parameters, examples));
      fixture.assertClose(
          "output again", expected, predictor.predict(fixture.values, parameters, examples));
      TaskParameters unadapted = TaskParameters.unadapted(fixture.values);
      fixture.assertClose(
          "output of the meta-parameters",
          output(fixture, unadapted, examples),
          predictor.predict(fixture.values, unadapted, examples));
      fixture.values.set(sample.parameters(fixture.random));
      fixture.workspace.load(fixture.values);
    }
  }

  /** A predictor that is asked about the same features again, for other ids. */
  @ParameterizedTest
  @MethodSource("io.metalearn4j.learner.SampleLearner#all")
  default void predictionsAreOfTheIdsAtHand(SampleLearner sample) {
    EngineFixture fixture = fixture(sample);
    TaskParameters parameters = TaskParameters.unadapted(fixture.values);
    Predictor predictor = fixture.program.newPredictor();
    Examples catalogue = fixture.examples(7);
    for (int i = 0; i < 3; i++) {
      int[] ids = ids(fixture.examples(7));
      Examples shared = ids.length == 0 ? catalogue : catalogue.withIds(ids);
      fixture.assertClose(
          "output " + i,
          output(fixture, parameters, shared),
          predictor.predict(fixture.values, parameters, shared));
    }
    Examples others = fixture.examples(7);
    fixture.assertClose(
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
  private static double[] output(EngineFixture fixture, TaskParameters adapted, Examples examples) {
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

  @Test
  default void predictionNeedsNoTargets() {
    EngineFixture fixture = fixture(SampleLearner.named("classes"));
    Examples examples = Examples.builder(2).features(new float[] {1, 2, 3, 4, 5, 6}).build();
    float[] output =
        fixture
            .program
            .newPredictor()
            .predict(fixture.values, TaskParameters.unadapted(fixture.values), examples);
    assertEquals(8, output.length);
    assertEquals(1, output[0] + output[1] + output[2] + output[3], 1e-5);
  }
}
