package io.metalearn4j.algorithm;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.metalearn4j.engine.Vector;
import io.metalearn4j.inner.InnerLoop;
import io.metalearn4j.inner.InnerRule;
import io.metalearn4j.parameter.ParameterSpec;
import java.util.Set;

/**
 * Almost no inner loop: MAML of which the inner loop adapts the head alone; the body is
 * meta-learned.
 *
 * <p>Cost and memory as {@link Maml}, which computes the update. Immutable and thread-safe.
 *
 * @param maml computes the update
 * @param head names of the parameters that are adapted, at least one
 * @see <a href="https://arxiv.org/abs/1909.09157">A. Raghu et al., Rapid learning or feature reuse?
 *     Towards understanding the effectiveness of MAML, ICLR 2020</a>
 */
public record Anil(Maml maml, Set<String> head) implements MetaOptimizer {

  /**
   * Checks and copies the names.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Anil {
    head = ImmutableSortedSet.copyOf(head); // sorted, so that its text is the same in every JVM
    if (head.isEmpty()) {
      throw new IllegalArgumentException("head has 0 parameters, must have at least 1");
    }
  }

  /** One inner step of gradient descent on the named parameters. */
  public static Anil innerLearningRate(double rate, Iterable<String> head) {
    return new Anil(Maml.innerLearningRate(rate), names(head));
  }

  /** One inner step of a rule on the named parameters. */
  public static Anil innerRule(InnerRule rule, Iterable<String> head) {
    return new Anil(Maml.innerRule(rule), names(head));
  }

  private static Set<String> names(Iterable<String> head) {
    return ImmutableSet.copyOf(head);
  }

  /** The same with another number of inner steps. */
  public Anil steps(int steps) {
    return new Anil(maml.steps(steps), head);
  }

  @Override
  public Adaptation adaptation() {
    return maml.adaptation();
  }

  @Override
  public boolean needsHessian() {
    return maml.needsHessian();
  }

  /**
   * Only the head.
   *
   * @throws IllegalArgumentException if the learner lacks one of the names, or does not let it be
   *     adapted
   */
  @Override
  public ParameterSpec adapted(ParameterSpec learner) {
    for (String name : head) {
      if (!learner.parameter(name).isAdapted()) {
        throw new IllegalArgumentException(
            "head parameter " + name + " is not adapted by the learner, must be");
      }
    }
    return learner.adaptingOnly(parameter -> head.contains(parameter.name()));
  }

  @Override
  public TaskStatistics update(InnerLoop loop, long iteration, Vector update) {
    return maml.update(loop, iteration, update);
  }
}
