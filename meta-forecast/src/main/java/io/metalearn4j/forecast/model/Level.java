package io.metalearn4j.forecast.model;

import java.util.Arrays;

/**
 * The level of a short history, pulled a little towards the level of all series so that it is never
 * zero: {@code s = (sum y + min(m, 1) / 2) / (k + 1/2)}, m being the mean demand of all series.
 *
 * @param poolMean mean demand of all series, {@code >= 0}
 */
record Level(double poolMean) {
  private static final double PRIOR_PERIODS = .5;
  private static final double SMALLEST = 1e-9;

  double of(double[] support) {
    double prior = Math.max(SMALLEST, PRIOR_PERIODS * Math.min(poolMean, 1));
    return (Arrays.stream(support).sum() + prior) / (support.length + PRIOR_PERIODS);
  }
}
