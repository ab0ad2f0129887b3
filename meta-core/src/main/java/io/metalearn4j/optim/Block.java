package io.metalearn4j.optim;

/**
 * A run of parameters with their gradient and state, for {@link OuterOptimizer#update}: element
 * {@code i} of the run is at {@code i} of every array.
 *
 * <p>Internal design: without offsets the JIT compiler sees that a loop's arrays are in step, and
 * makes vector instructions of it.
 */
public final class Block {
  private final long iteration;
  private final long count;
  private final float[] parameters;
  private final float[][] state;
  private final int offset;
  private final float[] gradient;
  private final int gradientOffset;
  private final int length;

  /**
   * A block; the arrays are kept, not copied.
   *
   * @param iteration the outer iteration, from 0
   * @param count how many updates the block has had with this one, at least 1
   * @param state for each slot its values
   * @param offset where the block starts in parameters and state
   * @param gradientOffset where it starts in the gradient
   * @param length the number of elements
   */
  public Block(
      long iteration,
      long count,
      float[] parameters,
      float[][] state,
      int offset,
      float[] gradient,
      int gradientOffset,
      int length) {
    this.iteration = iteration;
    this.count = count;
    this.parameters = parameters;
    this.state = state;
    this.offset = offset;
    this.gradient = gradient;
    this.gradientOffset = gradientOffset;
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

  /** The parameters, to be modified within the block. */
  public float[] parameters() {
    return parameters;
  }

  /** The values of a slot, to be modified within the block. */
  public float[] state(int slot) {
    return state[slot];
  }

  /** Where the block starts in parameters and state. */
  public int offset() {
    return offset;
  }

  /** The gradient; not to be modified. */
  public float[] gradient() {
    return gradient;
  }

  /** Where the block starts in the gradient. */
  public int gradientOffset() {
    return gradientOffset;
  }

  /** The number of elements. */
  public int length() {
    return length;
  }
}
