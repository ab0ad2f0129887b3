package io.metalearn4j.algorithm;

import io.metalearn4j.engine.Vector;
import io.metalearn4j.inner.InnerLoop;
import io.metalearn4j.inner.InnerRule;

/**
 * Joint pretraining: one model for all tasks, trained on their examples as if they were one, then
 * fine-tuned on each new task. The baseline that meta-learning has to beat.
 *
 * <p>The update is the gradient of the mean loss over the support and query rows at the
 * meta-parameters, each set by its number of rows. The adaptation serves the fitted model only.
 * Cost: two gradients. Immutable and thread-safe.
 */
public record JointPretraining(Adaptation adaptation) implements MetaOptimizer {

  /** The fitted model is fine-tuned by one step of gradient descent. */
  public static JointPretraining innerLearningRate(double rate) {
    return new JointPretraining(Adaptation.sgd(rate));
  }

  /** The fitted model is fine-tuned by one step of a rule. */
  public static JointPretraining innerRule(InnerRule rule) {
    return new JointPretraining(new Adaptation(rule, 1));
  }

  /** The same with another number of inner steps. */
  public JointPretraining steps(int steps) {
    return new JointPretraining(adaptation.withSteps(steps));
  }

  @Override
  public TaskStatistics update(InnerLoop loop, long iteration, Vector update) {
    loop.adapt(0);
    double share = (double) loop.supportRows() / (loop.supportRows() + loop.queryRows());
    double loss =
        share * loop.support(0).lossAndGradient() + (1 - share) * loop.query().lossAndGradient();
    update.combine(0, share, loop.support(0).gradient(), 0, loop.length());
    update.add(1 - share, loop.query().gradient(), 0, loop.length());
    return TaskStatistics.of(loss);
  }
}
