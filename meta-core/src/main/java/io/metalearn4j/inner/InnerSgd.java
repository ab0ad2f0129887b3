package io.metalearn4j.inner;

import io.metalearn4j.engine.Vector;
import java.util.OptionalDouble;

/**
 * Gradient descent: {@code theta' = theta - alpha g}.
 *
 * @param learningRate alpha, finite and at least 0
 */
public record InnerSgd(double learningRate) implements InnerRule {

  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public InnerSgd {
    Rates.require("inner learning rate", learningRate);
  }

  @Override
  public OptionalDouble descentRate() {
    return OptionalDouble.of(learningRate);
  }

  @Override
  public void step(InnerStep step) {
    Vector next = step.next();
    for (int r = 0; r < step.ranges(); r++) {
      next.assign(step.parameters(), -learningRate, step.gradient(), step.from(r), step.to(r));
    }
  }

  @Override
  public void adjoint(InnerStep step) {
    Vector gradientAdjoint = step.gradientAdjoint();
    for (int r = 0; r < step.ranges(); r++) {
      gradientAdjoint.combine(0, -learningRate, step.adjoint(), step.from(r), step.to(r));
    }
  }
}
