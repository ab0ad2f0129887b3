package io.metalearn4j.forecast.model;

import java.util.Comparator;
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

  /** A sample that counts more or less than others. */
  record Weighted(double value, double weight) {}

  /** The same of samples with weights; the same as above where all are 1. */
  static double ofWeighted(List<Weighted> samples, double level) {
    List<Weighted> sorted =
        samples.stream().sorted(Comparator.comparingDouble(Weighted::value)).toList();
    Weighted last = sorted.get(sorted.size() - 1);
    double at = level * (sorted.stream().mapToDouble(Weighted::weight).sum() - last.weight);
    double below = 0;
    for (int i = 0; i < sorted.size() - 1; i++) {
      Weighted low = sorted.get(i);
      if (below + low.weight > at) {
        return low.value + (at - below) / low.weight * (sorted.get(i + 1).value - low.value);
      }
      below += low.weight;
    }
    return last.value;
  }
}
