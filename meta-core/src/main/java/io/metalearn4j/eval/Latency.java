package io.metalearn4j.eval;

import com.google.common.math.Quantiles;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * How long one call takes on one thread of this machine, at this moment: a hint, not a benchmark.
 *
 * @param median in microseconds
 * @param p99 99th percentile, in microseconds
 * @param calls how many calls were timed
 */
public record Latency(double median, double p99, int calls) {
  /**
   * Times calls one by one, after as many untimed ones.
   *
   * @param calls how many, at least 1
   * @param call what to time; gets the number of the call
   * @throws IllegalArgumentException if there is no call
   */
  public static Latency of(int calls, IntConsumer call) {
    if (calls < 1) {
      throw new IllegalArgumentException("calls must be at least 1, got " + calls);
    }
    for (int c = 0; c < calls; c++) {
      call.accept(c);
    }
    double[] micros = new double[calls];
    for (int c = 0; c < calls; c++) {
      long start = System.nanoTime();
      call.accept(c);
      micros[c] = (System.nanoTime() - start) / 1e3;
    }
    return new Latency(
        Quantiles.median().compute(micros),
        Quantiles.percentiles().index(99).compute(micros),
        calls);
  }

  /**
   * Both figures as metrics {@code p50 us} and {@code p99 us} of a row.
   *
   * @param what stands before the metrics' names, such as {@code "top 10 "}
   */
  public List<Measurement> measurements(
      String table, String row, String what, Map<String, String> setting, long seed) {
    return List.of(
        Measurement.of(table, row, what + "p50 us", setting, seed, median, calls),
        Measurement.of(table, row, what + "p99 us", setting, seed, p99, calls));
  }
}
