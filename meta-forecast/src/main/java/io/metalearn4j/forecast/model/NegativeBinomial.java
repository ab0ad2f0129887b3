package io.metalearn4j.forecast.model;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;

/**
 * The negative binomial distribution of demand by mean and variance; Poisson where the variance is
 * not above the mean.
 *
 * @param mean units a period, {@code >= 0}
 * @param variance {@code >= 0}
 */
record NegativeBinomial(double mean, double variance) {
  private static final double LARGE = 300;

  static NegativeBinomial ofMoments(double[] y) {
    int n = y.length;
    double mean = Arrays.stream(y).average().orElse(0);
    double variance =
        n < 2 ? mean : Arrays.stream(y).map(v -> (v - mean) * (v - mean)).sum() / (n - 1);
    return new NegativeBinomial(mean, variance);
  }

  double[] quantiles(List<Double> levels) {
    return levels.stream().mapToDouble(this::quantile).toArray();
  }

  /** The least whole demand with a probability of at least {@code level} of not more than it. */
  double quantile(double level) {
    if (mean <= 0) {
      return 0;
    }
    if (variance <= mean * (1 + 1e-9)) {
      return new PoissonDistribution(mean).inverseCumulativeProbability(level);
    }
    double size = mean * mean / (variance - mean);
    if (mean > LARGE) {
      return Math.rint(
          new GammaDistribution(null, mean * mean / variance, variance / mean)
              .inverseCumulativeProbability(level));
    }
    double odds = mean / (mean + size);
    double probability = Math.exp(size * Math.log1p(-odds));
    double below = probability;
    int y = 0;
    while (below < level && y < 1_000_000) {
      probability *= odds * (y + size) / (y + 1);
      below += probability;
      y++;
    }
    return y;
  }
}
