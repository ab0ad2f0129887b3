package io.metalearn4j.algorithm;

import io.metalearn4j.engine.Vector;
import io.metalearn4j.inner.InnerLoop;
import io.metalearn4j.inner.InnerRule;

/**
 * MAML with the multi-step loss of MAML++: the query loss after every inner step counts, {@code
 * sum_k w_k L_query(theta_k)}. The weights start equal and move to the last step linearly over the
 * annealing iterations; after them this is {@link Maml}.
 *
 * <p>Cost with K steps: 2 K gradients and K Hessian-vector products. Immutable and thread-safe.
 *
 * @param annealing iterations until only the last step counts, at least 1
 * @see <a href="https://arxiv.org/abs/1810.09502">A. Antoniou, H. Edwards and A. Storkey, How to
 *     train your MAML, ICLR 2019</a>
 */
public record MultiStepLoss(Adaptation adaptation, long annealing) implements MetaOptimizer {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there is no step or no annealing
   */
  public MultiStepLoss {
    if (adaptation.steps() < 1 || annealing < 1) {
      throw new IllegalArgumentException(
          "inner steps "
              + adaptation.steps()
              + " and annealing "
              + annealing
              + " must be at least 1");
    }
  }

  /** A number of inner steps of a rule. */
  public static MultiStepLoss innerRule(InnerRule rule, int steps, long annealing) {
    return new MultiStepLoss(new Adaptation(rule, steps), annealing);
  }

  @Override
  public boolean needsHessian() {
    return true;
  }

  /** The weight of the query loss after {@code step} steps, from 1 on. */
  private double weight(int step, long iteration) {
    double progress = Math.min(1, (double) iteration / annealing);
    double equal = 1.0 / adaptation.steps();
    return step == adaptation.steps() ? progress + (1 - progress) * equal : (1 - progress) * equal;
  }

  @Override
  public TaskStatistics update(InnerLoop loop, long iteration, Vector update) {
    int steps = adaptation.steps();
    loop.adapt(steps);
    double loss = 0;
    update.fill(0, 0, loop.length());
    for (int k = steps; k >= 1; k--) {
      double weight = weight(k, iteration);
      if (weight > 0) {
        if (k < steps) {
          loop.query().parameters().copy(loop.support(k).parameters(), 0, loop.length());
        }
        loss += weight * loop.query().lossAndGradient();
        update.add(weight, loop.query().gradient(), 0, loop.length());
      }
      loop.pullBack(k - 1, update, true);
    }
    return TaskStatistics.of(loss);
  }
}
