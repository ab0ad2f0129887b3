package io.metalearn4j.forecast.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where an expected demand comes from.
 *
 * @param mean expected demand
 * @param poolMean expected demand of any SKU before any period was seen
 * @param priorMean the same of a SKU with these static attributes
 * @param factors what each covariate multiplies demand by, against its mean over the history, in
 *     [.001, 1000]
 * @param byPeriod for each known period, oldest first, the expected demand minus that without it
 */
public record ForecastExplanation(
    double mean,
    double poolMean,
    double priorMean,
    Map<String, Double> factors,
    List<Double> byPeriod) {
  /** Copies the collections. */
  public ForecastExplanation {
    factors = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(factors));
    byPeriod = List.copyOf(byPeriod);
  }

  static ForecastExplanation of(
      double mean,
      double poolMean,
      double priorMean,
      List<String> names,
      double[] logs,
      double[] byPeriod) {
    Map<String, Double> factors = new LinkedHashMap<>();
    for (int i = 0; i < logs.length; i++) {
      factors.put(names.get(i), Math.exp(logs[i]));
    }
    return new ForecastExplanation(
        mean, poolMean, priorMean, factors, Arrays.stream(byPeriod).boxed().toList());
  }
}
