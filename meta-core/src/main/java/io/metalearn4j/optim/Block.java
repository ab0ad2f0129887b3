package io.metalearn4j.optim;

/**
 * A run of parameters with their gradient and state, for {@link OuterOptimizer#update}: element
 * {@code i} is at {@code from + i} of parameters and state, and at {@code gradientFrom + i} of the
 * gradient.
 *
 * @param iteration the outer iteration, from 0, for schedules
 * @param count how many updates the block has had with this one, at least 1
 * @param parameters modified
 * @param state for each slot its values; modified
 * @param from where the block starts in parameters and state
 * @param gradient not modified
 * @param gradientFrom where the block starts in the gradient
 * @param length number of elements
 */
public record Block(
    long iteration,
    long count,
    float[] parameters,
    float[][] state,
    int from,
    float[] gradient,
    int gradientFrom,
    int length) {}
