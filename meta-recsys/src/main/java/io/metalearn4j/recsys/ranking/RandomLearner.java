package io.metalearn4j.recsys.ranking;

import java.util.SplittableRandom;

/** Ranks at random, a different order for each user: what chance alone scores. */
public final class RandomLearner implements RankingLearner {
  @Override
  public String name() {
    return "random";
  }

  @Override
  public RankingModel fit(RankingData data, long seed) {
    int items = data.positives().columns();
    return (features, positives) -> {
      long key = seed;
      for (int item : positives) {
        key = key * 31 + item;
      }
      SplittableRandom random = new SplittableRandom(key);
      float[] scores = new float[items];
      for (int i = 0; i < items; i++) {
        scores[i] = (float) random.nextDouble();
      }
      return scores;
    };
  }
}
