package io.metalearn4j.recsys.ranking;

import io.metalearn4j.recsys.data.SparseRows;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which trained items a new item is like: at first those of like content, then more and more those
 * that stand in one history with it.
 *
 * <p>With c the content's shares and h_u the history of the u-th of n users who took the item, the
 * shares are (t c + sum_u h_u) / (t + n), t = {@value #CONTENT_WEIGHT} users. c is the square of
 * the cosine of features weighted by log(items / items that have them), of the {@value #NEIGHBOURS}
 * likest items; h_u gives each item of a history 1 / sqrt(its popularity). Both sum to 1.
 * Immutable, thread-safe.
 */
public final class ItemLikeness {
  private static final int NEIGHBOURS = 20;
  private static final double CONTENT_WEIGHT = 5;
  private final SparseRows content;
  private final SparseRows byFeature;
  private final double[] rarity;
  private final double[] lengths;

  /**
   * Likeness to trained items.
   *
   * @param content features of every trained item, first column the constant, which tells nothing
   */
  public ItemLikeness(SparseRows content) {
    this.content = content;
    byFeature = content.transpose();
    rarity = new double[content.columns()];
    for (int f = 1; f < rarity.length; f++) {
      rarity[f] = Math.log((1.0 + content.rows()) / (1 + byFeature.count(f)));
    }
    lengths = new double[content.rows()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = length(content.row(i));
    }
  }

  /** The features that this likeness is about. */
  public SparseRows content() {
    return content;
  }

  /**
   * The trained items that a new item is like.
   *
   * @param features the item's features
   * @param histories trained items of each user who took it
   * @param rates popularity of each trained item
   */
  Likes of(SparseRows.Row features, List<int[]> histories, float[] rates) {
    Map<Integer, Double> shares = new TreeMap<>();
    add(byContent(features), CONTENT_WEIGHT, shares);
    for (int[] history : histories) {
      Map<Integer, Double> one = new TreeMap<>();
      for (int item : history) {
        one.put(item, 1 / Math.sqrt(rates[item] + 1e-6));
      }
      add(one, 1, shares);
    }
    double total = shares.values().stream().mapToDouble(v -> v).sum();
    int[] items = shares.keySet().stream().mapToInt(Integer::intValue).toArray();
    float[] weights = new float[items.length];
    for (int s = 0; s < items.length; s++) {
      weights[s] = (float) (shares.getOrDefault(items[s], 0.0) / total);
    }
    return new Likes(items, weights);
  }

  private static void add(Map<Integer, Double> part, double mass, Map<Integer, Double> to) {
    double total = part.values().stream().mapToDouble(v -> v).sum();
    if (total > 0) {
      part.forEach((item, share) -> to.merge(item, mass * share / total, Double::sum));
    }
  }

  private Map<Integer, Double> byContent(SparseRows.Row features) {
    double[] cosines = cosines(features);
    Map<Integer, Double> nearest = new TreeMap<>();
    IntStream.range(0, cosines.length)
        .filter(i -> cosines[i] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -cosines[i]))
        .limit(NEIGHBOURS)
        .forEach(i -> nearest.put(i, cosines[i] * cosines[i]));
    return nearest;
  }

  /** The cosine of an item's content with that of every trained item; 0 where nothing is shared. */
  public double[] cosines(SparseRows.Row features) {
    double[] cosines = new double[lengths.length];
    for (int e = 0; e < features.size(); e++) {
      int f = features.index(e);
      double w = rarity[f] * rarity[f] * features.value(e);
      for (int at = byFeature.start(f); w != 0 && at < byFeature.end(f); at++) {
        cosines[byFeature.index(at)] += w * byFeature.value(at);
      }
    }
    double length = length(features);
    for (int i = 0; i < cosines.length; i++) {
      cosines[i] = cosines[i] > 0 ? cosines[i] / (length * lengths[i]) : 0;
    }
    return cosines;
  }

  private double length(SparseRows.Row features) {
    double square = 0;
    for (int e = 0; e < features.size(); e++) {
      double v = rarity[features.index(e)] * features.value(e);
      square += v * v;
    }
    return Math.sqrt(square);
  }
}
