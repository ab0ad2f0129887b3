package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.util.Arrays;
import java.util.List;

/**
 * How much all SKUs together sell in a period, against other periods: what moves every SKU at once,
 * such as a season, a crisis or a growing shop.
 *
 * <p>Demand of SKU {@code i} in period {@code t} is taken as Poisson with mean {@code a_i M_t}.
 * {@code M} is the maximum likelihood estimate, by alternating between {@code a} and {@code M}, so
 * that SKUs that come and go do not move it. It is then smoothed exponentially, with the weight
 * that forecasts it best: a noisy index moves slowly. Before its first period and after its last
 * one the index stays. Immutable and thread-safe.
 */
final class MarketIndex {
  /** The index of a market that never moves. */
  static final MarketIndex STILL = new MarketIndex(0, 0, 1);

  /** Series below which the index would be noise of single SKUs. */
  private static final int LEAST_SERIES = 50;

  private static final int SWEEPS = 20;
  private static final int WEIGHTS = 20;

  private final long start;
  private final long base;
  private final double[] level;

  private MarketIndex(long start, long base, double... level) {
    this.start = start;
    this.base = base;
    this.level = level;
  }

  /**
   * Learns the index, which is 1 in the last period.
   *
   * @param series series on one calendar; of fewer than fifty the market is taken to stay
   */
  static MarketIndex fit(List<DemandSeries> series) {
    if (series.size() < LEAST_SERIES) {
      return STILL;
    }
    long start = series.stream().mapToLong(DemandSeries::start).min().orElse(0);
    long end = series.stream().mapToLong(s -> s.start() + s.length()).max().orElse(0);
    int n = (int) (end - start);
    double[] index = new double[n];
    int[] observed = new int[n];
    Arrays.fill(index, 1);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double[] demand = new double[n];
      double[] expected = new double[n];
      Arrays.fill(observed, 0);
      for (DemandSeries s : series) {
        int offset = (int) (s.start() - start);
        double sold = 0;
        double exposed = 0;
        for (int t = 0; t < s.length(); t++) {
          if (!Double.isNaN(s.demand(t))) {
            sold += s.demand(t);
            exposed += index[offset + t];
          }
        }
        for (int t = 0; t < s.length() && sold > 0; t++) {
          if (!Double.isNaN(s.demand(t))) {
            demand[offset + t] += s.demand(t);
            expected[offset + t] += sold / exposed;
            observed[offset + t]++;
          }
        }
      }
      for (int t = 0; t < n; t++) {
        index[t] = demand[t] > 0 ? demand[t] / expected[t] : index[t];
      }
    }
    return new MarketIndex(start, end - 1, smoothed(index, observed));
  }

  private static double[] smoothed(double[] index, int... observed) {
    double least = Double.POSITIVE_INFINITY;
    double[] best = {};
    for (int w = 1; w <= WEIGHTS; w++) {
      double weight = (double) w / WEIGHTS;
      double[] level = new double[index.length];
      double now = Double.NaN;
      double squares = 0;
      for (int t = 0; t < level.length; t++) {
        if (observed[t] >= LEAST_SERIES) {
          double error = Double.isNaN(now) ? 0 : index[t] - now;
          now = Double.isNaN(now) ? index[t] : now + weight * error;
          squares += error * error;
        }
        level[t] = now;
      }
      if (squares < least) {
        least = squares;
        best = level;
      }
    }
    double first = Arrays.stream(best).filter(v -> !Double.isNaN(v)).findFirst().orElse(1);
    return Arrays.stream(best).map(v -> Double.isNaN(v) ? first : v).toArray();
  }

  /** The same index, being 1 where another one is. */
  MarketIndex onBaseOf(MarketIndex other) {
    return still() || other.still() ? this : new MarketIndex(start, other.base, level);
  }

  /** Demand in a period against that in the base period, were all else equal. */
  double of(long period) {
    return at(period) / at(base);
  }

  /** The index in its last period. */
  double latest() {
    return of(Long.MAX_VALUE);
  }

  private double at(long period) {
    return level[(int) Math.max(0, Math.min(start + level.length - 1, period) - start)];
  }

  /** Whether it never moves. */
  boolean still() {
    return level.length == 1;
  }

  void write(TensorFile.Builder file) {
    file.metadata("market.start", String.valueOf(start));
    file.metadata("market.base", String.valueOf(base));
    file.tensor("market.level", Tensor.of(level, level.length));
  }

  static MarketIndex read(TensorFile file) {
    double[] level = file.tensor("market.level").doubles();
    if (level.length == 0 || !Arrays.stream(level).allMatch(v -> v > 0 && Double.isFinite(v))) {
      throw new IllegalArgumentException(
          "market.level is " + Arrays.toString(level) + ", must be finite and > 0");
    }
    return new MarketIndex(
        Long.parseLong(file.metadata("market.start")),
        Long.parseLong(file.metadata("market.base")),
        level);
  }
}
