package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How demand answers to its {@link Covariates}: price and promotion, which are known ahead, what is
 * observed only, and for daily series the day of the week.
 *
 * <p>A regression of log demand on the covariates with one level a series, pooled over all series,
 * with a deviation for each group (the first attribute) that is shrunk towards the pooled effect. A
 * SKU gets a deviation of its own in closed form: its prior variance is learned from how much the
 * effects of the series differ. Where nothing is known ahead, the market as a whole moves demand,
 * too, where its index is known. Immutable and thread-safe.
 */
final class CovariateEffects {
  private static final double LARGEST_LOG = Math.log(1000);
  private static final double LARGEST_SPREAD = 2;
  private static final double GROUP_RIDGE = 50;
  private static final double RIDGE = 1e-3;
  private static final double LEAST_VARIANCE = 1e-4;

  private final Covariates covariates;
  private final double[] pooled;
  private final Map<String, double[]> groups;
  private final double[] deviationVariance;
  private final double noise;
  private final MarketIndex market;

  private CovariateEffects(
      Covariates covariates,
      double[] pooled,
      Map<String, double[]> groups,
      double[] deviationVariance,
      double noise,
      MarketIndex market) {
    this.covariates = covariates;
    this.pooled = pooled;
    this.groups = groups;
    this.deviationVariance = deviationVariance;
    this.noise = noise;
    this.market = market;
  }

  /** Learns the effects; without covariates and weekdays every exposure is one. */
  static CovariateEffects fit(List<DemandSeries> series) {
    Covariates covariates = Covariates.of(series);
    int p = covariates.columns();
    CovariateEffects shape =
        new CovariateEffects(
            covariates, new double[p], Map.of(), new double[p], 1, MarketIndex.STILL);
    return p == 0 ? shape : shape.learn(series);
  }

  private CovariateEffects learn(List<DemandSeries> series) {
    WithinSeries all = new WithinSeries(pooled.length);
    Map<String, WithinSeries> byGroup = new LinkedHashMap<>();
    List<WithinSeries> each = new ArrayList<>();
    for (DemandSeries s : series) {
      WithinSeries one = moments(s, new double[pooled.length]);
      each.add(one);
      all.add(one);
      byGroup.computeIfAbsent(group(s), g -> new WithinSeries(pooled.length)).add(one);
    }
    double[] effect = all.solve(filled(RIDGE), new double[pooled.length]);
    Map<String, double[]> groupEffects = new LinkedHashMap<>();
    if (byGroup.size() > 1) {
      byGroup.forEach((g, m) -> groupEffects.put(g, m.solve(filled(GROUP_RIDGE), effect)));
    }
    double residual = 0;
    double freedom = 0;
    for (int i = 0; i < each.size(); i++) {
      double[] b = groupEffects.getOrDefault(group(series.get(i)), effect);
      residual += each.get(i).residual(b);
      freedom += Math.max(0, each.get(i).periods() - 1);
    }
    double v = Math.max(LEAST_VARIANCE, residual / Math.max(1, freedom));
    double[] variance = new double[pooled.length];
    for (int j = 0; j < variance.length; j++) {
      double squared = 0;
      double weight = 0;
      for (int i = 0; i < each.size(); i++) {
        double[] b = groupEffects.getOrDefault(group(series.get(i)), effect);
        double information = each.get(i).information(j);
        double deviation = each.get(i).slope(j, b);
        squared += deviation * deviation - information * v;
        weight += information * information;
      }
      variance[j] = Math.max(LEAST_VARIANCE, weight > 0 ? squared / weight : 0);
    }
    return new CovariateEffects(covariates, effect, groupEffects, variance, v, market);
  }

  /**
   * The same effects, with the market learned from series, what was observed being divided out.
   * Where demand answers to covariates known ahead they stand for the market: promotions move many
   * SKUs at once.
   */
  CovariateEffects withMarket(List<DemandSeries> series) {
    if (covariates.plansAhead()) {
      return this;
    }
    CovariateEffects still = withMarket(MarketIndex.STILL);
    List<DemandSeries> expected = series.stream().map(still::atExpectedCovariates).toList();
    return withMarket(MarketIndex.fit(expected).onBaseOf(market));
  }

  private CovariateEffects withMarket(MarketIndex other) {
    return new CovariateEffects(covariates, pooled, groups, deviationVariance, noise, other);
  }

  private DemandSeries atExpectedCovariates(DemandSeries series) {
    if (pooled.length == 0) {
      return series;
    }
    double[] demand = series.demand();
    double[] e = exposure(series, pooled(series), 0, demand.length);
    for (int t = 0; t < demand.length; t++) {
      demand[t] /= e[t];
    }
    return DemandSeries.of(series.id(), series.frequency(), series.start(), demand);
  }

  /** The same effects for every SKU of a group, none with a deviation of its own. */
  CovariateEffects withoutDeviations() {
    return new CovariateEffects(
        covariates, pooled, groups, new double[pooled.length], noise, market);
  }

  /** Whether there is anything to answer to. */
  boolean none() {
    return pooled.length == 0 && market.still();
  }

  /** Whether the next period of a series changes nothing about the exposure of those before it. */
  boolean steady(DemandSeries series) {
    long next = series.start() + series.length();
    return pooled.length == 0 && (series.length() == 0 || market.of(next) == market.of(next - 1));
  }

  /** The group of a series: its first attribute. */
  private static String group(DemandSeries series) {
    return series.attributes().values().stream().findFirst().orElse("");
  }

  /** Names of the effects, in the order of {@link #contributions}. */
  List<String> names() {
    return covariates.names();
  }

  /** The effects of a series' group. */
  double[] pooled(DemandSeries history) {
    return groups.getOrDefault(group(history), pooled);
  }

  /** The effects of a series' group, moved by what its own history says. */
  double[] adapted(DemandSeries history) {
    double[] b = pooled(history);
    boolean alike = Arrays.stream(deviationVariance).allMatch(d -> d == 0);
    if (alike || history.length() < 2) {
      return b;
    }
    double[] ridge = Arrays.stream(deviationVariance).map(d -> noise / d).toArray();
    return moments(history, new double[b.length]).solve(ridge, b);
  }

  /**
   * The factor on demand in the periods {@code from} to {@code to}, against the mean of the
   * covariates over the series' own past, which lies between a thousandth and a thousand: no price
   * or promotion that was learned from says anything about more. Times the market against its base.
   * What the market does after the series' last period is not known: it stays.
   */
  double[] exposure(DemandSeries series, double[] effects, int from, int to) {
    double[] exposure = new double[to - from];
    double[][] rows = rows(series, to);
    double[] reference = reference(rows, series.length());
    for (int t = from; t < to; t++) {
      double effect = effects.length == 0 ? 1 : Math.exp(bounded(dot(effects, rows[t], reference)));
      exposure[t - from] = effect * market(series, t);
    }
    return exposure;
  }

  /** What the exposure of the next periods will be; what is observed only is not certain. */
  List<Outlook> ahead(DemandSeries series, double[] effects, int horizon) {
    int n = series.length();
    double[] median = exposure(series, effects, n, n + horizon);
    double[] spread = covariates.spread(effects, horizon);
    return IntStream.range(0, horizon)
        .mapToObj(i -> new Outlook(median[i], Math.min(LARGEST_SPREAD, spread[i])))
        .toList();
  }

  /** The known demand of a series over its exposure; none missing. */
  double[] atUnitExposure(DemandSeries series, double[] effects) {
    double[] e = exposure(series, effects, 0, series.length());
    double[] y = new double[e.length];
    int known = 0;
    for (int t = 0; t < y.length; t++) {
      if (!Double.isNaN(series.demand(t))) {
        y[known++] = series.demand(t) / e[t];
      }
    }
    return Arrays.copyOf(y, known);
  }

  private double market(DemandSeries series, int t) {
    int last = series.length() - 1;
    return last < 0 ? market.latest() : market.of(series.start() + Math.min(t, last));
  }

  /** Demand divided by the market, as if it had always been what it was in the last period. */
  DemandSeries atPresentMarket(DemandSeries series) {
    double[] demand = series.demand();
    for (int t = 0; t < demand.length; t++) {
      demand[t] *= market(series, demand.length) / market(series, t);
    }
    return DemandSeries.of(series.id(), series.frequency(), series.start(), demand);
  }

  /** The logarithm of each covariate's factor in one period, in the order of {@link #names}. */
  double[] contributions(DemandSeries series, double[] effects, int period) {
    double[][] rows = rows(series, period + 1);
    double[] reference = reference(rows, series.length());
    double[] parts = new double[covariates.names().size()];
    for (int j = 0; j < pooled.length; j++) {
      parts[covariates.name(j)] += effects[j] * (rows[period][j] - reference[j]);
    }
    return Arrays.stream(parts).map(CovariateEffects::bounded).toArray();
  }

  private static double bounded(double log) {
    return Math.max(-LARGEST_LOG, Math.min(LARGEST_LOG, log));
  }

  /** The rows of all known periods, and of those before {@code to}. */
  private double[][] rows(DemandSeries series, int to) {
    return pooled.length == 0
        ? new double[0][]
        : covariates.rows(series, Math.max(to, series.length()));
  }

  /** The mean of the rows of the known periods, or where there are none of all rows. */
  private double[] reference(double[][] rows, int known) {
    int n = known > 0 ? known : rows.length;
    double[] mean = new double[pooled.length];
    for (int t = 0; t < Math.min(n, rows.length); t++) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += rows[t][j] / n;
      }
    }
    return mean;
  }

  private WithinSeries moments(DemandSeries s, double[] offset) {
    WithinSeries m = new WithinSeries(pooled.length);
    double[][] rows = covariates.rows(s, s.length());
    double[] mean = new double[pooled.length];
    double target = 0;
    int n = 0;
    for (int t = 0; t < s.length(); t++) {
      if (!Double.isNaN(s.demand(t))) {
        for (int j = 0; j < mean.length; j++) {
          mean[j] += rows[t][j];
        }
        target += Math.log(Math.max(1, s.demand(t)));
        n++;
      }
    }
    for (int j = 0; j < mean.length; j++) {
      mean[j] /= Math.max(1, n);
    }
    for (int t = 0; t < s.length(); t++) {
      if (!Double.isNaN(s.demand(t))) {
        double y = Math.log(Math.max(1, s.demand(t))) - target / n - dot(offset, rows[t], mean);
        m.add(rows[t], mean, y);
      }
    }
    return m;
  }

  private double[] filled(double value) {
    double[] values = new double[pooled.length];
    Arrays.fill(values, value);
    return values;
  }

  private static double dot(double[] b, double[] x, double[] mean) {
    double sum = 0;
    for (int j = 0; j < b.length; j++) {
      sum += b[j] * (x[j] - mean[j]);
    }
    return sum;
  }

  void write(TensorFile.Builder file) {
    covariates.write(file);
    file.tensor("effects.pooled", Tensor.of(pooled, pooled.length));
    file.tensor("effects.variance", Tensor.of(deviationVariance, deviationVariance.length));
    file.tensor("effects.noise", Tensor.of(new double[] {noise}, 1));
    market.write(file);
    Named.write(file, "effects.group", groups);
  }

  static CovariateEffects read(TensorFile file) {
    return new CovariateEffects(
        Covariates.read(file),
        file.tensor("effects.pooled").doubles(),
        Named.read(file, "effects.group"),
        file.tensor("effects.variance").doubles(),
        file.tensor("effects.noise").doubles()[0],
        MarketIndex.read(file));
  }
}
