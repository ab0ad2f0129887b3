package io.metalearn4j.eval;

import com.google.common.math.Quantiles;
import io.metalearn4j.data.Seeds;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Percentile intervals of means by resampling whole entities, so that several tasks of one customer
 * do not pass for several customers.
 *
 * <p>The resamples depend on the entities and the seed alone: all rows of a table are resampled
 * alike. Immutable and thread-safe.
 *
 * @see <a href="https://doi.org/10.1201/9780429246593">B. Efron and R. Tibshirani, An introduction
 *     to the bootstrap, 1993, chapter 13</a>
 */
public final class Bootstrap {
  /** Resamples: enough for the ends of a 95% interval (Efron and Tibshirani 1993, section 13.3). */
  private static final int RESAMPLES = 2_000;

  private final int[] entityOf;
  private final int entities;
  private final long seed;

  /**
   * A bootstrap of values.
   *
   * @param entities for each value whose it is, at least one
   * @param seed what the resamples depend on
   * @throws IllegalArgumentException if there is no value
   */
  public Bootstrap(List<String> entities, long seed) {
    if (entities.isEmpty()) {
      throw new IllegalArgumentException("there are 0 values, must be at least 1");
    }
    Map<String, Integer> numbers = new HashMap<>();
    this.entityOf = new int[entities.size()];
    for (int i = 0; i < entityOf.length; i++) {
      Integer number = numbers.putIfAbsent(entities.get(i), numbers.size());
      entityOf[i] = number == null ? numbers.size() - 1 : number;
    }
    this.entities = numbers.size();
    this.seed = seed;
  }

  /**
   * The mean of values with its 95% interval. There is no interval where a value is not finite or
   * all belong to one entity.
   *
   * @param values one for each entity given, not modified
   * @throws IllegalArgumentException if their number differs
   */
  public Estimate mean(double[] values) {
    if (values.length != entityOf.length) {
      throw new IllegalArgumentException(
          "there are " + values.length + " values, must be " + entityOf.length);
    }
    double mean = Arrays.stream(values).sum() / values.length;
    if (entities < 2 || !Double.isFinite(mean)) {
      return new Estimate(mean, Double.NaN, Double.NaN, values.length);
    }
    double[] sums = new double[entities];
    int[] counts = new int[entities];
    for (int i = 0; i < values.length; i++) {
      sums[entityOf[i]] += values[i];
      counts[entityOf[i]]++;
    }
    Map<Integer, Double> ends =
        Quantiles.scale(1000).indexes(25, 975).compute(resampledMeans(sums, counts));
    return new Estimate(
        mean, ends.getOrDefault(25, Double.NaN), ends.getOrDefault(975, Double.NaN), values.length);
  }

  private double[] resampledMeans(double[] sums, int[] counts) {
    SplittableRandom random = Seeds.stream(seed);
    double[] means = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      double sum = 0;
      long count = 0;
      for (int i = 0; i < entities; i++) {
        int drawn = random.nextInt(entities);
        sum += sums[drawn];
        count += counts[drawn];
      }
      means[r] = sum / count;
    }
    return means;
  }
}
