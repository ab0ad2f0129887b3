package io.metalearn4j.inner;

import io.metalearn4j.engine.Vector;
import io.metalearn4j.parameter.ParameterSpec;

/**
 * A rule whose steps are also drawn back to where the task started: {@code g' = g + lambda (theta -
 * theta_0)}, the gradient of the loss plus {@code lambda / 2 |theta - theta_0|^2}.
 *
 * @param rule what moves along that gradient
 * @param strength lambda, finite and at least 0
 * @see <a href="https://arxiv.org/abs/1909.04630">A. Rajeswaran et al., Meta-learning with implicit
 *     gradients, NeurIPS 2019</a>
 */
public record Proximal(InnerRule rule, double strength) implements InnerRule {

  /**
   * Checks the strength.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Proximal {
    Rates.require("proximal strength", strength);
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
    addPull(step, step.gradient(), strength);
    rule.step(step);
  }

  @Override
  public void adjoint(InnerStep step) {
    rule.adjoint(step);
    Vector gradientAdjoint = step.gradientAdjoint();
    addPull(step, step.gradient(), -strength);
    for (int r = 0; r < step.ranges(); r++) {
      step.adjoint().add(strength, gradientAdjoint, step.from(r), step.to(r));
      step.startAdjoint().add(-strength, gradientAdjoint, step.from(r), step.to(r));
    }
  }

  /** {@code into += factor (theta - theta_0)}. */
  private static void addPull(InnerStep step, Vector into, double factor) {
    for (int r = 0; r < step.ranges(); r++) {
      into.add(factor, step.parameters(), step.from(r), step.to(r));
      into.add(-factor, step.start(), step.from(r), step.to(r));
    }
  }
}
