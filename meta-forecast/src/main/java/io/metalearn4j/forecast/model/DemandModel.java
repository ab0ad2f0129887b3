package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandMethod;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Forecaster;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

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
 * <p>What is learned is a prior over laws of demand, by nonparametric empirical Bayes, and the
 * pooled effects of the covariates known ahead. What is adapted is the belief over the laws, by
 * Bayes' rule, and the SKU's own effects, in closed form. Where demand comes in whole units the
 * quantiles do too. Immutable and thread-safe; deterministic.
 */
public final class DemandModel implements Forecaster {
  private static final String KIND = "demand model";

  private final ForecastQuestion question;
  private final DemandPrior prior;
  private final CovariateEffects effects;
  private final boolean whole;

  private DemandModel(
      ForecastQuestion question, DemandPrior prior, CovariateEffects effects, boolean whole) {
    this.question = question;
    this.prior = prior;
    this.effects = effects;
    this.whole = whole;
  }

  /**
   * Learns from series.
   *
   * @param series what was sold, at least one series; those that sold nothing belong in it, too
   * @param question the usual number of known periods and periods ahead, and the levels of the
   *     quantiles; the model answers others as well
   * @throws IllegalArgumentException if there is no observed demand at all
   */
  public static DemandModel fit(List<DemandSeries> series, ForecastQuestion question) {
    if (series.stream().allMatch(s -> s.missing() == s.length())) {
      throw new IllegalArgumentException(
          "series hold no observed demand, must hold at least one period");
    }
    CovariateEffects effects = CovariateEffects.fit(series);
    DemandPrior prior =
        DemandPrior.fit(
            series,
            question.support() + question.horizon(),
            s -> effects.exposure(s, effects.adapted(s), 0, s.length()));
    return new DemandModel(question, prior, effects, DemandPrior.whole(series));
  }

  /** This model as a method to compare with others, named {@code metalearn4j}. */
  public static DemandMethod method() {
    return new DemandMethod() {
      @Override
      public String name() {
        return "metalearn4j";
      }

      @Override
      public Forecaster fit(List<DemandSeries> series, ForecastQuestion question, long seed) {
        return DemandModel.fit(series, question);
      }
    };
  }

  /**
   * The model of one SKU.
   *
   * @param history its known periods, none or more, with the attributes and the known covariates
   *     that the training series had, up to the end of any horizon that will be asked
   * @throws IllegalArgumentException if a covariate is absent
   */
  public SkuDemand adapt(DemandSeries history) {
    return SkuDemand.of(this, history);
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
    TensorFile.Builder out =
        TensorFile.builder()
            .metadata("kind", KIND)
            .metadata("support", String.valueOf(question.support()))
            .metadata("horizon", String.valueOf(question.horizon()))
            .metadata("whole", String.valueOf(whole));
    double[] levels = question.levels().stream().mapToDouble(Double::doubleValue).toArray();
    out.tensor("levels", Tensor.of(levels, levels.length));
    prior.write(out);
    effects.write(out);
    out.build().write(file);
  }

  /**
   * Reads a model from a file.
   *
   * @throws IOException if the file cannot be read or is damaged
   * @throws IllegalArgumentException if it holds something else
   */
  public static DemandModel load(Path file) throws IOException {
    TensorFile in = TensorFile.read(file);
    if (!KIND.equals(in.metadata().get("kind"))) {
      throw new IllegalArgumentException(
          "kind of " + file + " is " + in.metadata().get("kind") + ", must be " + KIND);
    }
    ForecastQuestion question =
        new ForecastQuestion(
            Integer.parseInt(in.metadata("support")),
            Integer.parseInt(in.metadata("horizon")),
            Arrays.stream(in.tensor("levels").doubles()).boxed().toList());
    return new DemandModel(
        question,
        DemandPrior.read(in),
        CovariateEffects.read(in),
        Boolean.parseBoolean(in.metadata("whole")));
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
}
