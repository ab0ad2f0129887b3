package io.metalearn4j.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The demand of one SKU, one value a period, oldest first, with what is known beside it.
 *
 * <p>A missing period is {@code NaN}; so is a period in which the SKU was out of stock, because its
 * sales are not its demand: they are the least that it may have been, see {@link #withStockOut}.
 * Known covariates (price, promotion) may reach past the last demand: that part is the plan for the
 * future. Observed covariates (visits, weather, a rival's price) are only known afterwards and end
 * with the demand. Immutable and thread-safe.
 */
public final class DemandSeries {
  /** The largest demand or covariate: up to here a double holds every whole number. */
  public static final double LARGEST = 1e15;

  private static final double[] NEVER = {};

  private final String id;
  private final Frequency frequency;
  private final long start;
  private final double[] demand;

  /** What was sold in periods without stock, else 0; empty if there is no such period. */
  private final double[] sold;

  private final Map<String, double[]> known;
  private final Map<String, double[]> observed;
  private final Map<String, String> attributes;

  private DemandSeries(
      String id,
      Frequency frequency,
      long start,
      double[] demand,
      double[] sold,
      Map<String, double[]> known,
      Map<String, double[]> observed,
      Map<String, String> attributes) {
    this.id = id;
    this.frequency = frequency;
    this.start = start;
    this.demand = demand;
    this.sold = sold;
    this.known = known;
    this.observed = observed;
    this.attributes = attributes;
  }

  /**
   * A series without covariates.
   *
   * @param id name of the SKU
   * @param frequency spacing of the periods
   * @param start number of the first period, see {@link Frequency#period}
   * @param demand units a period, in [0, {@link #LARGEST}] or {@code NaN}; copied
   * @throws IllegalArgumentException if a value is out of range
   */
  public static DemandSeries of(String id, Frequency frequency, long start, double... demand) {
    for (int t = 0; t < demand.length; t++) {
      requireDemand(demand[t], id, t);
    }
    return new DemandSeries(
        Objects.requireNonNull(id, "id"),
        Objects.requireNonNull(frequency, "frequency"),
        start,
        demand.clone(),
        NEVER,
        Map.of(),
        Map.of(),
        Map.of());
  }

  private static void requireDemand(double demand, String id, int period) {
    if (demand < 0 || demand > LARGEST) {
      throw new IllegalArgumentException(
          "demand of "
              + id
              + " at period "
              + period
              + " is "
              + demand
              + ", must be in [0, "
              + LARGEST
              + "]");
    }
  }

  /**
   * The same series with a covariate whose future values are known.
   *
   * @param name name of the covariate, such as {@code price}
   * @param values one value a period from the first one on, at least as many as the demand; copied
   * @throws IllegalArgumentException if there are too few values, or one is not in [-{@link
   *     #LARGEST}, {@link #LARGEST}]
   */
  public DemandSeries withKnown(String name, double... values) {
    if (values.length < demand.length) {
      throw new IllegalArgumentException(
          name + " of " + id + " has " + values.length + " values, must have >= " + demand.length);
    }
    for (int t = 0; t < values.length; t++) {
      requireCovariate(values[t], name, t);
    }
    return new DemandSeries(
        id, frequency, start, demand, sold, with(known, name, values), observed, attributes);
  }

  /**
   * The same series with a covariate that is known afterwards only, such as {@code visits}: nothing
   * that forecasts can see it after the last demand.
   *
   * @param name name of the covariate
   * @param values one value a period of demand, {@code NaN} where it is not known; copied
   * @throws IllegalArgumentException if their number is not that of the demand, or one is not in
   *     [-{@link #LARGEST}, {@link #LARGEST}]
   */
  public DemandSeries withObserved(String name, double... values) {
    if (values.length != demand.length) {
      throw new IllegalArgumentException(
          name + " of " + id + " has " + values.length + " values, must have " + demand.length);
    }
    for (int t = 0; t < values.length; t++) {
      if (!Double.isNaN(values[t])) {
        requireCovariate(values[t], name, t);
      }
    }
    return new DemandSeries(
        id, frequency, start, demand, sold, known, with(observed, name, values), attributes);
  }

  private void requireCovariate(double value, String name, int period) {
    if (!(Math.abs(value) <= LARGEST)) {
      throw new IllegalArgumentException(
          name
              + " of "
              + id
              + " at period "
              + period
              + " is "
              + value
              + ", must be a number of at most "
              + LARGEST);
    }
  }

  private static Map<String, double[]> with(
      Map<String, double[]> covariates, String name, double... values) {
    Map<String, double[]> more = new LinkedHashMap<>(covariates);
    more.put(name, values.clone());
    return more;
  }

  /** The same series without covariates, known or observed. */
  public DemandSeries withoutCovariates() {
    return new DemandSeries(id, frequency, start, demand, sold, Map.of(), Map.of(), attributes);
  }

  /** The same series with a static attribute, such as {@code brand}. */
  public DemandSeries withAttribute(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(attributes);
    more.put(name, value);
    return new DemandSeries(id, frequency, start, demand, sold, known, observed, more);
  }

  /**
   * The same series where demand of a period was more than there was stock for: its demand becomes
   * {@code NaN}, and is known to be at least what was sold.
   *
   * @param period counted from 0
   * @param units sold in it, in [0, {@link #LARGEST}]
   * @throws IllegalArgumentException if the units are out of range
   * @throws IndexOutOfBoundsException if there is no such period
   */
  public DemandSeries withStockOut(int period, double units) {
    Objects.checkIndex(period, demand.length);
    if (!(units >= 0 && units <= LARGEST)) {
      throw new IllegalArgumentException(
          "sales of "
              + id
              + " at period "
              + period
              + " are "
              + units
              + ", must be in [0, "
              + LARGEST
              + "]");
    }
    double[] missing = demand.clone();
    missing[period] = Double.NaN;
    double[] bounds = Arrays.copyOf(sold, demand.length);
    bounds[period] = units;
    return new DemandSeries(id, frequency, start, missing, bounds, known, observed, attributes);
  }

  /** Name of the SKU. */
  public String id() {
    return id;
  }

  /** Spacing of the periods. */
  public Frequency frequency() {
    return frequency;
  }

  /** Number of the first period. */
  public long start() {
    return start;
  }

  /** Periods with a demand, observed or missing. */
  public int length() {
    return demand.length;
  }

  /** Demand of a period, counted from 0; {@code NaN} if it is missing. */
  public double demand(int period) {
    return demand[period];
  }

  /** The least that the demand of a missing period can have been: 0, or what was sold. */
  public double atLeast(int period) {
    return Double.isNaN(demand[period]) && sold.length > 0 ? sold[period] : 0;
  }

  /** All demand, oldest first, missing periods as {@code NaN}; a copy. */
  public double[] demand() {
    return demand.clone();
  }

  /** The demand that was observed, oldest first, without the missing periods. */
  public double[] observed() {
    double[] seen = new double[demand.length];
    int n = 0;
    for (double y : demand) {
      if (!Double.isNaN(y)) {
        seen[n++] = y;
      }
    }
    return n == seen.length ? seen : Arrays.copyOf(seen, n);
  }

  /** Missing periods. */
  public int missing() {
    return (int) Arrays.stream(demand).filter(Double::isNaN).count();
  }

  /** Names of the known covariates, in the order they were added. */
  public List<String> knownNames() {
    return List.copyOf(known.keySet());
  }

  /**
   * A known covariate at a period, which may lie after the last demand.
   *
   * @throws IllegalArgumentException if there is no such covariate, or none for that period
   */
  public double known(String name, int period) {
    double[] values = known.get(name);
    if (values == null || period < 0 || period >= values.length) {
      throw new IllegalArgumentException(
          "covariate " + name + " of " + id + " is not known at period " + period);
    }
    return values[period];
  }

  /** Whether there is a known covariate of that name for that period. */
  public boolean knows(String name, int period) {
    double[] values = known.get(name);
    return values != null && period >= 0 && period < values.length;
  }

  /** Names of the observed covariates, in the order they were added. */
  public List<String> observedNames() {
    return List.copyOf(observed.keySet());
  }

  /**
   * An observed covariate at a period with a demand; {@code NaN} if it is not known.
   *
   * @throws IllegalArgumentException if there is no such covariate, or no such period
   */
  public double observed(String name, int period) {
    double[] values = observed.get(name);
    if (values == null || period < 0 || period >= values.length) {
      throw new IllegalArgumentException(
          "covariate " + name + " of " + id + " is not observed at period " + period);
    }
    return values[period];
  }

  /** Static attributes, unmodifiable. */
  public Map<String, String> attributes() {
    return Collections.unmodifiableMap(attributes);
  }

  /**
   * The periods {@code from} (inclusive) to {@code to} (exclusive). Known covariates keep their
   * values after {@code to}: the plan stays known. Observed ones do not.
   *
   * @throws IllegalArgumentException if they do not lie in the series
   */
  public DemandSeries slice(int from, int to) {
    if (from < 0 || to < from || to > demand.length) {
      throw new IllegalArgumentException(
          "slice is [" + from + ", " + to + "), must lie in [0, " + demand.length + ")");
    }
    Map<String, double[]> plan = new LinkedHashMap<>();
    known.forEach((name, v) -> plan.put(name, Arrays.copyOfRange(v, from, v.length)));
    Map<String, double[]> seen = new LinkedHashMap<>();
    observed.forEach((name, v) -> seen.put(name, Arrays.copyOfRange(v, from, to)));
    return new DemandSeries(
        id,
        frequency,
        start + from,
        Arrays.copyOfRange(demand, from, to),
        sold.length == 0 ? NEVER : Arrays.copyOfRange(sold, from, to),
        plan,
        seen,
        attributes);
  }

  /** The last {@code periods} periods, or all where there are fewer. */
  public DemandSeries last(int periods) {
    return slice(Math.max(0, demand.length - periods), demand.length);
  }

  /**
   * The series one period later. A covariate whose plan ends before the new period is not known any
   * more; an observed one is {@code NaN} in it.
   *
   * @param next demand of the new period, in [0, {@link #LARGEST}] or {@code NaN}
   * @throws IllegalArgumentException if it is out of range
   */
  public DemandSeries append(double next) {
    return append(next, Map.of());
  }

  /**
   * The same with what was observed in the new period.
   *
   * @param seen values of observed covariates by name, those of them that are known
   * @throws IllegalArgumentException if a value is out of range, or there is no such covariate
   */
  public DemandSeries append(double next, Map<String, Double> seen) {
    requireDemand(next, id, demand.length);
    seen.forEach(
        (name, value) -> {
          if (!observed.containsKey(name)) {
            throw new IllegalArgumentException(
                "covariate is "
                    + name
                    + ", must be one of those observed of "
                    + id
                    + ": "
                    + observed.keySet());
          }
          requireCovariate(value, name, demand.length);
        });
    double[] longer = Arrays.copyOf(demand, demand.length + 1);
    longer[demand.length] = next;
    Map<String, double[]> plan = new LinkedHashMap<>();
    known.forEach(
        (name, values) -> {
          if (values.length >= longer.length) {
            plan.put(name, values);
          }
        });
    Map<String, double[]> all = new LinkedHashMap<>();
    observed.forEach(
        (name, values) -> {
          double[] more = Arrays.copyOf(values, longer.length);
          more[demand.length] = seen.getOrDefault(name, Double.NaN);
          all.put(name, more);
        });
    double[] bounds = sold.length == 0 ? NEVER : Arrays.copyOf(sold, longer.length);
    return new DemandSeries(id, frequency, start, longer, bounds, plan, all, attributes);
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    parts.add(length() + " periods");
    if (missing() > 0) {
      parts.add(missing() + " missing");
    }
    parts.addAll(known.keySet());
    parts.addAll(observed.keySet());
    return "DemandSeries[" + id + ", " + frequency + ", " + String.join(", ", parts) + "]";
  }
}
