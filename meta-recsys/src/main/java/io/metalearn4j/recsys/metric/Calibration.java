package io.metalearn4j.recsys.metric;

/**
 * How well probabilities match frequencies: the expected calibration error, sum_b (n_b / n) |mean
 * probability in b - share that came true in b|, over ten bins b of equal width.
 *
 * <p>Given the probability of every level of a rating scale, this is the error over all levels
 * alike. Not thread-safe.
 *
 * @see <a href="https://arxiv.org/abs/1910.12656">Kull et al.: Beyond temperature scaling, NeurIPS
 *     2019, classwise calibration error</a>
 */
public final class Calibration {
  private static final int BINS = 10;
  private final double[] excess = new double[BINS];
  private long n;

  /** Nothing predicted yet. */
  public Calibration() {}

  /**
   * Adds a prediction.
   *
   * @param probability from 0 to 1
   * @param cameTrue what happened
   * @throws IllegalArgumentException when the probability is out of range
   */
  public void add(double probability, boolean cameTrue) {
    if (!(probability >= 0 && probability <= 1 + 1e-9)) {
      throw new IllegalArgumentException("probability must be from 0 to 1, got " + probability);
    }
    excess[Math.min(BINS - 1, (int) (probability * BINS))] += probability - (cameTrue ? 1 : 0);
    n++;
  }

  /** The expected calibration error, from 0 to 1; 0 where nothing was predicted. */
  public double error() {
    double sum = 0;
    for (double e : excess) {
      sum += Math.abs(e);
    }
    return sum / Math.max(1, n);
  }
}
