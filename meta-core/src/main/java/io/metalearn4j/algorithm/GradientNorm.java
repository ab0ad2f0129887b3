package io.metalearn4j.algorithm;

import io.metalearn4j.engine.Evaluation;
import io.metalearn4j.engine.Vector;
import io.metalearn4j.inner.InnerLoop;
import io.metalearn4j.inner.InnerRule;

/**
 * The mean gradient norm over tasks as an objective: the meta-parameters from which every task has
 * least to move, {@code min mean |grad L_i(theta)|}. The update is {@code H g / |g|}.
 *
 * <p>A small gradient is no small loss: a point that no task can leave also qualifies. It is here
 * to be compared with. The gradient is that of the support set; the adaptation serves the fitted
 * model only. Cost: a gradient and a Hessian-vector product. Immutable and thread-safe.
 */
public record GradientNorm(Adaptation adaptation) implements MetaOptimizer {

  /** The fitted model adapts by one step of gradient descent. */
  public static GradientNorm innerLearningRate(double rate) {
    return new GradientNorm(Adaptation.sgd(rate));
  }

  /** The fitted model adapts by one step of a rule. */
  public static GradientNorm innerRule(InnerRule rule) {
    return new GradientNorm(new Adaptation(rule, 1));
  }

  /** The same with another number of inner steps. */
  public GradientNorm steps(int steps) {
    return new GradientNorm(adaptation.withSteps(steps));
  }

  @Override
  public boolean needsHessian() {
    return true;
  }

  @Override
  public TaskStatistics update(InnerLoop loop, long iteration, Vector update) {
    Evaluation support = loop.support(0);
    support.lossAndGradient();
    support.direction().fill(0, 0, loop.length());
    loop.copyAdapted(support.gradient(), support.direction());
    double norm = Math.sqrt(support.direction().dot(support.direction(), 0, loop.length()));
    update.fill(0, 0, loop.length());
    if (norm > 0) {
      support.multiplyHessian();
      update.combine(0, 1 / norm, support.product(), 0, loop.length());
    }
    return TaskStatistics.of(norm);
  }
}
