package io.metalearn4j.forecast.eval;

import io.metalearn4j.eval.Measurement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Accuracy by method, seed and series, and what follows from it. Figures are means over the seeds;
 * intervals are 95% percentile intervals of a bootstrap that draws series, all seeds of a series
 * together, and compares methods on the same draws.
 */
public final class Scores {
  private static final int RESAMPLES = 1000;
  private static final long BOOTSTRAP_SEED = 20_240_601L;

  private final Map<String, List<@Nullable Accuracy[]>> byMethod;

  /**
   * Scores of methods.
   *
   * @param byMethod one array a seed; its index is the series, its value null where the series was
   *     not asked
   */
  Scores(Map<String, ? extends List<@Nullable Accuracy[]>> byMethod) {
    this.byMethod = new LinkedHashMap<>(byMethod);
  }

  /** Names of the methods. */
  public List<String> methods() {
    return List.copyOf(byMethod.keySet());
  }

  /** Mean over seeds of a measure, such as {@link Accuracy#wql}. */
  public double mean(String method, ToDoubleFunction<Accuracy> measure) {
    return scores(method).stream()
        .mapToDouble(seed -> measure.applyAsDouble(total(seed, null)))
        .average()
        .orElse(Double.NaN);
  }

  /** A difference of WQL with its 95% interval; below zero the first method is better. */
  public record Difference(double value, double low, double high) {}

  /** WQL of a method minus that of another, on the same series. */
  public Difference difference(String method, String other) {
    List<@Nullable Accuracy[]> a = scores(method);
    List<@Nullable Accuracy[]> b = scores(other);
    double[] draws = new double[RESAMPLES];
    int n = a.get(0).length;
    SplittableRandom random = new SplittableRandom(BOOTSTRAP_SEED);
    for (int r = 0; r < RESAMPLES; r++) {
      int[] times = new int[n];
      for (int i = 0; i < n; i++) {
        times[random.nextInt(n)]++;
      }
      draws[r] = difference(a, b, times);
    }
    Arrays.sort(draws);
    return new Difference(
        difference(a, b, null),
        draws[(int) (.025 * RESAMPLES)],
        draws[(int) (.975 * RESAMPLES) - 1]);
  }

  /**
   * WQL, ND and coverage of every method, and the paired difference of one of them to each other.
   *
   * @param table name of the table
   * @param setting settings of every figure
   * @param ours the method that is compared
   */
  public List<Measurement> measurements(String table, Map<String, String> setting, String ours) {
    List<Measurement> out = new ArrayList<>();
    long n = scores(ours).stream().flatMap(Arrays::stream).filter(s -> s != null).count();
    for (String method : byMethod.keySet()) {
      out.add(Measurement.of(table, method, "WQL", setting, 0, mean(method, Accuracy::wql), n));
      out.add(Measurement.of(table, method, "ND", setting, 0, mean(method, Accuracy::nd), n));
      out.add(
          Measurement.of(table, method, "cov90", setting, 0, mean(method, Accuracy::coverage), n));
    }
    for (String rival : byMethod.keySet()) {
      if (!rival.equals(ours)) {
        Difference d = difference(ours, rival);
        out.add(
            new Measurement(
                table, rival, ours + " minus this, WQL", setting, 0, d.value, d.low, d.high, n));
      }
    }
    return out;
  }

  private List<@Nullable Accuracy[]> scores(String method) {
    List<@Nullable Accuracy[]> scores = byMethod.get(method);
    if (scores == null) {
      throw new IllegalArgumentException(
          "method is " + method + ", must be one of " + byMethod.keySet());
    }
    return scores;
  }

  private static double difference(
      List<@Nullable Accuracy[]> a, List<@Nullable Accuracy[]> b, int @Nullable [] times) {
    double sum = 0;
    for (int seed = 0; seed < a.size(); seed++) {
      sum += total(a.get(seed), times).wql() - total(b.get(seed), times).wql();
    }
    return sum / a.size();
  }

  private static Accuracy total(@Nullable Accuracy[] scores, int @Nullable [] times) {
    double[] sums = new double[5];
    for (int i = 0; i < scores.length; i++) {
      Accuracy s = scores[i];
      int m = times == null ? 1 : times[i];
      if (s != null && m > 0) {
        sums[0] += m * s.pinball();
        sums[1] += m * s.absolute();
        sums[2] += m * s.demand();
        sums[3] += m * s.covered();
        sums[4] += m * s.periods();
      }
    }
    return new Accuracy(sums[0], sums[1], sums[2], sums[3], sums[4]);
  }
}
