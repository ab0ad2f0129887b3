package io.metalearn4j.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.metalearn4j.data.Sinusoids;
import io.metalearn4j.eval.EvaluationResult;
import io.metalearn4j.eval.Evaluator;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepCurvesTest {

  @Test
  void drawsTheMeanOfEachRowWithinItsInterval() {
    EvaluationResult result =
        Evaluator.on(Sinusoids.shots(5), 20, 1)
            .baseline("zero", task -> new float[task.query().rows()])
            .baseline(
                "broken",
                task -> {
                  float[] prediction = new float[task.query().rows()];
                  Arrays.fill(prediction, Float.NaN);
                  return prediction;
                })
            .upToStep(2)
            .run();

    Plot.Lines plot = Plot.stepCurves("Curves", result);

    assertEquals("mean MSE", plot.yLabel());
    assertEquals(List.of("zero"), plot.lines().stream().map(Plot.Line::name).toList());
    Plot.Line line = plot.lines().get(0);
    assertEquals(List.of(0.0, 1.0, 2.0), line.x());
    assertEquals(result.mean("zero", 1).value(), line.y().get(1));
    assertEquals(result.mean("zero", 1).high(), line.high().get(1));
  }
}
