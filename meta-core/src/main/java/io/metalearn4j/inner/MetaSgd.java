package io.metalearn4j.inner;

import io.metalearn4j.engine.Vector;
import io.metalearn4j.parameter.Initializer;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;

/**
 * Gradient descent with a learned rate for each element: {@code theta' = theta - alpha .* g}. A
 * table has one rate for each column, shared by its rows.
 *
 * <p>The rates are meta-parameters: their derivative is {@code -g .* v}. They may become negative.
 *
 * @param initialRate where all rates start, finite and at least 0
 * @see <a href="https://arxiv.org/abs/1707.09835">Z. Li et al., Meta-SGD: learning to learn quickly
 *     for few-shot learning, 2017</a>
 */
public record MetaSgd(double initialRate) implements InnerRule {
  private static final String RATE = "inner.rate.";

  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public MetaSgd {
    Rates.require("initial rate", initialRate);
  }

  @Override
  public ParameterSpec parameters(ParameterSpec learner, int steps) {
    return ParameterSpec.of(
        learner.parameters().stream()
            .filter(Parameter::isAdapted)
            .map(p -> Parameter.matrix(RATE + p.name(), p.isTable() ? 1 : p.rows(), p.columns()))
            .map(rate -> rate.notAdapted().startingAt(Initializer.constant(initialRate)))
            .toList());
  }

  /** The length over which a range's rates repeat. */
  private static int period(Parameter parameter) {
    return parameter.isTable() ? parameter.columns() : parameter.length();
  }

  @Override
  public void step(InnerStep step) {
    for (Parameter p : step.adapted()) {
      int period = period(p);
      int rates = step.offset(RATE + p.name());
      step.next().copy(step.parameters(), step.from(p), step.to(p));
      for (int from = step.from(p); from < step.to(p); from += period) {
        step.next()
            .addProduct(-1, step.gradient(), 0, step.start(), rates - from, from, from + period);
      }
    }
  }

  @Override
  public void adjoint(InnerStep step) {
    Vector adjoint = step.adjoint();
    for (Parameter p : step.adapted()) {
      int period = period(p);
      int rates = step.offset(RATE + p.name());
      step.gradientAdjoint().fill(0, step.from(p), step.to(p));
      for (int from = step.from(p); from < step.to(p); from += period) {
        step.gradientAdjoint()
            .addProduct(-1, adjoint, 0, step.start(), rates - from, from, from + period);
        adjoint.addProduct(
            -1, step.gradient(), from - rates, adjoint, from - rates, rates, rates + period);
      }
    }
  }
}
