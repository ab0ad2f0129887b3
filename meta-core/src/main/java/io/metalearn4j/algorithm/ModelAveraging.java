package io.metalearn4j.algorithm;

import io.metalearn4j.engine.Vector;
import io.metalearn4j.inner.InnerLoop;
import io.metalearn4j.inner.InnerRule;
import io.metalearn4j.inner.Proximal;

/**
 * Model averaging: every task trains a model of its own, and the meta-parameters become their
 * weighted mean. The update is {@code u = theta - theta_K} with the task's weight, so that plain
 * outer descent at rate 1 is {@code theta' = sum w theta_K / sum w}, and at a rate below 1 an
 * exponential moving average of it.
 *
 * <p>Learns from the support set; the query set is not used. Parameters that are not adapted get no
 * update. Cost with K steps: K gradients. Immutable and thread-safe.
 *
 * @param weighting what a task counts for
 * @see <a href="https://arxiv.org/abs/1602.05629">B. McMahan et al., Communication-efficient
 *     learning of deep networks from decentralized data (federated averaging), AISTATS 2017</a>
 */
public record ModelAveraging(Adaptation adaptation, Weighting weighting) implements MetaOptimizer {

  /** What a task counts for in the mean. */
  public enum Weighting {
    /** Every task the same. */
    UNIFORM,
    /** The number of its support rows, as in federated averaging. */
    SIZE,
    /** {@code e^-loss} of its support loss before the last step: tasks that fit well count more. */
    LOSS
  }

  /** Inner steps of a task's own training. */
  private static final int STEPS = 5;

  /**
   * Checks the steps.
   *
   * @throws IllegalArgumentException if there is none
   */
  public ModelAveraging {
    if (adaptation.steps() < 1) {
      throw new IllegalArgumentException(
          "inner steps is " + adaptation.steps() + ", must be at least 1");
    }
  }

  /** Five inner steps of gradient descent, every task the same. */
  public static ModelAveraging innerLearningRate(double rate) {
    return new ModelAveraging(Adaptation.sgd(rate).withSteps(STEPS), Weighting.UNIFORM);
  }

  /** Five inner steps of a rule, every task the same. */
  public static ModelAveraging innerRule(InnerRule rule) {
    return new ModelAveraging(new Adaptation(rule, STEPS), Weighting.UNIFORM);
  }

  /** The same with another number of inner steps. */
  public ModelAveraging steps(int steps) {
    return new ModelAveraging(adaptation.withSteps(steps), weighting);
  }

  /** The same with other weights. */
  public ModelAveraging weightedBy(Weighting other) {
    return new ModelAveraging(adaptation, other);
  }

  /**
   * The same, its task models drawn back to the mean by {@code strength / 2 |theta_k - theta|^2}.
   */
  public ModelAveraging pullToMean(double strength) {
    return new ModelAveraging(
        adaptation.withRule(new Proximal(adaptation.rule(), strength)), weighting);
  }

  @Override
  public TaskStatistics update(InnerLoop loop, long iteration, Vector update) {
    double loss = loop.adapt(adaptation.steps());
    update.assign(loop.start(), -1, loop.query().parameters(), 0, loop.length());
    return new TaskStatistics(loss, weight(loop, loss));
  }

  private double weight(InnerLoop loop, double loss) {
    return switch (weighting) {
      case UNIFORM -> 1;
      case SIZE -> loop.supportRows();
      case LOSS -> Math.exp(-loss);
    };
  }
}
