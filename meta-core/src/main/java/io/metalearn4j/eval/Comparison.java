package io.metalearn4j.eval;

/**
 * Two rows on the same tasks.
 *
 * @param difference the mean over tasks of the first row's figure minus the second's
 * @param winShare share of tasks on which the first row is better; a tie counts half
 */
public record Comparison(Estimate difference, double winShare) {}
