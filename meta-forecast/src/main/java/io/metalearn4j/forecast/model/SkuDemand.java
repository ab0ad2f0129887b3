package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.QuantileForecast;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A demand model adapted to one SKU. Immutable and thread-safe: a new period gives a new one. */
public final class SkuDemand {
  /** Periods that are looked back on. */
  private static final int MEMORY = 200;

  private static final int TOTAL_PATHS = 2000;
  private static final long TOTAL_SEED = 11;

  private final DemandModel model;
  private final DemandSeries history;
  private final double[] slopes;
  private final DemandPosterior belief;

  private SkuDemand(
      DemandModel model, DemandSeries history, double[] slopes, DemandPosterior belief) {
    this.model = model;
    this.history = history;
    this.slopes = slopes;
    this.belief = belief;
  }

  static SkuDemand of(DemandModel model, DemandSeries all) {
    DemandSeries history = all.last(MEMORY);
    double[] slopes = model.effects().adapted(history);
    return new SkuDemand(model, history, slopes, believe(model, history, slopes, -1));
  }

  private static DemandPosterior believe(
      DemandModel model, DemandSeries history, double[] slopes, int without) {
    DemandPrior prior = model.prior();
    double largest = Arrays.stream(history.observed()).max().orElse(0);
    for (int t = 0; t < history.length(); t++) {
      largest = Math.max(largest, history.atLeast(t));
    }
    double scale = Math.max(1, largest / prior.unit() / prior.laws().largest());
    DemandPosterior belief = DemandPosterior.of(prior, history.attributes(), scale);
    double[] exposure = model.effects().exposure(history, slopes, 0, history.length());
    for (int t = 0; t < exposure.length; t++) {
      belief =
          t == without
              ? belief.update(Double.NaN, 0, exposure[t])
              : belief.update(history.demand(t), history.atLeast(t), exposure[t]);
    }
    return belief;
  }

  /** The periods this was adapted to, at most the last 200. */
  public DemandSeries history() {
    return history;
  }

  /**
   * The same SKU one period later: equal to one adapted to the longer history.
   *
   * @param demand of the new period, {@code >= 0}, or {@code NaN} where it is not known
   */
  public SkuDemand update(double demand) {
    return update(history.append(demand));
  }

  /**
   * The same with what was observed in the new period.
   *
   * @param seen observed covariates by name, those of them that are known
   */
  public SkuDemand update(double demand, Map<String, Double> seen) {
    return update(history.append(demand, seen));
  }

  /**
   * The same after a period in which the SKU sold out.
   *
   * @param sold units sold in it, the least that its demand can have been, {@code >= 0}
   */
  public SkuDemand updateStockOut(double sold) {
    return update(history.append(Double.NaN).withStockOut(history.length(), sold));
  }

  private SkuDemand update(DemandSeries longer) {
    double demand = longer.demand(history.length());
    double atLeast = longer.atLeast(history.length());
    boolean inGrid = Math.max(Double.isNaN(demand) ? 0 : demand, atLeast) <= belief.largest();
    if (model.effects().steady(history) && inGrid && longer.length() <= MEMORY) {
      int n = history.length();
      double exposure = model.effects().exposure(longer, slopes, n, n + 1)[0];
      return new SkuDemand(model, longer, slopes, belief.update(demand, atLeast, exposure));
    }
    return of(model, longer);
  }

  /**
   * Quantiles of the demand of the next periods, each period by itself.
   *
   * @param horizon periods ahead, {@code >= 1}
   * @throws IllegalArgumentException if a covariate is not known for all of them
   */
  public QuantileForecast forecast(int horizon) {
    return model.combine(history, own(horizon)).withMean(mean(horizon));
  }

  /** Quantiles by the prior alone, {@code [horizon][levels]}. */
  double[][] own(int horizon) {
    List<Outlook> exposure = ahead(horizon);
    List<Double> levels = model.question().levels();
    double[][] values = new double[horizon][];
    for (int i = 0; i < horizon; i++) {
      values[i] =
          i > 0 && exposure.get(i).equals(exposure.get(i - 1))
              ? values[i - 1]
              : belief.quantiles(levels, exposure.get(i));
    }
    return values;
  }

  /**
   * The total demand of the next periods, such as review period and lead time, that is not exceeded
   * with a probability. From 2,000 {@link #paths}, which costs some five times a {@link #forecast};
   * exact, and cheap, where the prior forecasts alone, without covariates.
   *
   * @param periods periods that are added up, {@code >= 1}
   * @param level the probability, in (0, 1)
   */
  public double total(int periods, double level) {
    if (periods < 1) {
      throw new IllegalArgumentException("periods is " + periods + ", must be >= 1");
    }
    return total(ProtectionInterval.of(periods), level);
  }

  /**
   * The same where it is not known how many periods are added up, as with random lead times.
   *
   * @param interval numbers of periods and how likely each is
   * @param level the probability, in (0, 1)
   */
  public double total(ProtectionInterval interval, double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level is " + level + ", must be in (0, 1)");
    }
    List<Outlook> exposure = ahead(interval.longest());
    Outlook first = exposure.get(0);
    boolean steady = first.certain() && exposure.stream().allMatch(first::equals);
    if (steady && !model.combines(history)) {
      return belief.totalQuantile(interval, first.median(), level);
    }
    double[][] paths = paths(TOTAL_PATHS, interval.longest(), TOTAL_SEED);
    WeightedSample totals = new WeightedSample(paths.length * interval.probabilities().size());
    for (double[] path : paths) {
      double total = 0;
      for (int n = 1; n <= path.length; n++) {
        total += path[n - 1];
        totals.add(total, interval.probability(n));
      }
    }
    return totals.quantile(level);
  }

  /**
   * Possible futures. The periods of a path share one law of demand of the prior, so that a SKU
   * that turns out to sell well does so in all of them. In each period the demand of rank {@code r}
   * among the paths is then moved to the quantile of that rank of the {@link #forecast}, all
   * members included; above the highest level and below the lowest it moves by as much as there.
   *
   * @param paths number of futures, {@code >= 1}
   * @param horizon periods ahead, {@code >= 1}
   * @param seed seed of the draws
   * @return {@code [paths][horizon]}
   * @see "M. Clark et al., The Schaake shuffle: a method for reconstructing space-time variability
   *     in forecasted precipitation and temperature fields, Journal of Hydrometeorology 5, 2004"
   */
  public double[][] paths(int paths, int horizon, long seed) {
    if (paths < 1) {
      throw new IllegalArgumentException("paths is " + paths + ", must be >= 1");
    }
    double[][] prior = belief.paths(paths, ahead(horizon), seed);
    if (!model.combines(history)) {
      return prior;
    }
    return RankedPaths.moved(prior, forecast(horizon), model.whole(), seed);
  }

  /**
   * Expected demand of each of the next periods, by least squares: the forecast to be judged by
   * squared errors, which is not exactly the mean of the {@link #paths}.
   */
  public double[] mean(int horizon) {
    OptionalDouble unit = model.unitMean(history, slopes);
    return ahead(horizon).stream()
        .mapToDouble(e -> unit.isPresent() ? e.median() * unit.getAsDouble() : belief.mean(e))
        .toArray();
  }

  /**
   * Why the expected demand of a period ahead, by the prior, is what it is.
   *
   * @param step periods ahead, counted from 0
   */
  public ForecastExplanation explain(int step) {
    if (step < 0) {
      throw new IllegalArgumentException("step is " + step + ", must be >= 0");
    }
    Outlook exposure = ahead(step + 1).get(step);
    double mean = belief.mean(exposure);
    double[] byPeriod = new double[history.length()];
    for (int t = 0; t < byPeriod.length; t++) {
      byPeriod[t] = mean - believe(model, history, slopes, t).mean(exposure);
    }
    CovariateEffects effects = model.effects();
    double[] logs =
        effects.none()
            ? new double[0]
            : effects.contributions(history, slopes, history.length() + step);
    DemandPrior prior = model.prior();
    return ForecastExplanation.of(
        mean,
        DemandPosterior.of(prior, Map.of(), 1).mean(Outlook.USUAL),
        DemandPosterior.of(prior, history.attributes(), 1).mean(Outlook.USUAL),
        effects.names(),
        logs,
        byPeriod);
  }

  /** Log-likelihood of what came next, of the periods that are known of it. */
  double logLikelihood(double... next) {
    List<Outlook> exposure = ahead(next.length);
    return IntStream.range(0, next.length)
        .filter(i -> !Double.isNaN(next[i]))
        .mapToDouble(i -> belief.logProbability(next[i], exposure.get(i)))
        .sum();
  }

  /** How high a demand of the next period would be among those that are expected, in [0, 1]. */
  double rank(double demand) {
    return belief.middle(demand, ahead(1).get(0));
  }

  /** The same SKU as if its last periods were all that is known of it. */
  SkuDemand knownFor(int periods) {
    return of(model, history.last(periods));
  }

  @Override
  public String toString() {
    return "SkuDemand[" + history + ", " + model + "]";
  }

  private List<Outlook> ahead(int horizon) {
    if (horizon < 1) {
      throw new IllegalArgumentException("horizon is " + horizon + ", must be >= 1");
    }
    return model.effects().ahead(history, slopes, horizon);
  }
}
