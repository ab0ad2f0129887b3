package io.metalearn4j.recsys.rating;

import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;

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

  /** This head on another model, such as one with more items. */
  public HeadedModel onto(RatingModel other) {
    return new HeadedModel(other, head);
  }

  /** Adds the head's tensors to a file. */
  public void writeHead(TensorFile.Builder file) {
    file.metadata("head.error", Double.toString(head.error))
        .tensor("head.scale", Tensor.of(new int[] {head.scale.low(), head.scale.levels()}, 2))
        .tensor("head.parameters", Tensor.of(head.parameters, head.parameters.length))
        .tensor("head.frequencies", Tensor.of(head.frequencies, head.frequencies.length));
  }

  /**
   * The head that {@link #writeHead} put into a file, on a model.
   *
   * @throws java.util.NoSuchElementException when the file holds no head
   */
  public static HeadedModel read(TensorFile file, RatingModel base) {
    int[] scale = file.tensor("head.scale").ints();
    return new HeadedModel(
        base,
        new RatingHead(
            new RatingScale(scale[0], scale[1]),
            file.tensor("head.parameters").doubles(),
            file.tensor("head.frequencies").doubles(),
            Double.parseDouble(file.metadata("head.error"))));
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
