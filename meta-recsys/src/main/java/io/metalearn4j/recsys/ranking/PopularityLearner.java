package io.metalearn4j.recsys.ranking;

import io.metalearn4j.recsys.data.SparseRows;

/** Ranks by the number of users who took an item. */
public final class PopularityLearner implements RankingLearner {
  @Override
  public String name() {
    return "popularity";
  }

  @Override
  public RankingModel fit(RankingData data, long seed) {
    float[] counts = counts(data.positives());
    return (features, positives) -> counts.clone();
  }

  static float[] counts(SparseRows positives) {
    float[] counts = new float[positives.columns()];
    for (int e = 0; e < positives.size(); e++) {
      counts[positives.index(e)]++;
    }
    return counts;
  }
}
