package io.metalearn4j.recsys.protocol;

import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.rating.Support;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Tasks cut from users' ratings: of a user with 13 to 100 ratings ten random ones are asked for,
 * the rest are shown.
 *
 * @see <a href="https://dl.acm.org/doi/10.1145/3292500.3330859">Lee et al.: MeLU, KDD 2019, section
 *     4.1</a>
 */
public final class RatingTasks {
  /** Number of ratings asked for. */
  public static final int QUERY = 10;

  private static final int FEWEST = 13;
  private static final int MOST = 100;

  private RatingTasks() {}

  /** Whether a user with so many ratings is asked at all. */
  public static boolean eligible(int ratings) {
    return ratings >= FEWEST && ratings <= MOST;
  }

  /**
   * The tasks of all eligible users.
   *
   * @param ratings users by items
   * @param features one row a user
   * @param seed decides which ratings are asked for and the order of those shown; a user's cut
   *     depends on seed and user alone
   */
  public static List<RatingTask> of(SparseRows ratings, SparseRows features, long seed) {
    List<RatingTask> tasks = new ArrayList<>();
    for (int u = 0; u < ratings.rows(); u++) {
      if (eligible(ratings.count(u))) {
        int[] order =
            shuffled(
                ratings.start(u),
                ratings.end(u),
                new SplittableRandom(seed * 0x9E3779B97F4A7C15L + u));
        int shown = order.length - QUERY;
        int[] items = new int[order.length];
        float[] values = new float[order.length];
        for (int e = 0; e < order.length; e++) {
          items[e] = ratings.index(order[e]);
          values[e] = ratings.value(order[e]);
        }
        Support support =
            new Support(features.row(u), Arrays.copyOf(items, shown), Arrays.copyOf(values, shown));
        tasks.add(
            new RatingTask(
                u,
                support,
                Arrays.copyOfRange(items, shown, items.length),
                Arrays.copyOfRange(values, shown, items.length)));
      }
    }
    return tasks;
  }

  /** The positions {@code from} to {@code to}, shuffled. */
  static int[] shuffled(int from, int to, SplittableRandom random) {
    int[] order = new int[to - from];
    for (int e = 0; e < order.length; e++) {
      int swap = random.nextInt(e + 1);
      order[e] = order[swap];
      order[swap] = from + e;
    }
    return order;
  }
}
