package io.metalearn4j.recsys.data;

import java.time.Instant;

/**
 * One thing that one user did with one item: a rating, or a purchase.
 *
 * @param user the user's name in the shop's own system
 * @param item the item's name in the shop's own system
 * @param value the rating; for purchases the quantity, or 1
 * @param time when it happened; {@link Instant#EPOCH} where it is not known
 */
public record Interaction(String user, String item, double value, Instant time) {
  /** Rejects values that are not finite. */
  public Interaction {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "value must be finite, got %s for user %s and item %s".formatted(value, user, item));
    }
  }

  /** A rating at an unknown time. */
  public static Interaction rating(String user, String item, double value) {
    return new Interaction(user, item, value, Instant.EPOCH);
  }

  /** A purchase of one piece. */
  public static Interaction purchase(String user, String item, Instant time) {
    return new Interaction(user, item, 1, time);
  }
}
