package io.metalearn4j.recsys.rating;

/**
 * Settings of a {@link FactorLearner}.
 *
 * @param factors number of factors besides the offset, at least 1
 * @param iterations rounds of variational expectation-maximisation, at least 1
 * @param userPenalty ridge penalty of the map from user features to prior mean
 * @param itemPenalty ridge penalty of the map from item features to prior mean
 * @param bayesianItems whether items have a learned Gaussian prior and keep their covariance; else
 *     they are points under fixed penalties
 * @param userFeatures whether the users' prior mean depends on their features, or is one for all
 * @param itemFeatures whether the items' prior mean depends on their features, or is one for all
 */
public record FactorSettings(
    int factors,
    int iterations,
    double userPenalty,
    double itemPenalty,
    boolean bayesianItems,
    boolean userFeatures,
    boolean itemFeatures) {
  /**
   * Variational Bayes with priors from features: chosen on held-out training users of MovieLens 1M.
   */
  public static final FactorSettings BAYESIAN = new FactorSettings(32, 12, 10, 8, true, true, true);

  /** Matrix factorisation whose users have an empirical-Bayes prior, and whose items are points. */
  public static final FactorSettings MATRIX_FACTORISATION =
      new FactorSettings(16, 10, 10, 8, false, false, false);

  /** Checks the ranges. */
  public FactorSettings {
    if (factors < 1 || iterations < 1 || !(userPenalty > 0) || !(itemPenalty > 0)) {
      throw new IllegalArgumentException(
          "factors and iterations must be at least 1 and penalties above 0, got %d, %d, %s, %s"
              .formatted(factors, iterations, userPenalty, itemPenalty));
    }
  }

  /** These settings with another number of factors. */
  public FactorSettings withFactors(int number) {
    return new FactorSettings(
        number, iterations, userPenalty, itemPenalty, bayesianItems, userFeatures, itemFeatures);
  }

  /** These settings with another number of iterations. */
  public FactorSettings withIterations(int number) {
    return new FactorSettings(
        factors, number, userPenalty, itemPenalty, bayesianItems, userFeatures, itemFeatures);
  }
}
