package io.metalearn4j.recsys.ranking;

/**
 * Item neighbourhoods by shrunk cosine: s_ij = n_ij / (sqrt(n_i n_j) + shrinkage).
 *
 * @see <a href="https://dl.acm.org/doi/10.1145/963770.963776">Deshpande, Karypis: Item-based top-N
 *     recommendation algorithms, ACM TOIS 2004</a>
 */
public final class ItemKnnLearner implements RankingLearner {
  private final double shrinkage;
  private final int neighbours;

  /**
   * A learner of item neighbourhoods.
   *
   * @param shrinkage at least 0
   * @param neighbours number of neighbours kept an item, at least 1
   */
  public ItemKnnLearner(double shrinkage, int neighbours) {
    if (!(shrinkage >= 0) || neighbours < 1) {
      throw new IllegalArgumentException(
          "shrinkage must be at least 0 and neighbours at least 1, got %s and %d"
              .formatted(shrinkage, neighbours));
    }
    this.shrinkage = shrinkage;
    this.neighbours = neighbours;
  }

  @Override
  public String name() {
    return "itemknn";
  }

  @Override
  public RankingModel fit(RankingData data, long seed) {
    int n = data.positives().columns();
    double[] gram = Cooccurrence.gram(data.positives(), u -> 1, u -> 1);
    double[] norm = new double[n];
    for (int i = 0; i < n; i++) {
      norm[i] = Math.sqrt(gram[i * n + i]);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double below = norm[i] * norm[j] + shrinkage;
        gram[i * n + j] = i == j || below == 0 ? 0 : gram[i * n + j] / below;
      }
    }
    return summing(ItemWeights.of(n, n, gram).keepLargest(neighbours));
  }

  static RankingModel summing(ItemWeights weights) {
    return (features, positives) -> {
      float[] scores = new float[weights.items()];
      for (int item : positives) {
        weights.add(item, 1, scores);
      }
      return scores;
    };
  }
}
