package io.metalearn4j.recsys.ranking;

import io.metalearn4j.recsys.data.SparseRows;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Any learner whose cost grows too fast with the catalogue, fitted on the best sellers alone; all
 * other items score by a tenth of the share of users who took them.
 */
public final class BestSellers implements RankingLearner {
  static final float LONG_TAIL = .1f;
  private final RankingLearner learner;
  private final int limit;

  /**
   * The given learner on part of the catalogue.
   *
   * @param limit number of items that the learner sees, at least 1
   */
  public BestSellers(RankingLearner learner, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, got " + limit);
    }
    this.learner = learner;
    this.limit = limit;
  }

  @Override
  public String name() {
    return learner.name();
  }

  @Override
  public RankingModel fit(RankingData data, long seed) {
    float[] counts = PopularityLearner.counts(data.positives());
    if (counts.length <= limit) {
      return learner.fit(data, seed);
    }
    int[] sellers = of(counts, limit);
    RankingModel model = learner.fit(restrict(data, sellers), seed);
    int[] position = new int[counts.length];
    Arrays.fill(position, -1);
    for (int s = 0; s < sellers.length; s++) {
      position[sellers[s]] = s;
    }
    float users = Math.max(1, data.positives().rows());
    return (features, positives) -> {
      float[] sold =
          model.scores(
              features,
              Arrays.stream(positives).map(i -> position[i]).filter(s -> s >= 0).toArray());
      float[] scores = new float[counts.length];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = position[i] < 0 ? LONG_TAIL * counts[i] / users : sold[position[i]];
      }
      return scores;
    };
  }

  /** The share of all positives that are of the {@code limit} items of the most positives. */
  public static double share(SparseRows positives, int limit) {
    float[] counts = PopularityLearner.counts(positives);
    double best = Arrays.stream(of(counts, limit)).mapToDouble(i -> counts[i]).sum();
    return best / Math.max(1, positives.size());
  }

  /** Indices of the {@code limit} items of the highest counts, ascending. */
  static int[] of(float[] counts, int limit) {
    return IntStream.range(0, counts.length)
        .boxed()
        .sorted((a, b) -> Float.compare(counts[b], counts[a]))
        .limit(limit)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  /** The data of the given items alone. */
  static RankingData restrict(RankingData data, int[] sellers) {
    SparseRows kept = data.positives().transpose().select(sellers).transpose();
    return new RankingData(
        kept, data.userFeatures(), data.itemFeatures().select(sellers), data.ages());
  }
}
