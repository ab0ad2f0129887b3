package io.metalearn4j.forecast.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/**
 * How many periods of demand stock has to last for, where that is not certain: the probability of
 * each number of periods. Immutable and thread-safe.
 *
 * @param probabilities by number of periods, each number {@code >= 1}, each probability {@code >
 *     0}, their sum 1
 */
public record ProtectionInterval(Map<Integer, Double> probabilities) {
  private static final double ROUNDING = 1e-9;

  /** Checks and copies the probabilities; they are kept by ascending number. */
  public ProtectionInterval {
    TreeMap<Integer, Double> sorted = new TreeMap<>(probabilities);
    double sum = sorted.values().stream().mapToDouble(Double::doubleValue).sum();
    if (!(Math.abs(sum - 1) <= ROUNDING)
        || sorted.firstKey() < 1
        || Collections.min(sorted.values()) <= 0) {
      throw new IllegalArgumentException(
          "probabilities are "
              + sorted
              + ", must be > 0 with the sum 1, and numbers of periods >= 1");
    }
    probabilities = Collections.unmodifiableSortedMap(sorted);
  }

  /** A certain number of periods, {@code >= 1}. */
  public static ProtectionInterval of(int periods) {
    return anyOf(List.of(periods));
  }

  /**
   * Any of some numbers of periods, each as likely as any other; one that is there twice is twice
   * as likely.
   *
   * @param periods at least one, each {@code >= 1}
   */
  public static ProtectionInterval anyOf(List<Integer> periods) {
    TreeMap<Integer, Double> counts = new TreeMap<>();
    periods.forEach(n -> counts.merge(n, 1., Double::sum));
    counts.replaceAll((n, count) -> count / periods.size());
    return new ProtectionInterval(counts);
  }

  /** The probability of a number of periods; 0 of one that is not among them. */
  public double probability(int periods) {
    return probabilities.getOrDefault(periods, 0.);
  }

  /** Expected number of periods. */
  public double mean() {
    return expected(n -> n);
  }

  /** Variance of the number of periods. */
  public double variance() {
    double mean = mean();
    return expected(n -> (n - mean) * (n - mean));
  }

  private double expected(IntToDoubleFunction value) {
    double sum = 0;
    for (Map.Entry<Integer, Double> e : probabilities.entrySet()) {
      sum += e.getValue() * value.applyAsDouble(e.getKey());
    }
    return sum;
  }

  /** The largest number of periods. */
  public int longest() {
    return Collections.max(probabilities.keySet());
  }
}
