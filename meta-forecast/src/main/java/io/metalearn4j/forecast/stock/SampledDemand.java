package io.metalearn4j.forecast.stock;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Demand that is any of some totals, with a weight each. */
final class SampledDemand implements LeadTimeDemand {
  private final double[] sorted;
  private final double[] weightFrom;
  private final double[] sumFrom;

  SampledDemand(double[] totals, double[] weights) {
    int n = totals.length;
    if (n == 0 || !Arrays.stream(totals).allMatch(t -> t >= 0 && t < 1e300)) {
      throw new IllegalArgumentException(
          "totals are " + n + ", must be at least one, finite and >= 0");
    }
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted((a, b) -> Double.compare(totals[a], totals[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    sorted = Arrays.stream(order).mapToDouble(i -> totals[i]).toArray();
    weightFrom = new double[n + 1];
    sumFrom = new double[n + 1];
    for (int i = n - 1; i >= 0; i--) {
      weightFrom[i] = weightFrom[i + 1] + weights[order[i]];
      sumFrom[i] = sumFrom[i + 1] + weights[order[i]] * sorted[i];
    }
  }

  @Override
  public double mean() {
    return sumFrom[0] / weightFrom[0];
  }

  @Override
  public double probability(double units) {
    return (weightFrom[0] - weightFrom[above(units)]) / weightFrom[0];
  }

  @Override
  public double shortage(double stock) {
    int first = above(stock);
    return (sumFrom[first] - weightFrom[first] * stock) / weightFrom[0];
  }

  /** Index of the first total above so many units. */
  private int above(double units) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= units) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public String toString() {
    return "SampledDemand[" + sorted.length + " totals, mean " + mean() + "]";
  }
}
