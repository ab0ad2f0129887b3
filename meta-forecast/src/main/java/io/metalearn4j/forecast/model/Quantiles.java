package io.metalearn4j.forecast.model;

import java.util.List;

/** Quantiles of sorted samples, by straight lines between order statistics. */
final class Quantiles {
  private Quantiles() {}

  static double[] of(double[] sorted, List<Double> levels) {
    return levels.stream().mapToDouble(p -> of(sorted, p)).toArray();
  }

  static double of(double[] sorted, double level) {
    double at = level * (sorted.length - 1);
    int low = (int) at;
    int high = Math.min(low + 1, sorted.length - 1);
    return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
  }
}
