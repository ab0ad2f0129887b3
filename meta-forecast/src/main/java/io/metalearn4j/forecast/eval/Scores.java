package io.metalearn4j.forecast.eval;

import io.metalearn4j.eval.Bootstrap;
import io.metalearn4j.eval.Estimate;
import io.metalearn4j.eval.Measurement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Accuracy by method, seed and series, and what follows from it. Figures are means over the seeds;
 * intervals are 95% percentile intervals of a bootstrap that draws series, all seeds of a series
 * together, and compares methods on the same draws.
 */
public final class Scores {
  /** The method that OWA is relative to. */
  public static final String NAIVE2 = "Naive2";

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
        .mapToDouble(seed -> measure.applyAsDouble(Accuracy.total(seed, null)))
        .average()
        .orElse(Double.NaN);
  }

  /**
   * Mean over seeds of the overall weighted average, {@link Accuracy#owa}.
   *
   * @param reference the method it is relative to, Naive2 in the M competitions
   */
  public double owa(String method, String reference) {
    List<@Nullable Accuracy[]> a = scores(method);
    List<@Nullable Accuracy[]> b = scores(reference);
    double sum = 0;
    for (int seed = 0; seed < a.size(); seed++) {
      sum += Accuracy.total(a.get(seed), null).owa(Accuracy.total(b.get(seed), null));
    }
    return sum / a.size();
  }

  /**
   * A measure of a method, such as {@link Accuracy#wql}, minus that of another on the same series;
   * below zero the first method is better.
   */
  public Estimate difference(String method, String other, ToDoubleFunction<Accuracy> measure) {
    List<@Nullable Accuracy[]> a = scores(method);
    List<@Nullable Accuracy[]> b = scores(other);
    return Bootstrap.of(a.get(0).length, BOOTSTRAP_SEED)
        .estimate(times -> difference(a, b, times, measure));
  }

  /**
   * The measures of every method, the coverage of every level in a table of its own, and the paired
   * difference of the WQL of one method to that of each other. OWA is relative to the method {@link
   * #NAIVE2} where it is among them.
   *
   * @param table name of the table
   * @param setting settings of every figure
   * @param ours the method that is compared
   */
  public List<Measurement> measurements(String table, Map<String, String> setting, String ours) {
    List<Measurement> out = new ArrayList<>();
    Accuracy all = all(ours);
    long n = scores(ours).stream().flatMap(Arrays::stream).filter(s -> s != null).count();
    List<Double> levels = all.levels();
    String highest = coverageName(levels.get(levels.size() - 1));
    for (String method : byMethod.keySet()) {
      Map<String, Double> values = new LinkedHashMap<>();
      values.put("WQL", mean(method, Accuracy::wql));
      values.put("ND", mean(method, Accuracy::nd));
      values.put(highest, mean(method, Accuracy::coverage));
      values.put("sMAPE", mean(method, Accuracy::smape));
      values.forEach(
          (metric, v) -> out.add(Measurement.of(table, method, metric, setting, 0, v, n)));
      double mase = mean(method, Accuracy::mase);
      out.add(Measurement.of(table, method, "MASE", setting, 0, mase, all.maseSeries()));
      double rmsse = mean(method, Accuracy::rmsse);
      out.add(Measurement.of(table, method, "RMSSE", setting, 0, rmsse, all.rmsseSeries()));
      if (byMethod.containsKey(NAIVE2)) {
        double owa = owa(method, NAIVE2);
        out.add(Measurement.of(table, method, "OWA", setting, 0, owa, all.maseSeries()));
      }
    }
    for (String rival : byMethod.keySet()) {
      if (!rival.equals(ours)) {
        Estimate d = difference(ours, rival, Accuracy::wql);
        out.add(
            new Measurement(
                table,
                rival,
                ours + " minus this, WQL",
                setting,
                0,
                d.value(),
                d.low(),
                d.high(),
                n));
      }
    }
    for (String method : byMethod.keySet()) {
      for (int j = 0; j < levels.size(); j++) {
        int level = j;
        double covered = mean(method, a -> a.coverage(level));
        out.add(
            Measurement.of(
                table + ", coverage", method, coverageName(levels.get(j)), setting, 0, covered, n));
      }
    }
    return out;
  }

  /** A name such as {@code cov90} or {@code cov97.5}. */
  private static String coverageName(double level) {
    return "cov" + BigDecimal.valueOf(level).movePointRight(2).stripTrailingZeros().toPlainString();
  }

  private Accuracy all(String method) {
    return scores(method).stream()
        .map(seed -> Accuracy.total(seed, null))
        .reduce(Accuracy.NONE, Accuracy::plus);
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
      List<@Nullable Accuracy[]> a,
      List<@Nullable Accuracy[]> b,
      int[] times,
      ToDoubleFunction<Accuracy> measure) {
    double sum = 0;
    for (int seed = 0; seed < a.size(); seed++) {
      sum +=
          measure.applyAsDouble(Accuracy.total(a.get(seed), times))
              - measure.applyAsDouble(Accuracy.total(b.get(seed), times));
    }
    return sum / a.size();
  }
}
