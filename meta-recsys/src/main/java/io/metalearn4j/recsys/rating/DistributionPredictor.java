package io.metalearn4j.recsys.rating;

/** Ratings of one user as a probability for every level of the scale. */
public interface DistributionPredictor extends RatingPredictor {
  /** The probabilities of the levels of the scale, lowest first; they sum to 1. */
  double[] probabilities(int item);
}
