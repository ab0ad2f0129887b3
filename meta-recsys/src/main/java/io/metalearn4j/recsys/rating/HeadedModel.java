package io.metalearn4j.recsys.rating;

/**
 * A model of ratings with a distribution head on top of its Gaussian prediction. Immutable,
 * thread-safe.
 */
public final class HeadedModel implements RatingModel {
  final RatingModel base;
  final RatingHead head;

  HeadedModel(RatingModel base, RatingHead head) {
    this.base = base;
    this.head = head;
  }

  /** The scale of the ratings. */
  public RatingScale scale() {
    return head.scale;
  }

  /** The model beneath the head. */
  public RatingModel base() {
    return base;
  }

  @Override
  public DistributionPredictor adapt(Support support) {
    RatingPredictor predictor = base.adapt(support);
    return on(predictor, head.user(support, predictor));
  }

  DistributionPredictor on(RatingPredictor predictor, RatingHead.User user) {
    return new DistributionPredictor() {
      @Override
      public double[] probabilities(int item) {
        return head.probabilities(user, predictor.mean(item), predictor.variance(item));
      }

      @Override
      public double mean(int item) {
        return predictor.mean(item);
      }

      @Override
      public double variance(int item) {
        return predictor.variance(item);
      }

      @Override
      public double offset() {
        return predictor.offset();
      }
    };
  }
}
