package io.metalearn4j.model;

/**
 * What an adaptation did.
 *
 * @param steps inner steps that were taken
 * @param firstLoss support loss before the first step; NaN if none was taken
 * @param lastLoss support loss before the last step; NaN if none was taken
 * @param hasFallenBack whether the steps diverged, and the model predicts with the meta-parameters
 *     instead
 */
public record AdaptationReport(
    int steps, double firstLoss, double lastLoss, boolean hasFallenBack) {

  /** No step. */
  static final AdaptationReport NONE = new AdaptationReport(0, Double.NaN, Double.NaN, false);
}
