package io.metalearn4j.recsys.rating;

import io.metalearn4j.recsys.data.AttributeEncoder;
import io.metalearn4j.recsys.data.Dataset;
import io.metalearn4j.recsys.data.SyntheticRatings;
import io.metalearn4j.recsys.protocol.RatingTask;
import io.metalearn4j.recsys.protocol.RatingTasks;

/** Synthetic ratings to learn from, and the error on tasks that are made of them. */
final class ShopRatings {
  private ShopRatings() {}

  /** Ratings with the attributes of users and items. */
  static RatingData of(int users, int items, int perUser, long seed) {
    Dataset shop = SyntheticRatings.of(users, items, perUser, seed).dataset();
    return new RatingData(
        shop.interactions().byUser(),
        AttributeEncoder.fit(shop.userAttributes()).encodeAll(shop.userAttributes()),
        AttributeEncoder.fit(shop.itemAttributes()).encodeAll(shop.itemAttributes()),
        RatingScale.STARS);
  }

  /** Mean squared error on the queries, after adapting to the supports or to nothing. */
  static double error(RatingData data, RatingModel model, boolean adapted) {
    double squares = 0;
    int queries = 0;
    for (RatingTask task : RatingTasks.of(data.ratings(), data.userFeatures(), 1)) {
      RatingPredictor predictor = model.adapt(adapted ? task.support() : task.support().first(0));
      for (int q = 0; q < task.items().length; q++) {
        double difference = predictor.mean(task.items()[q]) - task.ratings()[q];
        squares += difference * difference;
        queries++;
      }
    }
    return squares / queries;
  }
}
