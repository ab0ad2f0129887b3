package io.metalearn4j.recsys.metric;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * How long one call takes, on one thread: median and 99th percentile.
 *
 * @param median in microseconds
 * @param p99 in microseconds
 * @param calls how many calls were timed
 */
public record Latency(double median, double p99, int calls) {
  /**
   * Times calls one by one, after as many untimed ones.
   *
   * @param call what to time; gets the number of the call
   * @param calls how many, at least 1
   */
  public static Latency of(IntConsumer call, int calls) {
    for (int c = 0; c < calls; c++) {
      call.accept(c);
    }
    long[] nanos = new long[calls];
    for (int c = 0; c < calls; c++) {
      long start = System.nanoTime();
      call.accept(c);
      nanos[c] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return new Latency(nanos[calls / 2] / 1e3, nanos[(int) (.99 * (calls - 1))] / 1e3, calls);
  }
}
