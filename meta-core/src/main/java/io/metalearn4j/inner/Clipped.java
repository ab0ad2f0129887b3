package io.metalearn4j.inner;

import io.metalearn4j.engine.Vector;
import io.metalearn4j.parameter.ParameterSpec;

/**
 * A rule whose gradient is scaled down to a greatest norm first: {@code g' = g min(1, c / |g|)},
 * over all adapted parameters together.
 *
 * <p>Where it clips, its Jacobian is {@code (c / |g|) (I - g g^T / |g|^2)}.
 *
 * @param rule what moves along the clipped gradient
 * @param greatestNorm c, finite and above 0
 */
public record Clipped(InnerRule rule, double greatestNorm) implements InnerRule {

  /**
   * Checks the norm.
   *
   * @throws IllegalArgumentException if it is not above 0 or not finite, or the rule clips already
   */
  public Clipped {
    Rates.requirePositive("greatest norm", greatestNorm);
    if (rule instanceof Clipped) {
      throw new IllegalArgumentException("rule is " + rule + ", must not clip already");
    }
  }

  @Override
  public ParameterSpec parameters(ParameterSpec learner, int steps) {
    return rule.parameters(learner, steps);
  }

  @Override
  public int stateVectors() {
    return rule.stateVectors();
  }

  @Override
  public void step(InnerStep step) {
    Vector g = step.gradient();
    double norm = Math.sqrt(inner(step, g, g));
    step.remember(norm);
    if (norm > greatestNorm) {
      scale(step, g, greatestNorm / norm);
    }
    rule.step(step);
  }

  @Override
  public void adjoint(InnerStep step) {
    rule.adjoint(step);
    double norm = step.remembered();
    if (norm > greatestNorm) {
      Vector clipped = step.gradient();
      Vector adjoint = step.gradientAdjoint();
      double along = inner(step, clipped, adjoint) / (greatestNorm * greatestNorm);
      for (int r = 0; r < step.ranges(); r++) {
        adjoint.add(-along, clipped, step.from(r), step.to(r));
      }
      scale(step, adjoint, greatestNorm / norm);
      scale(step, clipped, norm / greatestNorm);
    }
  }

  private static double inner(InnerStep step, Vector x, Vector y) {
    double sum = 0;
    for (int r = 0; r < step.ranges(); r++) {
      sum += x.dot(y, step.from(r), step.to(r));
    }
    return sum;
  }

  private static void scale(InnerStep step, Vector x, double factor) {
    for (int r = 0; r < step.ranges(); r++) {
      x.combine(factor, 0, x, step.from(r), step.to(r));
    }
  }
}
