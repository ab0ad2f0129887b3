package io.metalearn4j.learner;

import io.metalearn4j.data.Schema;
import io.metalearn4j.engine.Predictor;
import io.metalearn4j.engine.Program;
import io.metalearn4j.engine.Workspace;
import io.metalearn4j.parameter.ParameterSpec;
import java.util.Arrays;

/** A program of a learner that brings its own gradients. */
final class GradientProgram implements Program {
  private final GradientLearner learner;
  private final ParameterSpec spec;
  private final Schema schema;
  private final int length;

  /**
   * A program.
   *
   * @param spec the learner's parameters, with others behind them
   * @throws UnsupportedLearnerException if the learner has an embedding table
   */
  GradientProgram(GradientLearner learner, ParameterSpec spec, Schema schema) {
    if (!spec.tables().isEmpty()) {
      throw new UnsupportedLearnerException(
          "learner "
              + learner
              + " has the embedding table "
              + spec.tables().get(0).name()
              + ", one with its own gradients must have matrices only");
    }
    this.learner = learner;
    this.spec = spec;
    this.schema = schema;
    this.length = learner.parameters().denseLength();
  }

  @Override
  public ParameterSpec parameters() {
    return spec;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public boolean hasHessian() {
    return learner instanceof HessianLearner;
  }

  @Override
  public Workspace newWorkspace(int supportPoints) {
    return new GradientWorkspace(learner, spec, schema, length, supportPoints);
  }

  @Override
  public Predictor newPredictor() {
    return (metaParameters, adapted, examples) -> {
      schema.check(examples);
      float[] predicted = learner.predict(Arrays.copyOf(adapted.dense(), length), examples);
      if (predicted.length == 0 || predicted.length % examples.rows() != 0) {
        throw new IllegalStateException(
            "learner "
                + learner
                + " predicted "
                + predicted.length
                + " values, must be a multiple of the "
                + examples.rows()
                + " rows");
      }
      return predicted;
    };
  }
}
