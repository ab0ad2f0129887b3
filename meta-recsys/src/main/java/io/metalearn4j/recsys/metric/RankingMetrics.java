package io.metalearn4j.recsys.metric;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * Metrics of one user's ranking of the catalogue against the items that were truly taken.
 *
 * @param ndcg normalised discounted cumulative gain at k, binary gains
 * @param precision share of the k that were taken
 * @param recall share of the taken that stand among the k
 * @param hitRate 1 where any of the k was taken
 * @param reciprocalRank 1 / rank of the first that was taken, 0 beyond k
 * @param averagePrecision mean over the taken of the precision at their ranks, cut at k
 */
public record RankingMetrics(
    double ndcg,
    double precision,
    double recall,
    double hitRate,
    double reciprocalRank,
    double averagePrecision) {
  /** Items as the set that rankings are held against. */
  public static BitSet set(int... items) {
    BitSet set = new BitSet();
    Arrays.stream(items).forEach(set::set);
    return set;
  }

  /**
   * Metrics of a ranking.
   *
   * @param top the ranked items, best first
   * @param relevant the items that were taken
   */
  public static RankingMetrics of(int[] top, BitSet relevant) {
    int taken = relevant.cardinality();
    double gain = 0;
    double ideal = 0;
    double precisions = 0;
    double first = 0;
    int hits = 0;
    for (int rank = 0; rank < top.length; rank++) {
      if (rank < taken) {
        ideal += 1 / Metrics.log2(rank + 2);
      }
      if (relevant.get(top[rank])) {
        hits++;
        gain += 1 / Metrics.log2(rank + 2);
        precisions += hits / (rank + 1.0);
        if (hits == 1) {
          first = 1.0 / (rank + 1);
        }
      }
    }
    if (taken == 0) {
      throw new IllegalArgumentException("relevant must hold at least one item");
    }
    return new RankingMetrics(
        gain / ideal,
        (double) hits / top.length,
        (double) hits / taken,
        hits > 0 ? 1 : 0,
        first,
        precisions / Math.min(taken, top.length));
  }

  /**
   * The k items of highest score, best first; ties in an order that the seed decides.
   *
   * @param scores one an item, not modified
   * @param excluded items that must not be ranked
   * @throws IllegalArgumentException when there are not more candidates than k
   */
  public static int[] top(float[] scores, BitSet excluded, int k, long seed) {
    Metrics.requireMoreThan(k, scores.length - excluded.cardinality());
    int[] top = new int[k];
    long[] ties = new long[k];
    int size = 0;
    for (int i = 0; i < scores.length; i++) {
      if (excluded.get(i) || (size == k && scores[i] < scores[top[k - 1]])) {
        continue;
      }
      long tie = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + i).nextLong();
      if (size == k && !better(scores[i], tie, scores[top[k - 1]], ties[k - 1])) {
        continue;
      }
      int at = size < k ? size++ : k - 1;
      while (at > 0 && better(scores[i], tie, scores[top[at - 1]], ties[at - 1])) {
        top[at] = top[at - 1];
        ties[at] = ties[at - 1];
        at--;
      }
      top[at] = i;
      ties[at] = tie;
    }
    return top;
  }

  private static boolean better(float score, long tie, float other, long otherTie) {
    return score > other || (score == other && tie > otherTie);
  }
}
