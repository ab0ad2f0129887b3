package io.metalearn4j.algorithm;

import io.metalearn4j.engine.Vector;
import io.metalearn4j.inner.InnerLoop;
import io.metalearn4j.inner.InnerRule;

/**
 * Reptile: the update points from where the task ends to where it started, {@code u = theta -
 * theta_K}; with plain outer descent at rate epsilon, {@code theta' = theta + epsilon mean(theta_K
 * - theta)}.
 *
 * <p>Learns from the support set; the query set is not used. With minibatches, as in the paper,
 * each step sees other rows: then the update also favours parameters at which the gradients of
 * different rows agree. The fitted model adapts to all rows at once. Parameters that are not
 * adapted, and learned rates of the inner rule, get no update. Cost with K steps: K gradients.
 * Immutable and thread-safe.
 *
 * @param minibatches how many parts the support set is cut into, of which the steps take turns; at
 *     least 1
 * @see <a href="https://arxiv.org/abs/1803.02999">A. Nichol, J. Achiam and J. Schulman, On
 *     first-order meta-learning algorithms, 2018</a>
 */
public record Reptile(Adaptation adaptation, int minibatches) implements MetaOptimizer {
  /** Inner steps, as in the paper's sinusoid. */
  private static final int STEPS = 5;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there is no step or no minibatch
   */
  public Reptile {
    if (adaptation.steps() < 1 || minibatches < 1) {
      throw new IllegalArgumentException(
          "inner steps "
              + adaptation.steps()
              + " and minibatches "
              + minibatches
              + " must be at least 1");
    }
  }

  /** Five inner steps of gradient descent. */
  public static Reptile innerLearningRate(double rate) {
    return new Reptile(Adaptation.sgd(rate).withSteps(STEPS), 1);
  }

  /** Five inner steps of a rule. */
  public static Reptile innerRule(InnerRule rule) {
    return new Reptile(new Adaptation(rule, STEPS), 1);
  }

  /** The same with another number of inner steps. */
  public Reptile steps(int steps) {
    return new Reptile(adaptation.withSteps(steps), minibatches);
  }

  /** The same with the support set cut into minibatches. */
  public Reptile minibatches(int count) {
    return new Reptile(adaptation, count);
  }

  @Override
  public TaskStatistics update(InnerLoop loop, long iteration, Vector update) {
    double loss = loop.adapt(adaptation.steps(), minibatches);
    update.assign(loop.start(), -1, loop.query().parameters(), 0, loop.length());
    return TaskStatistics.of(loss);
  }
}
