package io.metalearn4j.recsys.ranking;

import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.metric.RankingMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Training users held out to choose settings by: a few of their positives are shown, the others
 * asked for.
 */
final class HeldOut {
  private static final int LEAST = 30;
  private static final int MOST = 400;
  private static final int CUTOFF = 10;
  private final RankingData others;
  private final List<SparseRows.Row> features;
  private final List<int[]> supports;
  private final List<int[]> queries;

  private HeldOut(
      RankingData others,
      List<SparseRows.Row> features,
      List<int[]> supports,
      List<int[]> queries) {
    this.others = others;
    this.features = features;
    this.supports = supports;
    this.queries = queries;
  }

  /**
   * Several draws of users, each user in one draw at most: a tenth of the users with enough
   * positives, at least 30 and at most 400; no draw where two of them would be more than all users,
   * or fewer than three items are left to rank.
   *
   * @param above users must have more positives than these
   * @param shown number of positives shown
   * @param most number of draws, fewer where there are not so many users
   */
  static List<HeldOut> draw(RankingData data, int above, int shown, int most, long seed) {
    SparseRows positives = data.positives();
    int[] users =
        IntStream.range(0, positives.rows()).filter(u -> positives.count(u) > above).toArray();
    int count = Math.min(MOST, Math.max(LEAST, users.length / 10));
    if (users.length < 2 * count || positives.columns() - shown < 3) {
      return List.of();
    }
    SplittableRandom random = new SplittableRandom(seed);
    shuffle(users, random);
    List<HeldOut> draws = new ArrayList<>();
    for (int d = 0; d < most && (d + 1) * count <= users.length; d++) {
      draws.add(of(data, Arrays.copyOfRange(users, d * count, (d + 1) * count), shown, random));
    }
    return draws;
  }

  private static HeldOut of(RankingData data, int[] users, int shown, SplittableRandom random) {
    SparseRows positives = data.positives();
    BitSet out = new BitSet();
    List<SparseRows.Row> features = new ArrayList<>();
    List<int[]> supports = new ArrayList<>();
    List<int[]> queries = new ArrayList<>();
    for (int u : users) {
      out.set(u);
      int[] items =
          IntStream.range(positives.start(u), positives.end(u)).map(positives::index).toArray();
      shuffle(items, random);
      features.add(data.userFeatures().row(u));
      supports.add(Arrays.copyOf(items, shown));
      queries.add(Arrays.copyOfRange(items, shown, items.length));
    }
    List<SparseRows.Row> kept =
        IntStream.range(0, positives.rows())
            .mapToObj(u -> out.get(u) ? SparseRows.Row.empty() : positives.row(u))
            .toList();
    return new HeldOut(
        new RankingData(
            SparseRows.ofRows(positives.columns(), kept),
            data.userFeatures(),
            data.itemFeatures(),
            data.ages()),
        features,
        supports,
        queries);
  }

  private static void shuffle(int[] values, SplittableRandom random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }

  /** What is left to train on. */
  RankingData others() {
    return others;
  }

  int size() {
    return supports.size();
  }

  SparseRows.Row features(int task) {
    return features.get(task);
  }

  int[] support(int task) {
    return supports.get(task);
  }

  /** The nDCG@10 of scores, one row a task. */
  double[] ndcg(float[][] scores) {
    return IntStream.range(0, scores.length)
        .mapToDouble(
            t -> {
              int items = Math.min(CUTOFF, scores[t].length - supports.get(t).length - 1);
              int[] top =
                  RankingMetrics.top(scores[t], RankingMetrics.set(supports.get(t)), items, t);
              return RankingMetrics.of(top, RankingMetrics.set(queries.get(t))).ndcg();
            })
        .toArray();
  }
}
