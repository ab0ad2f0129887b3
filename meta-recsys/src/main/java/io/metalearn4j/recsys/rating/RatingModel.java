package io.metalearn4j.recsys.rating;

/**
 * A trained model of ratings: adapts to a user, known or not, from what the support says.
 * Immutable, thread-safe.
 */
@FunctionalInterface
public interface RatingModel {
  /**
   * Adapts to one user; an empty support gives the prediction for a user of whom nothing but the
   * features is known.
   */
  RatingPredictor adapt(Support support);
}
