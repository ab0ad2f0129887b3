package io.metalearn4j.engine;

import io.metalearn4j.data.Examples;
import io.metalearn4j.parameter.ParameterValues;
import org.jspecify.annotations.Nullable;

/**
 * What one worker needs to learn one task after the other: preallocated vectors and evaluations.
 * Once it has seen its largest task it allocates nothing.
 *
 * <p>Not thread-safe; each thread has its own.
 */
public interface Workspace {

  /**
   * Takes the meta-parameters that the next tasks start from; call it again whenever they change.
   * Not modified, read until the next call.
   */
  void load(ParameterValues metaParameters);

  /**
   * Takes a task.
   *
   * @param support the examples of {@link #support(int)}
   * @param query the examples of {@link #query()}, or null where there are none
   * @throws io.metalearn4j.data.InvalidExamplesException if the examples do not fit the schema or a
   *     table
   */
  void bind(Examples support, @Nullable Examples query);

  /**
   * Takes a minibatch: until the next call, or the next task, the support loss counts these
   * examples alone. Parameters stay as they are.
   *
   * @param batch rows of the support set that is bound
   */
  void narrow(Examples batch);

  /** Where the parameters of the task at hand stand in its vectors; changes with each task. */
  LocalLayout layout();

  /**
   * The loss over the support set at the parameters before inner step {@code step}. That of step 0
   * has the meta-parameters.
   *
   * @param step from 0, below the number of points that the workspace was made for
   */
  Evaluation support(int step);

  /** The loss over the query set, at parameters of its own. */
  Evaluation query();

  /** A vector that holds any task's parameters; zeros at first. */
  Vector newVector();
}
