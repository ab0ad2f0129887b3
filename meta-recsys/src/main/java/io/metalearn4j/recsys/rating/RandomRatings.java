package io.metalearn4j.recsys.rating;

import java.util.SplittableRandom;

/** Ratings drawn at random for every user and item: what chance alone scores. */
public final class RandomRatings implements RatingLearner {
  @Override
  public String name() {
    return "random";
  }

  @Override
  public RatingModel fit(RatingData data, long seed) {
    RatingScale scale = data.scale();
    return support -> {
      long user = seed;
      for (int item : support.items()) {
        user = user * 31 + item;
      }
      long key = user;
      return new RatingPredictor() {
        @Override
        public double mean(int item) {
          return scale.low()
              + (scale.levels() - 1) * new SplittableRandom(key * 1_000_003 + item).nextDouble();
        }

        @Override
        public double variance(int item) {
          return scale.levels() * scale.levels() / 12.0;
        }
      };
    };
  }
}
