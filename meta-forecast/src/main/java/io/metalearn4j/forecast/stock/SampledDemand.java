package io.metalearn4j.forecast.stock;

import java.util.Arrays;

/** Demand that is any of some totals, each as likely. */
final class SampledDemand implements LeadTimeDemand {
  private final double[] sorted;
  private final double[] sumFrom;

  SampledDemand(double... totals) {
    if (totals.length == 0 || !Arrays.stream(totals).allMatch(t -> t >= 0 && t < 1e300)) {
      throw new IllegalArgumentException(
          "totals are " + totals.length + ", must be at least one, finite and >= 0");
    }
    sorted = totals.clone();
    Arrays.sort(sorted);
    sumFrom = new double[sorted.length + 1];
    for (int i = sorted.length - 1; i >= 0; i--) {
      sumFrom[i] = sumFrom[i + 1] + sorted[i];
    }
  }

  @Override
  public double mean() {
    return sumFrom[0] / sorted.length;
  }

  @Override
  public double probability(double units) {
    return (double) above(units) / sorted.length;
  }

  @Override
  public double shortage(double stock) {
    int first = above(stock);
    return (sumFrom[first] - (sorted.length - first) * stock) / sorted.length;
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
}
