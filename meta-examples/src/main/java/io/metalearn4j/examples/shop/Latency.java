package io.metalearn4j.examples.shop;

import com.google.common.math.Quantiles;
import io.metalearn4j.eval.Measurement;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** How long one call takes, measured in this run after a warm-up: a hint, not a benchmark. */
final class Latency {

  private static final int WARM_UP = 3_000;
  private static final int CALLS = 1_000;

  private Latency() {}

  /**
   * Measures a call.
   *
   * @param row what the call does
   * @param seed seed of the run
   * @param call takes the number of the call
   */
  static List<Measurement> of(String row, long seed, IntConsumer call) {
    for (int i = 0; i < WARM_UP; i++) {
      call.accept(i);
    }
    double[] micros = new double[CALLS];
    for (int i = 0; i < CALLS; i++) {
      long start = System.nanoTime();
      call.accept(i);
      micros[i] = (System.nanoTime() - start) / 1e3;
    }
    Map<Integer, Double> quantiles = Quantiles.percentiles().indexes(50, 99).compute(micros);
    return List.of(
        figure(row, seed, "p50 us", quantiles, 50), figure(row, seed, "p99 us", quantiles, 99));
  }

  private static Measurement figure(
      String row, long seed, String metric, Map<Integer, Double> quantiles, int percentile) {
    return Measurement.of(
        "Serving",
        row,
        metric,
        Map.of(),
        seed,
        quantiles.getOrDefault(percentile, Double.NaN),
        CALLS);
  }
}
