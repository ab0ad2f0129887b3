package io.metalearn4j.recsys.protocol;

import io.metalearn4j.data.LeakageException;
import io.metalearn4j.recsys.data.SparseRows;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Checks that no query stands in the training data or in its own support. */
final class Leakage {
  private Leakage() {}

  static void checkRatings(SparseRows training, List<RatingTask> tasks) {
    for (RatingTask task : tasks) {
      check(training, task.user(), task.support().items(), task.items());
    }
  }

  static void checkRankings(SparseRows training, List<RankingTask> tasks) {
    for (RankingTask task : tasks) {
      check(training, task.user(), task.support(), task.query());
    }
  }

  /**
   * Users of training and tasks share one id map, so that a query in a user's training row is a
   * leak.
   */
  private static void check(SparseRows training, int user, int[] support, int[] query) {
    BitSet known = new BitSet();
    Arrays.stream(support).forEach(known::set);
    if (user < training.rows()) {
      for (int e = training.start(user); e < training.end(user); e++) {
        known.set(training.index(e));
      }
    }
    for (int item : query) {
      if (known.get(item)) {
        throw new LeakageException(
            "query must not be known beforehand, got item %d of user %d".formatted(item, user));
      }
    }
  }
}
