package io.metalearn4j.recsys.protocol;

import io.metalearn4j.recsys.data.AttributeEncoder;
import io.metalearn4j.recsys.data.Dataset;
import io.metalearn4j.recsys.data.Interactions;
import io.metalearn4j.recsys.data.MovieLens;
import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.ranking.RankingData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Tasks over the full catalogue: k random positives of a user are shown, all others are asked for,
 * every item is ranked.
 */
public final class FullCatalogue {
  private static final double POSITIVE = 4;

  private final RankingData training;
  private final SparseRows cold;
  private final String dataset;

  private FullCatalogue(RankingData training, SparseRows cold, String dataset) {
    this.training = training;
    this.cold = cold;
    this.dataset = dataset;
  }

  /**
   * MovieLens 1M with MeLU's users: positives are ratings of 4 and 5, the warm users train, the
   * others are asked.
   *
   * @param data MovieLens 1M
   * @param split MeLU's parts, from which the warm users are taken
   */
  public static FullCatalogue movieLens(Dataset data, MovieLens.Split split) {
    Interactions all = data.interactions();
    Set<String> warm = new HashSet<>();
    Interactions parts = split.dataset().interactions();
    for (int e = 0; e < parts.size(); e++) {
      if (split.parts().get(e).equals("warm")) {
        warm.add(parts.users().name(parts.user(e)));
      }
    }
    SparseRows users =
        AttributeEncoder.fit(MovieLens.userAttributes(), data.userAttributes())
            .encodeAll(data.userAttributes());
    SparseRows items =
        AttributeEncoder.fit(MovieLens.itemAttributes(), data.itemAttributes())
            .encodeAll(data.itemAttributes());
    IntPredicate positive = e -> all.value(e) >= POSITIVE;
    IntPredicate isWarm = e -> warm.contains(all.users().name(all.user(e)));
    return new FullCatalogue(
        new RankingData(all.where(positive.and(isWarm)).positives(), users, items),
        all.where(positive.and(isWarm.negate())).positives(),
        data.name());
  }

  /**
   * Any data set: one user in five, drawn by the seed, is asked, the others train.
   *
   * @param positive least value of a positive
   */
  public static FullCatalogue of(Dataset data, double positive, long seed) {
    Interactions all = data.interactions();
    SparseRows users = AttributeEncoder.fit(data.userAttributes()).encodeAll(data.userAttributes());
    SparseRows items =
        AttributeEncoder.fitLikeness(data.itemAttributes()).encodeAll(data.itemAttributes());
    boolean[] asked = new boolean[users.rows()];
    SplittableRandom random = new SplittableRandom(seed);
    for (int u = 0; u < asked.length; u++) {
      asked[u] = random.nextInt(5) == 0;
    }
    return new FullCatalogue(
        new RankingData(
            all.where(e -> all.value(e) >= positive && !asked[all.user(e)]).positives(),
            users,
            items),
        all.where(e -> all.value(e) >= positive && asked[all.user(e)]).positives(),
        data.name());
  }

  /** What is trained on. */
  public RankingData training() {
    return training;
  }

  /** The tasks of all new users with more than {@code k} positives. */
  public RankingPart part(int k) {
    Map<String, String> setting = Settings.of(dataset, "full", "user-cold");
    setting.put("k", Integer.toString(k));
    setting.put("rule", "mean");
    return new RankingPart(setting, training, seed -> of(cold, training.userFeatures(), k, seed));
  }

  /**
   * The training users' own validation: {@code users} of them are taken out, drawn by the seed, and
   * asked.
   *
   * <p>For tuning, so that no new user is looked at.
   */
  public FullCatalogue validation(int users, long seed) {
    SparseRows positives = training.positives();
    int[] warm = IntStream.range(0, positives.rows()).filter(u -> positives.count(u) > 0).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    boolean[] out = new boolean[positives.rows()];
    for (int taken = 0; taken < Math.min(users, warm.length / 2); ) {
      int u = warm[random.nextInt(warm.length)];
      if (!out[u]) {
        out[u] = true;
        taken++;
      }
    }
    List<SparseRows.Row> in = new ArrayList<>();
    List<SparseRows.Row> asked = new ArrayList<>();
    for (int u = 0; u < out.length; u++) {
      in.add(out[u] ? SparseRows.Row.empty() : positives.row(u));
      asked.add(out[u] ? positives.row(u) : SparseRows.Row.empty());
    }
    return new FullCatalogue(
        new RankingData(
            SparseRows.ofRows(positives.columns(), in),
            training.userFeatures(),
            training.itemFeatures()),
        SparseRows.ofRows(positives.columns(), asked),
        dataset);
  }

  /**
   * The tasks of all users with more than {@code k} positives.
   *
   * @param positives users by items
   * @param features one row a user
   * @param k number of positives shown, at least 0
   * @param seed decides which are shown; a user's cut depends on seed and user alone, and a smaller
   *     k shows a part of what a larger one shows
   */
  public static List<RankingTask> of(SparseRows positives, SparseRows features, int k, long seed) {
    List<RankingTask> tasks = new ArrayList<>();
    for (int u = 0; u < positives.rows(); u++) {
      if (positives.count(u) > k) {
        int[] order =
            RatingTasks.shuffled(
                positives.start(u),
                positives.end(u),
                new SplittableRandom(seed * 0x9E3779B97F4A7C15L + u));
        int[] items = Arrays.stream(order).map(positives::index).toArray();
        tasks.add(
            new RankingTask(
                u,
                features.row(u),
                Arrays.copyOf(items, k),
                Arrays.copyOfRange(items, k, items.length)));
      }
    }
    return tasks;
  }
}
