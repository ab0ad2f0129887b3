package io.metalearn4j.algorithm;

import io.metalearn4j.engine.Vector;
import io.metalearn4j.inner.InnerLoop;
import io.metalearn4j.inner.InnerRule;

/**
 * First-order MAML: as {@link Maml}, but gradients of the support loss count as constants. With
 * plain gradient descent the update is the query gradient at the adapted parameters.
 *
 * <p>Learned rates of the inner rule still get their derivative. Cost with K steps: K + 1
 * gradients. Immutable and thread-safe.
 *
 * @see <a href="https://arxiv.org/abs/1703.03400">C. Finn, P. Abbeel and S. Levine, Model-agnostic
 *     meta-learning for fast adaptation of deep networks, ICML 2017, section 5.2</a>
 */
public record FirstOrderMaml(Adaptation adaptation) implements MetaOptimizer {

  /** One inner step of gradient descent. */
  public static FirstOrderMaml innerLearningRate(double rate) {
    return new FirstOrderMaml(Adaptation.sgd(rate));
  }

  /** One inner step of a rule. */
  public static FirstOrderMaml innerRule(InnerRule rule) {
    return new FirstOrderMaml(new Adaptation(rule, 1));
  }

  /** The same with another number of inner steps. */
  public FirstOrderMaml steps(int steps) {
    return new FirstOrderMaml(adaptation.withSteps(steps));
  }

  @Override
  public TaskStatistics update(InnerLoop loop, long iteration, Vector update) {
    loop.adapt(adaptation.steps());
    double loss = loop.query().lossAndGradient(update);
    for (int k = adaptation.steps() - 1; k >= 0; k--) {
      loop.pullBack(k, update, false);
    }
    return TaskStatistics.of(loss);
  }
}
