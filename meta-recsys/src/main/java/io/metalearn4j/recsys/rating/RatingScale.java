package io.metalearn4j.recsys.rating;

/**
 * The levels a rating can take: {@code low, low + 1, …, low + levels - 1}.
 *
 * @param low lowest rating
 * @param levels number of levels, at least 2
 */
public record RatingScale(int low, int levels) {
  /** One to five stars. */
  public static final RatingScale STARS = new RatingScale(1, 5);

  /** Checks the number of levels. */
  public RatingScale {
    if (levels < 2) {
      throw new IllegalArgumentException("levels must be at least 2, got " + levels);
    }
  }

  /** Highest rating. */
  public int high() {
    return low + levels - 1;
  }

  /** The rating nearest to {@code value} on this scale. */
  public double clip(double value) {
    return Math.max(low, Math.min(high(), value));
  }

  /** Position of the level nearest to {@code value}, from 0. */
  public int level(double value) {
    return (int) Math.round(clip(value)) - low;
  }
}
