package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandMethod;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.QuantileForecast;
import java.util.Arrays;
import java.util.List;

/**
 * Quantiles of the demand of one period from the known demand of a SKU, both at an exposure of one.
 * Implementations are immutable and thread-safe.
 */
interface UnitQuantiles {
  /**
   * The quantiles, not rounded.
   *
   * @param support known demand over its exposure, oldest first; not modified
   */
  double[] of(double[] support);

  /** How unit quantiles are learned. */
  @FunctionalInterface
  interface Learning {
    UnitQuantiles from(
        List<Windows.Window> windows, Level level, ForecastQuestion question, long seed);
  }

  /** The quantiles of the periods after a history, under the pooled effects. */
  default double[][] forecast(DemandSeries history, CovariateEffects effects, int horizon) {
    int n = history.length();
    double[] pooled = effects.pooled(history);
    double[] ahead = effects.exposure(history, pooled, n, n + horizon);
    double[] unit = of(effects.atUnitExposure(history, pooled));
    double[][] values = new double[horizon][];
    for (int i = 0; i < horizon; i++) {
      double factor = ahead[i];
      values[i] = Arrays.stream(unit).map(q -> q * factor).toArray();
    }
    return values;
  }

  /** A forecast from the last {@code k} periods, in whole units if demand is. */
  default QuantileForecast forecast(
      DemandSeries history,
      CovariateEffects effects,
      ForecastQuestion question,
      boolean whole,
      int horizon) {
    DemandSeries known = history.last(Math.max(1, question.support()));
    QuantileForecast forecast =
        QuantileForecast.of(question.levels(), forecast(known, effects, horizon));
    return whole ? forecast.rounded() : forecast;
  }

  /** A method of its own, from as many periods as it learned to answer from, in whole units. */
  static DemandMethod method(String name, boolean covariates, Learning learning) {
    return DemandMethod.of(
        name,
        (series, question, seed) -> {
          CovariateEffects effects = CovariateEffects.fit(covariates ? series : List.of());
          UnitQuantiles quantiles =
              learning.from(
                  Windows.all(series, effects, question.support(), question.horizon()),
                  new Level(Windows.mean(series)),
                  question,
                  seed);
          boolean whole = DemandPrior.whole(series);
          return (history, horizon) ->
              quantiles.forecast(history, effects, question, whole, horizon);
        });
  }
}
