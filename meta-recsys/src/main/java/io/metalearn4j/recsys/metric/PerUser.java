package io.metalearn4j.recsys.metric;

import io.metalearn4j.eval.Bootstrap;
import io.metalearn4j.eval.Estimate;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One metric of many users, several times each (draws of support and query, seeds of the model),
 * with intervals by bootstrap over the users.
 *
 * <p>A user's value is the mean over the draws in which the user took part, so that draws of one
 * user do not pass for independent users. The resamples depend on the number of users alone, so
 * that two rows of one table are resampled alike. Not thread-safe while values are added.
 */
public final class PerUser {
  private static final long SEED = 20190804;
  private final double[] sums;
  private final int[] counts;

  /** No values yet, for users 0 to {@code users} - 1. */
  public PerUser(int users) {
    sums = new double[users];
    counts = new int[users];
  }

  /** Adds one value of one user. */
  public void add(int user, double value) {
    sums[user] += value;
    counts[user]++;
  }

  /**
   * The mean over users.
   *
   * @throws IllegalArgumentException when no user has a value
   */
  public Estimate mean() {
    return bootstrap(
        IntStream.range(0, sums.length)
            .filter(u -> counts[u] > 0)
            .mapToDouble(u -> sums[u] / counts[u])
            .toArray());
  }

  /**
   * The mean over users of this minus that.
   *
   * @throws IllegalArgumentException when the two were not measured on the same users equally often
   */
  public Estimate minus(PerUser other) {
    if (!Arrays.equals(counts, other.counts)) {
      throw new IllegalArgumentException(
          "a paired comparison must have the same users equally often on both sides");
    }
    return bootstrap(
        IntStream.range(0, sums.length)
            .filter(u -> counts[u] > 0)
            .mapToDouble(u -> (sums[u] - other.sums[u]) / counts[u])
            .toArray());
  }

  private static Estimate bootstrap(double[] values) {
    return Bootstrap.of(values.length, SEED).mean(values);
  }
}
