package io.metalearn4j.recsys.ranking;

import io.metalearn4j.recsys.data.SparseRows;

/**
 * A trained ranking of the catalogue: scores every item for a user, known or not, from a few
 * positives. Immutable, thread-safe.
 */
@FunctionalInterface
public interface RankingModel {
  /**
   * Scores every item; higher is better.
   *
   * @param features the user's features, first the constant
   * @param positives items the user took, distinct, in any number, none included
   * @return one score an item, a new array
   */
  float[] scores(SparseRows.Row features, int[] positives);
}
