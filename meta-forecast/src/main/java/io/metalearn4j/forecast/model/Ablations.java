package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandMethod;
import io.metalearn4j.forecast.DemandSeries;

/** The demand model with one part left out, to be compared with the whole one. */
public final class Ablations {
  private Ablations() {}

  /** Blind to covariates. */
  public static DemandMethod withoutCovariates() {
    return DemandMethod.of(
        DemandModel.NAME + " without covariates",
        (series, question, seed) -> {
          DemandModel model =
              DemandModel.fit(
                  series.stream().map(DemandSeries::withoutCovariates).toList(), question, seed);
          return (history, horizon) -> model.forecast(history.withoutCovariates(), horizon);
        });
  }

  /** With the pooled effects of price and promotion for every SKU of a group, none of its own. */
  public static DemandMethod withPooledEffects() {
    return DemandMethod.of(
        DemandModel.NAME + " with pooled effects",
        (series, question, seed) -> DemandModel.fit(series, question, seed).withPooledEffects());
  }
}
