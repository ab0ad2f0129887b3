package io.metalearn4j.algorithm;

import io.metalearn4j.inner.InnerRule;
import io.metalearn4j.inner.InnerSgd;

/**
 * How a task is adapted.
 *
 * @param rule how its parameters move along a gradient
 * @param steps how often, 0 or more
 */
public record Adaptation(InnerRule rule, int steps) {

  /** No adaptation. */
  public static final Adaptation NONE = new Adaptation(new InnerSgd(0), 0);

  /**
   * Checks the steps.
   *
   * @throws IllegalArgumentException if they are negative
   */
  public Adaptation {
    if (steps < 0) {
      throw new IllegalArgumentException("inner steps is " + steps + ", must be at least 0");
    }
  }

  /** One step of gradient descent. */
  public static Adaptation sgd(double learningRate) {
    return new Adaptation(new InnerSgd(learningRate), 1);
  }

  /** The same with another number of steps. */
  public Adaptation withSteps(int other) {
    return new Adaptation(rule, other);
  }

  /** The same with another rule. */
  public Adaptation withRule(InnerRule other) {
    return new Adaptation(other, steps);
  }
}
