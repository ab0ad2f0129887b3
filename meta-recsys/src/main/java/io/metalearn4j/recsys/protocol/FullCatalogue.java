package io.metalearn4j.recsys.protocol;

import io.metalearn4j.recsys.data.SparseRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Tasks over the full catalogue: k random positives of a user are shown, all others are asked for,
 * every item is ranked.
 */
public final class FullCatalogue {
  private FullCatalogue() {}

  /**
   * The tasks of all users with more than {@code k} positives.
   *
   * @param positives users by items
   * @param features one row a user
   * @param k number of positives shown, at least 0
   * @param seed decides which are shown; a user's cut depends on seed and user alone, and a smaller
   *     k shows a part of what a larger one shows
   */
  public static List<RankingTask> of(SparseRows positives, SparseRows features, int k, long seed) {
    List<RankingTask> tasks = new ArrayList<>();
    for (int u = 0; u < positives.rows(); u++) {
      if (positives.count(u) > k) {
        int[] order =
            RatingTasks.shuffled(
                positives.start(u),
                positives.end(u),
                new SplittableRandom(seed * 0x9E3779B97F4A7C15L + u));
        int[] items = Arrays.stream(order).map(positives::index).toArray();
        tasks.add(
            new RankingTask(
                u,
                features.row(u),
                Arrays.copyOf(items, k),
                Arrays.copyOfRange(items, k, items.length)));
      }
    }
    return tasks;
  }
}
