package io.metalearn4j.algorithm;

import io.metalearn4j.engine.Vector;
import io.metalearn4j.inner.InnerLoop;
import io.metalearn4j.inner.InnerRule;

/**
 * Reptile: the update points from where the task ends to where it started, {@code u = theta -
 * theta_K}; with plain outer descent at rate epsilon, {@code theta' = theta + epsilon mean(theta_K
 * - theta)}.
 *
 * <p>Learns from the support set; the query set is not used. Learned rates of the inner rule get no
 * update. Cost with K steps: K gradients. Immutable and thread-safe.
 *
 * @see <a href="https://arxiv.org/abs/1803.02999">A. Nichol, J. Achiam and J. Schulman, On
 *     first-order meta-learning algorithms, 2018</a>
 */
public record Reptile(Adaptation adaptation) implements MetaOptimizer {
  /** Inner steps, as in the paper's sinusoid. */
  private static final int STEPS = 5;

  /** Five inner steps of gradient descent. */
  public static Reptile innerLearningRate(double rate) {
    return new Reptile(Adaptation.sgd(rate).withSteps(STEPS));
  }

  /** Five inner steps of a rule. */
  public static Reptile innerRule(InnerRule rule) {
    return new Reptile(new Adaptation(rule, STEPS));
  }

  /** The same with another number of inner steps. */
  public Reptile steps(int steps) {
    return new Reptile(adaptation.withSteps(steps));
  }

  @Override
  public TaskStatistics update(InnerLoop loop, long iteration, Vector update) {
    double loss = loop.adapt(adaptation.steps());
    update.assign(loop.start(), -1, loop.query().parameters(), 0, loop.length());
    return TaskStatistics.of(loss);
  }
}
