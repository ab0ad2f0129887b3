package io.metalearn4j.recsys.rating;

import io.metalearn4j.graph.Node;
import io.metalearn4j.learner.Learner;
import io.metalearn4j.learner.Losses;

/**
 * A network of ratings on the core's graph: what a rating is as a target, and what an output is as
 * a rating. Squared error of ratings above the mean of all, unless overridden.
 */
interface RatingNetwork extends Learner {
  /** The rows that the network sees. */
  AttributeRows rows();

  /** Columns of the targets. */
  default int targets() {
    return 1;
  }

  /** A rating as a target. */
  default float[] target(float rating) {
    return new float[] {(float) (rating - rows().mu)};
  }

  /** The expected rating of an output. */
  default double rating(float[] output) {
    return rows().mu + output[0];
  }

  @Override
  default Node loss(Node prediction, Node target) {
    return Losses.squaredError(prediction, target);
  }
}
