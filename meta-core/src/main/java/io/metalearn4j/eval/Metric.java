package io.metalearn4j.eval;

import io.metalearn4j.data.Examples;

/**
 * A figure of one task: how good predictions for its query set are. Implementations of {@link
 * Score} are pure functions.
 *
 * @param name short name for tables, not blank
 * @param isLowerBetter whether a low figure is a good one
 * @param score computes it
 */
public record Metric(String name, boolean isLowerBetter, Score score) {

  /** Mean squared error. */
  public static final Metric MSE = new Metric("MSE", true, Scores::squaredError);

  /** Mean absolute error. */
  public static final Metric MAE = new Metric("MAE", true, Scores::absoluteError);

  /**
   * Share of rows whose class is predicted. One output is the probability of class 1, decided at
   * 0.5; of several the first greatest counts.
   */
  public static final Metric ACCURACY = new Metric("accuracy", false, Scores::accuracy);

  /**
   * Negative log-likelihood of the targets. One output is the probability of class 1, several are
   * those of their classes; probabilities are kept 1.2e-7 away from 0 and 1.
   */
  public static final Metric LOG_LOSS = new Metric("log loss", true, Scores::logLoss);

  /** Computes a figure. */
  @FunctionalInterface
  public interface Score {
    /**
     * The figure of one task.
     *
     * @param prediction {@code [rows, outputs]} in row-major order, not modified
     * @param query the rows with their targets and weights
     * @return the figure; NaN counts as the worst there is
     */
    double of(float[] prediction, Examples query);
  }

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public Metric {
    if (name.isBlank()) {
      throw new IllegalArgumentException("metric name must not be blank");
    }
  }

  /** The worst figure there is. */
  double worst() {
    return isLowerBetter ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
  }

  /** The figure, or the worst one where it is not a number. */
  double of(float[] prediction, Examples query) {
    double figure = score.of(prediction, query);
    return Double.isNaN(figure) ? worst() : figure;
  }
}
