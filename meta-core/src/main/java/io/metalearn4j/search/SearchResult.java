package io.metalearn4j.search;

import io.metalearn4j.eval.Measurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a search found.
 *
 * @param best the candidate with the lowest mean loss among those of the largest budget; the first
 *     of equals
 * @param candidates everything that was measured, in order
 * @param seed the seed of the search
 */
public record SearchResult(Candidate best, List<Candidate> candidates, long seed) {
  /** Copies the candidates. */
  public SearchResult {
    candidates = List.copyOf(candidates);
  }

  static SearchResult of(List<Candidate> candidates, long seed) {
    int budget = candidates.stream().mapToInt(Candidate::budget).max().orElse(0);
    Candidate best =
        candidates.stream()
            .filter(candidate -> candidate.budget() == budget)
            .min(Comparator.comparingDouble(Candidate::meanLoss))
            .orElseThrow();
    if (Double.isInfinite(best.meanLoss())) {
      throw new NoFiniteLossException(candidates.size());
    }
    return new SearchResult(best, candidates, seed);
  }

  /**
   * Returns the mean loss of every candidate, with its range over folds as the interval.
   *
   * @param table the name of the table
   */
  public List<Measurement> measurements(String table) {
    List<Measurement> measurements = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Map<String, String> setting = new LinkedHashMap<>(candidate.setting().texts());
      setting.put("budget", Integer.toString(candidate.budget()));
      boolean finite = Double.isFinite(candidate.meanLoss());
      var range = candidate.losses().stream().mapToDouble(Double::doubleValue).summaryStatistics();
      measurements.add(
          new Measurement(
              table,
              candidate.setting().toString(),
              "validation loss",
              setting,
              seed,
              candidate.meanLoss(),
              finite ? range.getMin() : Double.NaN,
              finite ? range.getMax() : Double.NaN,
              candidate.losses().size()));
    }
    return measurements;
  }
}
