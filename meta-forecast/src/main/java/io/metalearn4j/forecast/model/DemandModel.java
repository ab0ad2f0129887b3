package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandMethod;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Forecaster;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.store.TensorFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A model of demand across SKUs that adapts to one of them: learned once from many series, then
 * adapted to a SKU with any number of known periods, none included, in less than a millisecond.
 *
 * <pre>{@code
 * DemandModel model = DemandModel.fit(series, ForecastQuestion.deciles(8, 8));
 * SkuDemand sku = model.adapt(history);
 * QuantileForecast next = sku.forecast(8);
 * SkuDemand later = sku.update(12);
 * }</pre>
 *
 * <p>What is learned is a prior over laws of demand, by nonparametric empirical Bayes, the pooled
 * effects of the covariates known ahead, or else the index of the market, pooled quantiles by
 * level, and a pooled quantile network. What is adapted is the belief over the laws, by Bayes'
 * rule, and the SKU's own effects, in closed form. A forecast is the weighted mean of the quantiles
 * of the prior, the bins and the network, with weights learned on a quarter of the series held out;
 * a SKU that is known for less than the usual support is forecast by the prior alone. Where demand
 * comes in whole units the quantiles do too. The mean of a forecast is a weighted sum of averages
 * of the SKU's past, learned by least squares. Immutable and thread-safe; deterministic.
 */
public final class DemandModel implements Forecaster {
  /** Name in tables of results. */
  static final String NAME = "metalearn4j";

  private static final String KIND = "demand model";

  /** One of so many series is held out for the weights of the members. */
  private static final int HELD_OUT = 4;

  private final ForecastQuestion question;
  private final Frequency frequency;
  private final DemandPrior prior;
  private final CovariateEffects effects;
  private final @Nullable PooledMembers pooled;
  private final boolean whole;

  private DemandModel(
      ForecastQuestion question,
      Frequency frequency,
      DemandPrior prior,
      CovariateEffects effects,
      @Nullable PooledMembers pooled,
      boolean whole) {
    this.question = question;
    this.frequency = frequency;
    this.prior = prior;
    this.effects = effects;
    this.pooled = pooled;
    this.whole = whole;
  }

  /**
   * Learns from series.
   *
   * @param series what was sold, at least one series; those that sold nothing belong in it, too
   * @param question the usual number of known periods and periods ahead, and the levels of the
   *     quantiles; the model answers others as well
   * @param seed seed of the network's training
   * @throws IllegalArgumentException if there is no observed demand at all, or if frequencies
   *     differ
   */
  public static DemandModel fit(List<DemandSeries> series, ForecastQuestion question, long seed) {
    if (series.stream().allMatch(s -> s.missing() == s.length())) {
      throw new IllegalArgumentException(
          "series hold no observed demand, must hold at least one period");
    }
    Frequency frequency = series.get(0).frequency();
    series.forEach(s -> requireFrequency(s, frequency));
    DemandModel model = members(series, question, seed);
    return model.pooled == null
        ? model
        : model.with(model.pooled.weighted(weights(series, question, seed)));
  }

  private DemandModel with(PooledMembers members) {
    return new DemandModel(question, frequency, prior, effects, members, whole);
  }

  private static DemandModel members(
      List<DemandSeries> series, ForecastQuestion question, long seed) {
    CovariateEffects effects = CovariateEffects.fit(series).withMarket(series);
    DemandPrior prior =
        DemandPrior.fit(
            series,
            question.support() + question.horizon(),
            s -> effects.exposure(s, effects.adapted(s), 0, s.length()));
    return new DemandModel(
        question,
        series.get(0).frequency(),
        prior,
        effects,
        PooledMembers.fit(series, question, effects, seed),
        DemandPrior.whole(series));
  }

  /**
   * The same model for SKUs with long histories: how long their past counts is learned, too, as
   * what makes the last horizon of the series likeliest. From few periods there is little to forget
   * and the usual .93 will do. With fewer than 20 series of more than two horizons it stays.
   *
   * @param series the series that were learned from
   */
  public DemandModel withLearnedForgetting(List<DemandSeries> series) {
    return withForgetting(Forgetting.of(this, series, question.horizon()));
  }

  DemandModel withForgetting(double forgetting) {
    return new DemandModel(
        question, frequency, prior.withForgetting(forgetting), effects, pooled, whole);
  }

  /** {@link #fit(List, ForecastQuestion, long)} with the seed 0. */
  public static DemandModel fit(List<DemandSeries> series, ForecastQuestion question) {
    return fit(series, question, 0);
  }

  /**
   * Weights of the members by how they do on series held out from their training, over the last
   * horizon, which none of them has seen.
   */
  private static MemberWeights weights(
      List<DemandSeries> series, ForecastQuestion question, long seed) {
    int h = question.horizon();
    int k = question.support();
    List<DemandSeries> held = new ArrayList<>();
    List<DemandSeries> known = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      DemandSeries s = series.get(i);
      if (s.length() >= k + h && i % HELD_OUT == 0) {
        held.add(s);
      } else if (s.length() > h) {
        known.add(s.slice(0, s.length() - h));
      }
    }
    if (held.isEmpty() || known.stream().allMatch(s -> s.missing() == s.length())) {
      return MemberWeights.start(k);
    }
    DemandModel trial = members(known, question, seed);
    if (trial.pooled == null) {
      return MemberWeights.start(k);
    }
    MemberWeights.Trial usual = new MemberWeights.Trial();
    MemberWeights.Trial longer = new MemberWeights.Trial();
    int[] lengths = held.stream().mapToInt(DemandSeries::length).sorted().toArray();
    for (DemandSeries s : held) {
      int cut = s.length() - h;
      double[] actual = Arrays.copyOfRange(s.demand(), cut, s.length());
      DemandSeries history = s.slice(0, cut);
      if (trial.pooled.answers(history)) {
        usual.add(trial.members(history.last(k), trial.pooled, h), actual);
        longer.add(trial.members(history, trial.pooled, h), actual);
      }
    }
    return MemberWeights.of(
        usual, longer, new Lengths(k, lengths[lengths.length / 2]), trial.whole);
  }

  /**
   * The same model with a newer view of the market: how much all SKUs together sell in a period,
   * which the demand of each is measured against. Costs one pass over the series. SKUs are adapted
   * anew to see it.
   *
   * @param series the series up to now, on the calendar of those that were learned from
   */
  public DemandModel follow(List<DemandSeries> series) {
    series.forEach(s -> requireFrequency(s, frequency));
    return new DemandModel(question, frequency, prior, effects.withMarket(series), pooled, whole);
  }

  /**
   * What a SKU would have sold, had the market always been where it was in the SKU's last period.
   *
   * @param history known periods of a SKU
   */
  public DemandSeries atPresentMarket(DemandSeries history) {
    return effects.atPresentMarket(history);
  }

  /** This model as a method to compare with others, named {@code metalearn4j}. */
  public static DemandMethod method() {
    return DemandMethod.of(NAME, DemandModel::fit);
  }

  /**
   * The model of one SKU.
   *
   * @param history its known periods, none or more, with the attributes and the known covariates
   *     that the training series had, up to the end of any horizon that will be asked
   * @throws IllegalArgumentException if a covariate is absent, or the frequency another one
   */
  public SkuDemand adapt(DemandSeries history) {
    requireFrequency(history, frequency);
    return SkuDemand.of(this, history);
  }

  private static void requireFrequency(DemandSeries series, Frequency frequency) {
    if (series.frequency() != frequency) {
      throw new IllegalArgumentException(
          "frequency of "
              + series.id()
              + " is "
              + series.frequency()
              + ", must be "
              + frequency
              + " as in the other series");
    }
  }

  @Override
  public QuantileForecast forecast(DemandSeries history, int horizon) {
    return adapt(history).forecast(horizon);
  }

  /** What the model was made for. */
  public ForecastQuestion question() {
    return question;
  }

  /**
   * Writes the model to a file, replacing an existing one in one step.
   *
   * @throws IOException if it cannot be written
   */
  public void save(Path file) throws IOException {
    content(KIND).build().write(file);
  }

  /**
   * What a file of this model holds, for a model that holds this one and more.
   *
   * @param kind of the other model, which {@link #load(Path, String, BiFunction)} asks for
   */
  public TensorFile.Builder content(String kind) {
    TensorFile.Builder out =
        DemandFile.of(kind, question)
            .metadata("frequency", frequency.name())
            .metadata("whole", String.valueOf(whole));
    prior.write(out);
    effects.write(out);
    out.metadata("pooled", String.valueOf(pooled != null));
    if (pooled != null) {
      pooled.write(out);
    }
    return out;
  }

  /**
   * Reads a model from a file.
   *
   * @throws io.metalearn4j.store.ModelFormatException if the file is damaged, of another format
   *     version, or holds something else
   * @throws IOException if it cannot be read
   */
  public static DemandModel load(Path file) throws IOException {
    return load(file, KIND, (in, model) -> model);
  }

  /**
   * Reads a model that holds a demand model and more from a file.
   *
   * @param kind as the {@link #content} was made for
   * @param whole makes the model of the file and of the demand model in it; it may throw what
   *     reading from a {@link TensorFile} throws, and an {@link IllegalArgumentException}
   * @throws io.metalearn4j.store.ModelFormatException if the file is damaged, of another format
   *     version, or holds something else
   * @throws IOException if it cannot be read
   */
  public static <T> T load(Path file, String kind, BiFunction<TensorFile, DemandModel, T> whole)
      throws IOException {
    return DemandFile.read(
        file, kind, (in, question) -> whole.apply(in, read(in, file.toString(), question)));
  }

  private static DemandModel read(TensorFile in, String source, ForecastQuestion question)
      throws IOException {
    return new DemandModel(
        question,
        Frequency.valueOf(in.metadata("frequency")),
        DemandPrior.read(in),
        CovariateEffects.read(in),
        Boolean.parseBoolean(in.metadata("pooled"))
            ? PooledMembers.read(in, source, question)
            : null,
        Boolean.parseBoolean(in.metadata("whole")));
  }

  /**
   * The prior's quantiles averaged with those of the pooled members, which are asked where the SKU
   * has at least the {@code k} periods that they were trained for.
   *
   * @param history the SKU, with its plan
   * @param own quantiles by the prior, {@code [horizon][levels]}
   */
  QuantileForecast combine(DemandSeries history, double[][] own) {
    if (pooled != null && pooled.answers(history)) {
      return pooled.combine(history, effects, own, whole);
    }
    QuantileForecast forecast = QuantileForecast.of(question.levels(), own);
    return whole ? forecast.rounded() : forecast;
  }

  /** Whether the pooled members have a say in a SKU's forecast. */
  boolean combines(DemandSeries history) {
    return pooled != null && pooled.answers(history);
  }

  /**
   * Expected demand at an exposure of one; none where the SKU is known for too short a time, and
   * the prior has to do.
   *
   * @param slopes the SKU's effects
   */
  OptionalDouble unitMean(DemandSeries history, double[] slopes) {
    return pooled != null && pooled.answers(history)
        ? OptionalDouble.of(pooled.unitMean(history, effects, slopes))
        : OptionalDouble.empty();
  }

  private List<QuantileForecast> members(DemandSeries history, PooledMembers members, int horizon) {
    return members.all(history, effects, adapt(history).own(horizon));
  }

  /** The same with the pooled effects of price and promotion for every SKU of a group. */
  DemandModel withPooledEffects() {
    return new DemandModel(question, frequency, prior, effects.withoutDeviations(), pooled, whole);
  }

  DemandPrior prior() {
    return prior;
  }

  CovariateEffects effects() {
    return effects;
  }

  boolean whole() {
    return whole;
  }

  @Override
  public String toString() {
    return "DemandModel[" + frequency + ", " + question + "]";
  }
}
