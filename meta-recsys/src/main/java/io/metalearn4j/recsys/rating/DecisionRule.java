package io.metalearn4j.recsys.rating;

/**
 * Which one number stands for a predicted distribution of ratings. One rule serves all rows of a
 * table.
 */
public enum DecisionRule {
  /** The model's own expectation, clipped to the scale; no head. */
  RAW,
  /** The expected rating: least squared error. */
  MEAN,
  /** The median level: least absolute error. */
  MEDIAN;

  /** The prediction under this rule. */
  public double predict(RatingPredictor predictor, RatingScale scale, int item) {
    if (this == RAW || !(predictor instanceof DistributionPredictor distribution)) {
      return scale.clip(predictor.mean(item));
    }
    double[] p = distribution.probabilities(item);
    return this == MEAN ? mean(p, scale) : median(p, scale);
  }

  private static double mean(double[] p, RatingScale scale) {
    double mean = 0;
    for (int c = 0; c < p.length; c++) {
      mean += p[c] * (scale.low() + c);
    }
    return mean;
  }

  private static double median(double[] p, RatingScale scale) {
    double below = 0;
    for (int c = 0; c < p.length; c++) {
      below += p[c];
      if (below >= .5) {
        return scale.low() + c;
      }
    }
    return scale.high();
  }
}
