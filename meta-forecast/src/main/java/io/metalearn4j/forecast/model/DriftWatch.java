package io.metalearn4j.forecast.model;

import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Watches one SKU for demand that its forecasts no longer explain, and says since when.
 *
 * <p>Each new demand is ranked among those that were forecast for it, {@code z = Phi^-1(P(Y < y) +
 * P(Y = y) / 2)}, and two cumulative sums are kept:
 *
 * <pre>high &lt;- max(0, high + z - k),  low &lt;- max(0, low - z - k),  k = .5
 * </pre>
 *
 * <p>One of them above the threshold is an alarm; then both start again. Forecasts follow slow
 * changes by themselves, so the alarm is for sudden ones. Immutable and thread-safe; a period costs
 * an update of the SKU and one pass over the laws that are left.
 *
 * <pre>{@code
 * DriftWatch watch = DriftWatch.of(model.adapt(history));
 * watch = watch.observe(31);
 * if (watch.drift().isPresent()) {
 *   watch = watch.restarted();
 * }
 * }</pre>
 *
 * @see "E. S. Page, Continuous inspection schemes, Biometrika 41, 1954"
 */
public final class DriftWatch {
  /**
   * A change of demand.
   *
   * @param higher whether demand became higher than forecast, else lower
   * @param periods known periods since it began, the last one included
   * @param score the cumulative sum, above the threshold
   */
  public record Drift(boolean higher, int periods, double score) {}

  /** The usual threshold: less than one false alarm in a thousand periods of synthetic demand. */
  public static final double THRESHOLD = 5;

  private static final double SLACK = .5;
  private static final double LARGEST_SCORE = 4;
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private final SkuDemand sku;
  private final double threshold;
  private final Sum high;
  private final Sum low;
  private final @Nullable Drift drift;

  /** A cumulative sum and the periods since it was last zero. */
  private record Sum(double value, int periods) {
    static final Sum ZERO = new Sum(0, 0);

    Sum plus(double z) {
      double next = value + z - SLACK;
      return next > 0 ? new Sum(next, periods + 1) : ZERO;
    }

    Sum waiting() {
      return value > 0 ? new Sum(value, periods + 1) : ZERO;
    }
  }

  private DriftWatch(SkuDemand sku, double threshold, Sum high, Sum low, @Nullable Drift drift) {
    this.sku = sku;
    this.threshold = threshold;
    this.high = high;
    this.low = low;
    this.drift = drift;
  }

  /** Watches a SKU from now on. */
  public static DriftWatch of(SkuDemand sku) {
    return new DriftWatch(sku, THRESHOLD, Sum.ZERO, Sum.ZERO, null);
  }

  /**
   * The same with another threshold: higher ones give fewer alarms, and later ones.
   *
   * @param value {@code > 0}
   */
  public DriftWatch withThreshold(double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException("threshold is " + value + ", must be > 0");
    }
    return new DriftWatch(sku, value, high, low, drift);
  }

  /**
   * The watch one period later.
   *
   * @param demand of the new period, or {@code NaN} where it is not known
   * @throws IllegalArgumentException if the demand is out of range
   */
  public DriftWatch observe(double demand) {
    SkuDemand later = sku.update(demand);
    if (Double.isNaN(demand)) {
      return new DriftWatch(later, threshold, high.waiting(), low.waiting(), null);
    }
    double rank = sku.rank(demand);
    double z = rank <= 0 ? -LARGEST_SCORE : rank >= 1 ? LARGEST_SCORE : quantile(rank);
    Sum up = high.plus(z);
    Sum down = low.plus(-z);
    if (Math.max(up.value, down.value) <= threshold) {
      return new DriftWatch(later, threshold, up, down, null);
    }
    Sum out = up.value > down.value ? up : down;
    Drift found = new Drift(up.value > down.value, out.periods, out.value);
    return new DriftWatch(later, threshold, Sum.ZERO, Sum.ZERO, found);
  }

  private static double quantile(double rank) {
    double z = NORMAL.inverseCumulativeProbability(rank);
    return Math.max(-LARGEST_SCORE, Math.min(LARGEST_SCORE, z));
  }

  /** The alarm that the last period raised, if any. */
  public Optional<Drift> drift() {
    return Optional.ofNullable(drift);
  }

  /** The SKU, adapted to every period observed. */
  public SkuDemand sku() {
    return sku;
  }

  /**
   * After an alarm, the watch of the SKU adapted anew to the periods since the change only; without
   * one, the watch itself.
   */
  public DriftWatch restarted() {
    return drift == null
        ? this
        : new DriftWatch(sku.knownFor(drift.periods()), threshold, Sum.ZERO, Sum.ZERO, null);
  }
}
