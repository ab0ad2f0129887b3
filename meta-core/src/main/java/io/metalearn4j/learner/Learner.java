package io.metalearn4j.learner;

import io.metalearn4j.data.Schema;
import io.metalearn4j.engine.Engine;
import io.metalearn4j.engine.Program;
import io.metalearn4j.graph.Node;
import io.metalearn4j.parameter.ParameterSpec;

/**
 * A model that can be learned: its parameters, what it predicts, and what a wrong prediction costs.
 * Nothing else: first and second derivatives come from the graph.
 *
 * <p>Implementations are immutable. The methods are called once for each model, not once for each
 * example.
 */
public interface Learner extends Trainable {

  /**
   * The prediction as the loss wants it, such as a logit.
   *
   * @param parameters the parameters by name
   * @param inputs features {@code [rows, features]} and ids {@code [rows, 1]}
   * @return {@code [rows, any]}
   */
  Node predict(Parameters parameters, Inputs inputs);

  /**
   * The loss of each row; the library takes their weighted mean.
   *
   * @param prediction what {@link #predict} returned
   * @param target {@code [rows, targets]}
   * @return {@code [rows, 1]}
   */
  Node loss(Node prediction, Node target);

  /**
   * The prediction as the user wants it, such as a probability; the prediction itself unless
   * overridden.
   *
   * @param prediction what {@link #predict} returned
   * @return {@code [rows, any]}
   */
  default Node output(Node prediction) {
    return prediction;
  }

  @Override
  default Program compile(Engine engine, ParameterSpec spec, Schema schema) {
    return engine.compile(LearnerObjective.of(this, spec, schema));
  }
}
