package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandMethod;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Forecaster;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.forecast.classic.PointForecaster;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A distribution from one series alone: the baselines that learn nothing from other series. Without
 * any observed demand the forecast is zero.
 */
public final class SingleSeries implements DemandMethod {
  private final String name;
  private final BiFunction<double[], ForecastQuestion, QuantileForecast> distribution;

  private SingleSeries(
      String name, BiFunction<double[], ForecastQuestion, QuantileForecast> distribution) {
    this.name = name;
    this.distribution = distribution;
  }

  /** Quantiles of the observed demand. */
  public static SingleSeries empirical() {
    return new SingleSeries(
        "empirical",
        (y, question) -> {
          double[] sorted = y.clone();
          Arrays.sort(sorted);
          return flat(Quantiles.of(sorted, question.levels()), y, question);
        });
  }

  /** Negative binomial with the mean and the variance of the observed demand. */
  public static SingleSeries negativeBinomial() {
    return new SingleSeries(
        "negative binomial",
        (y, question) ->
            flat(NegativeBinomial.ofMoments(y).quantiles(question.levels()), y, question));
  }

  private static QuantileForecast flat(double[] quantiles, double[] y, ForecastQuestion question) {
    double[] means = new double[question.horizon()];
    Arrays.fill(means, Arrays.stream(y).average().orElse(0));
    return QuantileForecast.flat(question.levels(), quantiles, means.length).withMean(means);
  }

  /** A point forecast without spread. */
  public static SingleSeries point(String name, PointForecaster forecaster) {
    return new SingleSeries(
        name,
        (y, question) ->
            QuantileForecast.point(question.levels(), forecaster.forecast(y, question.horizon())));
  }

  /** Negative binomial around a point forecast, with the variance of the observed demand. */
  public static SingleSeries counts(String name, PointForecaster forecaster) {
    return new SingleSeries(
        name,
        (y, question) -> {
          double variance = NegativeBinomial.ofMoments(y).variance();
          double[] means = forecaster.forecast(y, question.horizon());
          double[][] values =
              Arrays.stream(means)
                  .mapToObj(
                      mean ->
                          new NegativeBinomial(Math.max(0, mean), variance)
                              .quantiles(question.levels()))
                  .toArray(double[][]::new);
          return QuantileForecast.of(question.levels(), values).withMean(means);
        });
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Forecaster fit(List<DemandSeries> series, ForecastQuestion question, long seed) {
    return (history, horizon) -> {
      double[] y = history.observed();
      ForecastQuestion asked = new ForecastQuestion(question.support(), horizon, question.levels());
      return y.length == 0
          ? QuantileForecast.point(question.levels(), new double[horizon])
          : distribution.apply(y, asked);
    };
  }
}
