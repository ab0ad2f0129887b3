package io.metalearn4j.recsys.protocol;

import io.metalearn4j.recsys.data.AttributeEncoder;
import io.metalearn4j.recsys.data.ContentEncoder;
import io.metalearn4j.recsys.data.Dataset;
import io.metalearn4j.recsys.data.MovieLens;
import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.rating.RatingData;
import io.metalearn4j.recsys.rating.RatingScale;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * MeLU's four parts of MovieLens 1M: warm users and items are trained on; new users, new items, and
 * both new are asked for.
 *
 * @see <a href="https://dl.acm.org/doi/10.1145/3292500.3330859">Lee et al.: MeLU, KDD 2019, section
 *     4.1</a>
 */
public final class MeluSplit {
  private final RatingData training;
  private final SparseRows userFeatures;
  private final SparseRows userCold;
  private final SparseRows itemCold;
  private final SparseRows bothCold;

  private MeluSplit(
      RatingData training,
      SparseRows userFeatures,
      SparseRows userCold,
      SparseRows itemCold,
      SparseRows bothCold) {
    this.training = training;
    this.userFeatures = userFeatures;
    this.userCold = userCold;
    this.itemCold = itemCold;
    this.bothCold = bothCold;
  }

  /** The split as its authors cut it, with the features that the models were tuned with. */
  public static MeluSplit of(MovieLens.Split split) {
    Dataset data = split.dataset();
    SparseRows users =
        AttributeEncoder.fit(MovieLens.userAttributes(), data.userAttributes())
            .encodeAll(data.userAttributes());
    SparseRows items =
        AttributeEncoder.fit(MovieLens.itemAttributes(), data.itemAttributes())
            .encodeAll(data.itemAttributes());
    SparseRows content = ContentEncoder.encode(MovieLens.itemContent(), data.itemAttributes());
    RatingData training =
        new RatingData(split.part("warm").byUser(), users, items, content, RatingScale.STARS);
    return new MeluSplit(
        training,
        users,
        split.part("user_cold").byUser(),
        split.part("item_cold").byUser(),
        split.part("both_cold").byUser());
  }

  /** Trained on, instead of all warm users, on those only with 13 to 100 ratings. */
  public MeluSplit eligibleTrainingOnly() {
    List<SparseRows.Row> rows = new ArrayList<>();
    SparseRows ratings = training.ratings();
    for (int u = 0; u < ratings.rows(); u++) {
      rows.add(RatingTasks.eligible(ratings.count(u)) ? ratings.row(u) : SparseRows.Row.empty());
    }
    RatingData fewer = training.withRatings(SparseRows.ofRows(ratings.columns(), rows));
    return new MeluSplit(fewer, userFeatures, userCold, itemCold, bothCold);
  }

  /** What is trained on. */
  public RatingData training() {
    return training;
  }

  /** New users, known items. */
  public RatingPart userCold() {
    return part("user-cold", seed -> RatingTasks.of(userCold, userFeatures, seed));
  }

  /** Known users, new items; of the user only ratings of new items are shown. */
  public RatingPart itemCold() {
    return part("item-cold", seed -> RatingTasks.of(itemCold, userFeatures, seed));
  }

  /** Known users, new items; what the user rated in training is shown too. */
  public RatingPart itemColdWithHistory() {
    return part(
        "item-cold with history",
        seed ->
            RatingTasks.of(itemCold, userFeatures, seed).stream()
                .map(
                    task -> {
                      SparseRows ratings = training.ratings();
                      int from = ratings.start(task.user());
                      int[] items = new int[ratings.count(task.user())];
                      float[] values = new float[items.length];
                      for (int e = 0; e < items.length; e++) {
                        items[e] = ratings.index(from + e);
                        values[e] = ratings.value(from + e);
                      }
                      return new RatingTask(
                          task.user(),
                          task.support().and(items, values),
                          task.items(),
                          task.ratings());
                    })
                .toList());
  }

  /** New users, new items. */
  public RatingPart bothCold() {
    return part("both-cold", seed -> RatingTasks.of(bothCold, userFeatures, seed));
  }

  private RatingPart part(String name, LongFunction<List<RatingTask>> tasks) {
    return new RatingPart(Settings.of("movielens-1m", "melu", name), training, tasks);
  }
}
