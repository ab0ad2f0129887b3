package io.metalearn4j.algorithm;

import io.metalearn4j.engine.Vector;
import io.metalearn4j.inner.InnerLoop;
import io.metalearn4j.inner.InnerRule;

/**
 * MAML with exact second derivatives. The update is the gradient of the query loss after adaptation
 * by the meta-parameters before it:
 *
 * <pre>
 *   u = d/dtheta L_query(theta_K),   theta_(k+1) = U(theta_k, grad L_support(theta_k)),   theta_0 = theta
 * </pre>
 *
 * <p>Cost with K steps: K + 1 gradients and K Hessian-vector products, about (3 K + 1) gradients;
 * memory for K points with their activations. Immutable and thread-safe.
 *
 * @see <a href="https://arxiv.org/abs/1703.03400">C. Finn, P. Abbeel and S. Levine, Model-agnostic
 *     meta-learning for fast adaptation of deep networks, ICML 2017</a>
 */
public record Maml(Adaptation adaptation) implements MetaOptimizer {

  /** One inner step of gradient descent. */
  public static Maml innerLearningRate(double rate) {
    return new Maml(Adaptation.sgd(rate));
  }

  /** One inner step of a rule. */
  public static Maml innerRule(InnerRule rule) {
    return new Maml(new Adaptation(rule, 1));
  }

  /** The same with another number of inner steps. */
  public Maml steps(int steps) {
    return new Maml(adaptation.withSteps(steps));
  }

  @Override
  public boolean needsHessian() {
    return true;
  }

  @Override
  public TaskStatistics update(InnerLoop loop, long iteration, Vector update) {
    loop.adapt(adaptation.steps());
    double loss = loop.query().lossAndGradient(update);
    for (int k = adaptation.steps() - 1; k >= 0; k--) {
      loop.pullBack(k, update, true);
    }
    return TaskStatistics.of(loss);
  }
}
