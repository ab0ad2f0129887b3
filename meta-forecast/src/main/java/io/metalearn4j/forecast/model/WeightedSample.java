package io.metalearn4j.forecast.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Values with a weight each. Not thread-safe. */
final class WeightedSample {
  private final double[] values;
  private final double[] weights;
  private int size;

  /**
   * An empty sample.
   *
   * @param capacity number of values that may be added
   */
  WeightedSample(int capacity) {
    values = new double[capacity];
    weights = new double[capacity];
  }

  /** Adds a value, unless its weight is 0. */
  void add(double value, double weight) {
    if (weight > 0) {
      values[size] = value;
      weights[size++] = weight;
    }
  }

  /** A quantile of at least one value; with equal weights that of {@link Quantiles}. */
  double quantile(double level) {
    if (Arrays.stream(weights, 0, size).allMatch(w -> w == weights[0])) {
      double[] sorted = Arrays.copyOf(values, size);
      Arrays.sort(sorted);
      return Quantiles.of(sorted, level);
    }
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int last = order[size - 1];
    double at = level * (Arrays.stream(weights, 0, size).sum() - weights[last]);
    double below = 0;
    for (int i = 0; i < size - 1; i++) {
      double low = values[order[i]];
      double weight = weights[order[i]];
      if (below + weight > at) {
        return low + (at - below) / weight * (values[order[i + 1]] - low);
      }
      below += weight;
    }
    return values[last];
  }
}
