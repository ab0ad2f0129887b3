package io.metalearn4j.recsys.rating;

/**
 * Two models under one roof: one for items that were rated in training, one for items known by
 * content alone. Immutable, thread-safe.
 *
 * <p>Each has the user's whole support, rated and new items alike; a prediction comes from the
 * model of its item.
 */
public final class ColdItemModel implements RatingModel {
  final HeadedModel rated;
  final HeadedModel unrated;
  private final boolean[] isRated;

  ColdItemModel(HeadedModel rated, HeadedModel unrated, boolean[] isRated) {
    this.rated = rated;
    this.unrated = unrated;
    this.isRated = isRated;
  }

  /** The model of rated items. */
  public HeadedModel rated() {
    return rated;
  }

  @Override
  public DistributionPredictor adapt(Support support) {
    DistributionPredictor known = rated.adapt(support);
    DistributionPredictor fresh = unrated.adapt(support);
    return new DistributionPredictor() {
      private DistributionPredictor of(int item) {
        return isRated[item] ? known : fresh;
      }

      @Override
      public double[] probabilities(int item) {
        return of(item).probabilities(item);
      }

      @Override
      public double mean(int item) {
        return of(item).mean(item);
      }

      @Override
      public double variance(int item) {
        return of(item).variance(item);
      }

      @Override
      public double offset() {
        return known.offset();
      }
    };
  }
}
