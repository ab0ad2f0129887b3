package io.metalearn4j.optim;

/**
 * A run of parameters with their gradient and state, for {@link OuterOptimizer#update}: element
 * {@code i} is at {@code from + i} of parameters and state, and at {@code gradientFrom + i} of the
 * gradient.
 */
public final class Block {
  private final long iteration;
  private final long count;
  private final float[] parameters;
  private final float[][] state;
  private final int from;
  private final float[] gradient;
  private final int gradientFrom;
  private final int length;

  /**
   * A block; the arrays are kept, not copied.
   *
   * @param iteration the outer iteration, from 0
   * @param count how many updates the block has had with this one, at least 1
   * @param state for each slot its values, laid out as the parameters are
   */
  public Block(
      long iteration,
      long count,
      float[] parameters,
      float[][] state,
      int from,
      float[] gradient,
      int gradientFrom,
      int length) {
    this.iteration = iteration;
    this.count = count;
    this.parameters = parameters;
    this.state = state;
    this.from = from;
    this.gradient = gradient;
    this.gradientFrom = gradientFrom;
    this.length = length;
  }

  /** The outer iteration, from 0, for schedules. */
  public long iteration() {
    return iteration;
  }

  /** How many updates the block has had with this one, at least 1. */
  public long count() {
    return count;
  }

  /** The parameters, to be modified. */
  public float[] parameters() {
    return parameters;
  }

  /** The values of a slot, to be modified. */
  public float[] state(int slot) {
    return state[slot];
  }

  /** Where the block starts in parameters and state. */
  public int from() {
    return from;
  }

  /** The gradient; not to be modified. */
  public float[] gradient() {
    return gradient;
  }

  /** Where the block starts in the gradient. */
  public int gradientFrom() {
    return gradientFrom;
  }

  /** The number of elements. */
  public int length() {
    return length;
  }
}
