package io.metalearn4j.model;

import java.time.Duration;

/**
 * How much an adaptation may cost.
 *
 * @param steps greatest number of inner steps, 0 or more
 * @param time no step is started after this long, above zero
 */
public record AdaptationBudget(int steps, Duration time) {
  private static final Duration UNLIMITED = Duration.ofNanos(Long.MAX_VALUE);

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if the steps are negative or the time is not above zero
   */
  public AdaptationBudget {
    if (steps < 0) {
      throw new IllegalArgumentException("steps is " + steps + ", must be at least 0");
    }
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("time is " + time + ", must be above zero");
    }
  }

  /** A number of steps, however long they take. */
  public static AdaptationBudget steps(int steps) {
    return new AdaptationBudget(steps, UNLIMITED);
  }

  /** The same within a time. */
  public AdaptationBudget within(Duration limit) {
    return new AdaptationBudget(steps, limit);
  }
}
