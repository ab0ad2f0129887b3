package io.metalearn4j.inner;

import io.metalearn4j.parameter.Initializer;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;

/**
 * Gradient descent with a learned rate for each parameter and step (LSLR): {@code theta' = theta -
 * alpha_(k, parameter) g}. Steps beyond those trained use the last one's rates.
 *
 * <p>The rates are meta-parameters: their derivative is {@code -<g, v>}. They may become negative.
 *
 * @param initialRate where all rates start, finite and at least 0
 * @see <a href="https://arxiv.org/abs/1810.09502">A. Antoniou, H. Edwards and A. Storkey, How to
 *     train your MAML, ICLR 2019</a>
 */
public record LayerStepRates(double initialRate) implements InnerRule {
  private static final String RATES = "inner.rates";

  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public LayerStepRates {
    Rates.require("initial rate", initialRate);
  }

  @Override
  public ParameterSpec parameters(ParameterSpec learner, int steps) {
    int adapted = (int) learner.parameters().stream().filter(Parameter::isAdapted).count();
    if (adapted == 0 || steps == 0) {
      return ParameterSpec.EMPTY;
    }
    return ParameterSpec.of(
        Parameter.matrix(RATES, steps, adapted)
            .notAdapted()
            .startingAt(Initializer.constant(initialRate)));
  }

  private static int place(InnerStep step, int parameter) {
    int trained = step.layout().spec().parameter(RATES).rows();
    return step.offset(RATES)
        + Math.min(step.index(), trained - 1) * step.adapted().size()
        + parameter;
  }

  @Override
  public void step(InnerStep step) {
    for (int i = 0; i < step.adapted().size(); i++) {
      Parameter p = step.adapted().get(i);
      double rate = step.start().get(place(step, i));
      step.next().assign(step.parameters(), -rate, step.gradient(), step.from(p), step.to(p));
    }
  }

  @Override
  public void adjoint(InnerStep step) {
    for (int i = 0; i < step.adapted().size(); i++) {
      Parameter p = step.adapted().get(i);
      int place = place(step, i);
      double rate = step.start().get(place);
      double inner = step.gradient().dot(step.adjoint(), step.from(p), step.to(p));
      step.gradientAdjoint().combine(0, -rate, step.adjoint(), step.from(p), step.to(p));
      step.adjoint().set(place, step.adjoint().get(place) - inner);
    }
  }
}
