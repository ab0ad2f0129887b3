package io.metalearn4j.algorithm;

import io.metalearn4j.engine.Vector;
import io.metalearn4j.inner.InnerLoop;
import io.metalearn4j.inner.InnerRule;

/**
 * No meta-training: every task trains from the initial parameters. The baseline that shows what the
 * other tasks are worth.
 *
 * <p>The update is zero. Immutable and thread-safe.
 */
public record FromScratch(Adaptation adaptation) implements MetaOptimizer {

  /** A number of steps of gradient descent for each task. */
  public static FromScratch innerLearningRate(double rate, int steps) {
    return new FromScratch(Adaptation.sgd(rate).withSteps(steps));
  }

  /** A number of steps of a rule for each task. */
  public static FromScratch innerRule(InnerRule rule, int steps) {
    return new FromScratch(new Adaptation(rule, steps));
  }

  @Override
  public TaskStatistics update(InnerLoop loop, long iteration, Vector update) {
    loop.adapt(adaptation.steps());
    update.fill(0, 0, loop.length());
    return TaskStatistics.of(loop.query().loss());
  }
}
