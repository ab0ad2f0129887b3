package io.metalearn4j.recsys;

import java.util.List;

/**
 * How a user would rate an item: a probability for every level of the scale.
 *
 * @param low the lowest level
 * @param probabilities of {@code low, low + 1, ...}, of sum 1
 */
public record RatingDistribution(int low, List<Double> probabilities) {
  /** Copies the probabilities. */
  public RatingDistribution {
    probabilities = List.copyOf(probabilities);
  }

  /** The expected rating. */
  public double mean() {
    double sum = 0;
    for (int c = 0; c < probabilities.size(); c++) {
      sum += probabilities.get(c) * (low + c);
    }
    return sum;
  }

  /** The least rating that is not exceeded with probability one half or more. */
  public int median() {
    double below = 0;
    for (int c = 0; c < probabilities.size(); c++) {
      below += probabilities.get(c);
      if (below >= .5) {
        return low + c;
      }
    }
    return low + probabilities.size() - 1;
  }
}
