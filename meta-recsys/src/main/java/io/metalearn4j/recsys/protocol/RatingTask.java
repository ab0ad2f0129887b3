package io.metalearn4j.recsys.protocol;

import io.metalearn4j.recsys.rating.Support;

/**
 * One cold-start question: what the model is shown of a user, and the ratings it is asked for.
 *
 * @param user index of the user, who pairs tasks across learners
 * @param support what the model is shown
 * @param items items asked for
 * @param ratings their true ratings, never shown
 */
@SuppressWarnings("ArrayRecordComponent") // a value passed to hot loops, never compared
public record RatingTask(int user, Support support, int[] items, float[] ratings) {
  /** The same question with only the first {@code k} ratings shown. */
  public RatingTask withSupport(int k) {
    return new RatingTask(user, support.first(k), items, ratings);
  }
}
