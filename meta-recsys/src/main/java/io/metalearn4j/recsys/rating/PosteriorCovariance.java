package io.metalearn4j.recsys.rating;

/** The covariance V of a user's posterior. Immutable, thread-safe. */
interface PosteriorCovariance {
  /** V z, a new array. */
  double[] times(double[] z);

  /** z' V z. */
  double quadratic(double[] z);

  /** V, packed, a new array. */
  double[] packed();
}
