package io.metalearn4j.inner;

import io.metalearn4j.parameter.ParameterSpec;
import java.util.OptionalDouble;

/**
 * How a task's parameters move along a gradient, and the exact adjoint of that.
 *
 * <p>A step maps parameters, gradient and state to the next parameters and state. Its adjoint takes
 * the derivative of a loss by what the step wrote to the derivative by what it read; {@link
 * InnerLoop} adds the Hessian-vector product, so that every rule composes with every algorithm.
 *
 * <p>Implementations are immutable and keep nothing between calls.
 */
public interface InnerRule {

  /** Writes the next parameters, and state if there is any, on the adapted ranges. */
  void step(InnerStep step);

  /**
   * Takes {@link InnerStep#adjoint()} and {@link InnerStep#stateAdjoint(int)} from what the step
   * wrote to what it read, and writes the derivative by the gradient to {@link
   * InnerStep#gradientAdjoint()}. Derivatives by learned parameters of the rule are added to the
   * adjoint at their places.
   */
  void adjoint(InnerStep step);

  /**
   * The rule's own learned parameters, none unless overridden.
   *
   * @param learner the learner's parameters, of which the adapted ones count
   * @param steps inner steps in training, at least 1
   */
  default ParameterSpec parameters(ParameterSpec learner, int steps) {
    return ParameterSpec.EMPTY;
  }

  /**
   * The rate of a rule whose steps are {@code theta' = theta - rate * gradient} and nothing else,
   * which engines may take at once with the gradient instead of by {@link #step} and {@link
   * #adjoint}; empty unless overridden.
   */
  default OptionalDouble descentRate() {
    return OptionalDouble.empty();
  }

  /** The number of state vectors that a step hands to the next, which start at zero. */
  default int stateVectors() {
    return 0;
  }
}
