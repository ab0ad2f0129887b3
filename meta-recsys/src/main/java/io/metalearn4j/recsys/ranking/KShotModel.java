package io.metalearn4j.recsys.ranking;

import io.metalearn4j.recsys.data.SparseRows;

/**
 * Weights from support items and user features to items, for a ladder of support sizes. Immutable,
 * thread-safe.
 */
public final class KShotModel implements RankingModel {
  private final int[] rungs;
  private final ItemWeights[] weights;

  KShotModel(int[] rungs, ItemWeights[] weights) {
    this.rungs = rungs;
    this.weights = weights;
  }

  @Override
  public float[] scores(SparseRows.Row features, int[] positives) {
    float[] scores = new float[weights[0].items()];
    int upper = 0;
    while (upper < rungs.length - 1 && rungs[upper] < positives.length) {
      upper++;
    }
    int lower = Math.max(0, upper - 1);
    double share =
        rungs[upper] <= positives.length || upper == lower
            ? 1
            : Math.log((1.0 + positives.length) / (1.0 + rungs[lower]))
                / Math.log((1.0 + rungs[upper]) / (1.0 + rungs[lower]));
    add(upper, (float) share, features, positives, scores);
    if (share < 1) {
      add(lower, (float) (1 - share), features, positives, scores);
    }
    return scores;
  }

  private void add(
      int rung, float share, SparseRows.Row features, int[] positives, float[] scores) {
    int items = scores.length;
    for (int item : positives) {
      weights[rung].add(item, share, scores);
    }
    for (int f = 0; f < features.size(); f++) {
      weights[rung].add(items + features.index(f), share * features.value(f), scores);
    }
  }
}
