package io.metalearn4j.recsys.ranking;

/**
 * How often, over all supports of k of a user's n positives, one of them is in, two are in, one is
 * in and another out, one is out; by user, each times the user's weight. Users with n at most k
 * have 0 everywhere.
 *
 * @param weight the user's weight, exp(-age / recency)
 * @param in of one positive
 * @param both of two different positives
 * @param inOut of two different positives, the first in and the second out
 * @param out of one positive
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SupportOdds(double[] weight, double[] in, double[] both, double[] inOut, double[] out) {
  /**
   * Those of every user of the data.
   *
   * @param k size of the supports, at least 0
   * @param recency days of a user's weight to fall to 1/e
   */
  static SupportOdds of(RankingData data, int k, double recency) {
    int users = data.positives().rows();
    SupportOdds odds =
        new SupportOdds(
            new double[users],
            new double[users],
            new double[users],
            new double[users],
            new double[users]);
    for (int u = 0; u < users; u++) {
      double n = data.positives().count(u);
      if (n > k) {
        double w = Math.exp(-data.ages()[u] / recency);
        odds.weight[u] = w;
        odds.in[u] = w * k / n;
        odds.both[u] = n > 1 ? w * k * (k - 1.0) / (n * (n - 1)) : 0;
        odds.inOut[u] = k == 0 ? 0 : w * k / n * (1 - (k - 1) / Math.max(1, n - 1));
        odds.out[u] = w * (1 - k / n);
      }
    }
    return odds;
  }
}
