package io.metalearn4j.learner;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Schema;
import io.metalearn4j.engine.Engine;
import io.metalearn4j.engine.Program;
import io.metalearn4j.parameter.ParameterSpec;

/**
 * A learner that brings its own gradient instead of a graph, such as code on ND4J arrays or a
 * SameDiff graph.
 *
 * <p>All parameters are matrices, in one flat vector in the order of {@link #parameters()}, each
 * row-major. Algorithms that need second derivatives refuse it, unless it is a {@link
 * HessianLearner}. Implementations are immutable and thread-safe; {@link LearnerContract} checks
 * them.
 */
public interface GradientLearner extends Trainable {

  /**
   * The mean of the losses of the rows, weighted by {@link Examples#weight}, and its gradient.
   *
   * @param parameters the flat vector; not modified
   * @param examples at least one row, of the schema that the learner was trained with
   * @param gradient of the same length, to be overwritten
   * @return the loss; NaN or infinite if it diverges
   */
  double lossAndGradient(float[] parameters, Examples examples, float[] gradient);

  /**
   * The prediction as the user wants it, such as a probability.
   *
   * @param parameters the flat vector; not modified
   * @param examples the rows to predict; targets and weights must not be read
   * @return {@code [rows, outputs]} in row-major order, a new array
   */
  float[] predict(float[] parameters, Examples examples);

  @Override
  default Program compile(Engine engine, ParameterSpec spec, Schema schema) {
    return new GradientProgram(this, spec, schema);
  }
}
