package io.metalearn4j.recsys.metric;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Metrics of one user's predictions. Pure functions; ties are broken by a seeded shuffle, never by
 * the order in which items come.
 *
 * @see <a href="https://dl.acm.org/doi/10.1145/582415.582418">Järvelin, Kekäläinen: Cumulated
 *     gain-based evaluation, ACM TOIS 2002</a>
 */
public final class Metrics {
  private Metrics() {}

  /** Mean absolute error. */
  public static double mae(double[] predicted, float[] actual) {
    double sum = 0;
    for (int e = 0; e < actual.length; e++) {
      sum += Math.abs(predicted[e] - actual[e]);
    }
    return sum / actual.length;
  }

  /** Mean squared error. */
  public static double mse(double[] predicted, float[] actual) {
    double sum = 0;
    for (int e = 0; e < actual.length; e++) {
      sum += (predicted[e] - actual[e]) * (predicted[e] - actual[e]);
    }
    return sum / actual.length;
  }

  /**
   * Normalised discounted cumulative gain at k with gains 2^r - 1.
   *
   * @param scores higher is better, not modified
   * @param ratings true ratings, more than {@code k}
   * @param seed breaks ties
   * @throws IllegalArgumentException when there are not more candidates than {@code k}: any order
   *     would then score alike
   */
  public static double ndcg(double[] scores, float[] ratings, int k, long seed) {
    requireMoreThan(k, ratings.length);
    double gain = 0;
    int[] order = order(scores, seed);
    for (int rank = 0; rank < k; rank++) {
      gain += (Math.pow(2, ratings[order[rank]]) - 1) / log2(rank + 2);
    }
    double[] truth = new double[ratings.length];
    for (int e = 0; e < truth.length; e++) {
      truth[e] = ratings[e];
    }
    int[] best = order(truth, 0);
    double ideal = 0;
    for (int rank = 0; rank < k; rank++) {
      ideal += (Math.pow(2, ratings[best[rank]]) - 1) / log2(rank + 2);
    }
    return ideal > 0 ? gain / ideal : 0;
  }

  /**
   * Area under the receiver operating characteristic: the share of pairs of a positive and a
   * negative in which the positive scores higher, ties counting half.
   *
   * @param positives scores of the positives, at least one, not modified
   * @param negatives scores of the negatives, at least one, not modified
   */
  public static double auc(double[] positives, double[] negatives) {
    if (positives.length == 0 || negatives.length == 0) {
      throw new IllegalArgumentException(
          "positives and negatives must be at least 1 each, got %d and %d"
              .formatted(positives.length, negatives.length));
    }
    double[] others = Arrays.stream(negatives).sorted().toArray();
    double won = 0;
    int below = 0;
    int atMost = 0;
    for (double score : Arrays.stream(positives).sorted().toArray()) {
      while (below < others.length && others[below] < score) {
        below++;
      }
      while (atMost < others.length && others[atMost] <= score) {
        atMost++;
      }
      won += (below + atMost) / 2.0;
    }
    return won / positives.length / negatives.length;
  }

  /**
   * Fails where the query is not larger than the cut-off: every metric would be 1 for any order.
   */
  public static void requireMoreThan(int k, int candidates) {
    if (candidates <= k) {
      throw new IllegalArgumentException(
          "candidates must be more than k, got %d candidates and k %d".formatted(candidates, k));
    }
  }

  /** Positions by falling score, ties in an order that the seed decides. */
  public static int[] order(double[] scores, long seed) {
    int n = scores.length;
    int[] order = new int[n];
    SplittableRandom random = new SplittableRandom(seed);
    for (int e = 0; e < n; e++) {
      int swap = random.nextInt(e + 1);
      order[e] = order[swap];
      order[swap] = e;
    }
    for (int e = 1; e < n; e++) {
      int item = order[e];
      int at = e - 1;
      while (at >= 0 && scores[order[at]] < scores[item]) {
        order[at + 1] = order[at];
        at--;
      }
      order[at + 1] = item;
    }
    return order;
  }

  static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
