package io.metalearn4j.inner;

import io.metalearn4j.engine.Vector;

/**
 * Gradient descent with momentum: {@code m' = mu m + g}, {@code theta' = theta - alpha m'}. Each
 * task starts with {@code m = 0}, so nothing leaks from task to task.
 *
 * @param learningRate alpha, finite and at least 0
 * @param momentum mu, at least 0 and below 1
 * @see <a href="https://doi.org/10.1016/0041-5553(64)90137-5">B. Polyak, Some methods of speeding
 *     up the convergence of iteration methods, 1964</a>
 */
public record InnerMomentum(double learningRate, double momentum) implements InnerRule {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public InnerMomentum {
    Rates.require("inner learning rate", learningRate);
    Rates.requireBelowOne("momentum", momentum);
  }

  @Override
  public int stateVectors() {
    return 1;
  }

  @Override
  public void step(InnerStep step) {
    Vector velocity = step.nextState(0);
    for (int r = 0; r < step.ranges(); r++) {
      int from = step.from(r);
      int to = step.to(r);
      velocity.assign(step.gradient(), momentum, step.state(0), from, to);
      step.next().assign(step.parameters(), -learningRate, velocity, from, to);
    }
  }

  @Override
  public void adjoint(InnerStep step) {
    Vector velocityAdjoint = step.stateAdjoint(0);
    for (int r = 0; r < step.ranges(); r++) {
      int from = step.from(r);
      int to = step.to(r);
      velocityAdjoint.add(-learningRate, step.adjoint(), from, to);
      step.gradientAdjoint().copy(velocityAdjoint, from, to);
      velocityAdjoint.combine(momentum, 0, velocityAdjoint, from, to);
    }
  }
}
