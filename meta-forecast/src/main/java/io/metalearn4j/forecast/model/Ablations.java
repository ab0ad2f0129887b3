package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandMethod;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Forecaster;
import java.util.List;

/** The demand model with one part left out, to be compared with the whole one. */
public final class Ablations {
  private Ablations() {}

  /** Blind to the covariates that are known ahead. */
  public static DemandMethod withoutCovariates() {
    return method(
        " without covariates",
        (series, question, seed) -> {
          DemandModel model =
              DemandModel.fit(
                  series.stream().map(DemandSeries::withoutKnown).toList(), question, seed);
          return (history, horizon) -> model.forecast(history.withoutKnown(), horizon);
        });
  }

  /** With the pooled effects of price and promotion for every SKU of a group, and none of its own. */
  public static DemandMethod withPooledEffects() {
    return method(
        " with pooled effects",
        (series, question, seed) -> DemandModel.fit(series, question, seed).withPooledEffects());
  }

  @FunctionalInterface
  private interface Fit {
    Forecaster of(List<DemandSeries> series, ForecastQuestion question, long seed);
  }

  private static DemandMethod method(String part, Fit fit) {
    return new DemandMethod() {
      @Override
      public String name() {
        return DemandModel.NAME + part;
      }

      @Override
      public Forecaster fit(List<DemandSeries> series, ForecastQuestion question, long seed) {
        return fit.of(series, question, seed);
      }
    };
  }
}
