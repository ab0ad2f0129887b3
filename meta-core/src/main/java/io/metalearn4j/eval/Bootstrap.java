package io.metalearn4j.eval;

import com.google.common.math.Quantiles;
import io.metalearn4j.data.Seeds;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Percentile intervals by resampling whole entities, so that several tasks of one customer do not
 * pass for several customers.
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

  private Bootstrap(int[] entityOf, int entities, long seed) {
    if (entities < 1) {
      throw new IllegalArgumentException("there are " + entities + " entities, must be at least 1");
    }
    this.entityOf = entityOf;
    this.entities = entities;
    this.seed = seed;
  }

  /**
   * A bootstrap of one value an entity.
   *
   * @param entities how many, at least one
   * @param seed what the resamples depend on
   * @throws IllegalArgumentException if there is no entity
   */
  public static Bootstrap of(int entities, long seed) {
    return new Bootstrap(IntStream.range(0, entities).toArray(), entities, seed);
  }

  /**
   * A bootstrap of several values an entity.
   *
   * @param entities for each value whose it is, at least one
   * @param seed what the resamples depend on
   * @throws IllegalArgumentException if there is no value
   */
  public static Bootstrap of(List<String> entities, long seed) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] entityOf = new int[entities.size()];
    for (int i = 0; i < entityOf.length; i++) {
      Integer number = numbers.putIfAbsent(entities.get(i), numbers.size());
      entityOf[i] = number == null ? numbers.size() - 1 : number;
    }
    return new Bootstrap(entityOf, numbers.size(), seed);
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
    double[] sums = new double[entities];
    int[] counts = new int[entities];
    for (int i = 0; i < values.length; i++) {
      sums[entityOf[i]] += values[i];
      counts[entityOf[i]]++;
    }
    return estimate(
        times -> {
          double sum = 0;
          long count = 0;
          for (int e = 0; e < entities; e++) {
            if (times[e] > 0) {
              sum += times[e] * sums[e];
              count += (long) times[e] * counts[e];
            }
          }
          return sum / count;
        });
  }

  /**
   * Any statistic with its 95% interval, such as a ratio of sums. There is no interval where it is
   * not finite or there is one entity.
   *
   * @param statistic its value when each entity is taken as many times as the array says, which has
   *     one number an entity and must not be kept
   */
  public Estimate estimate(ToDoubleFunction<int[]> statistic) {
    int[] times = new int[entities];
    Arrays.fill(times, 1);
    double value = statistic.applyAsDouble(times);
    if (entities < 2 || !Double.isFinite(value)) {
      return new Estimate(value, Double.NaN, Double.NaN, entityOf.length);
    }
    SplittableRandom random = Seeds.stream(seed);
    double[] resampled = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      Arrays.fill(times, 0);
      for (int i = 0; i < entities; i++) {
        times[random.nextInt(entities)]++;
      }
      resampled[r] = statistic.applyAsDouble(times);
    }
    Map<Integer, Double> ends = Quantiles.scale(1000).indexes(25, 975).compute(resampled);
    return new Estimate(
        value,
        ends.getOrDefault(25, Double.NaN),
        ends.getOrDefault(975, Double.NaN),
        entityOf.length);
  }
}
