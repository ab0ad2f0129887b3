package io.metalearn4j.eval;

/**
 * A mean with its 95% interval.
 *
 * @param value the mean; infinite where a task's figure is
 * @param low lower end of the interval; NaN where there is none
 * @param high upper end of the interval; NaN where there is none
 * @param n number of tasks
 */
public record Estimate(double value, double low, double high, long n) {

  /** Whether there is an interval. */
  public boolean hasInterval() {
    return !Double.isNaN(low);
  }

  /** Whether the interval lies on one side of zero. */
  public boolean differsFromZero() {
    return low > 0 || high < 0;
  }
}
