package io.metalearn4j.engine.nd4j;

import io.metalearn4j.data.Examples;
import io.metalearn4j.engine.LocalLayout;
import io.metalearn4j.engine.Predictor;
import io.metalearn4j.engine.TaskParameters;
import io.metalearn4j.parameter.ParameterValues;

/** Computes the output of an objective. */
final class Nd4jPredictor implements Predictor {
  private final Nd4jProgram program;
  private final LocalLayout layout;
  private final Nd4jVector parameters = new Nd4jVector();

  Nd4jPredictor(Nd4jProgram program) {
    this.program = program;
    this.layout = program.objective().newLayout();
  }

  @Override
  public float[] predict(
      ParameterValues metaParameters, TaskParameters adapted, Examples examples) {
    program.schema().checkInputs(examples);
    layout.bind(examples, null);
    parameters.reserve(layout.length());
    parameters.write(0, layout.denseLength(), adapted.dense(), 0);
    adapted.writeRows(metaParameters, layout, parameters);
    Nd4jExamples inputs = new Nd4jExamples(examples, layout);
    try (NodeValues values = program.newValues(inputs, parameters, null)) {
      values.evaluate(program.outputOrder());
      double[] output = values.doubles(program.objective().output());
      float[] rounded = new float[output.length];
      for (int i = 0; i < output.length; i++) {
        rounded[i] = (float) output[i];
      }
      return rounded;
    }
  }
}
