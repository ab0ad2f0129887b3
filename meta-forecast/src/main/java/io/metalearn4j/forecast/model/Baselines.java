package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandMethod;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.classic.Aggregation;
import io.metalearn4j.forecast.classic.Croston;
import io.metalearn4j.forecast.classic.Ets;
import io.metalearn4j.forecast.classic.ExponentialSmoothing;
import io.metalearn4j.forecast.classic.Flat;
import io.metalearn4j.forecast.classic.Naive2;
import io.metalearn4j.forecast.classic.SeasonalNaive;
import io.metalearn4j.forecast.classic.Theta;
import io.metalearn4j.forecast.classic.Tsb;
import java.util.ArrayList;
import java.util.List;

/** The methods that a forecast of a new SKU is compared with. */
public final class Baselines {
  private Baselines() {}

  /**
   * All of them: those of one series, and those that learn from all.
   *
   * @param series the series they are for; with covariates there is a binned one that uses them
   */
  public static List<DemandMethod> of(List<DemandSeries> series) {
    int season = series.isEmpty() ? 1 : series.get(0).frequency().season();
    List<DemandMethod> methods =
        new ArrayList<>(
            List.of(
                SingleSeries.point("zero", Flat.ZERO),
                SingleSeries.point("naive", Flat.NAIVE),
                SingleSeries.point("Naive2", new Naive2(season)),
                SingleSeries.point("seasonal naive", new SeasonalNaive(season)),
                SingleSeries.point("mean", Flat.MEAN),
                SingleSeries.point("SES .3", ExponentialSmoothing.of(.3)),
                SingleSeries.point("Theta", new Theta(1)),
                SingleSeries.point("ETS", Ets.automatic(1)),
                SingleSeries.point("Croston", Croston.classic()),
                SingleSeries.point("SBA", Croston.sba()),
                SingleSeries.point("TSB", new Tsb(.1, .1)),
                SingleSeries.point("ADIDA", Aggregation.ADIDA),
                SingleSeries.point("IMAPA", Aggregation.IMAPA),
                SingleSeries.counts("TSB + negative binomial", new Tsb(.1, .1)),
                SingleSeries.empirical(),
                SingleSeries.negativeBinomial(),
                PooledRidge.method(),
                LevelBinned.method()));
    if (!CovariateEffects.fit(series.subList(0, Math.min(1, series.size()))).none()) {
      methods.add(LevelBinned.methodWithCovariates());
      methods.add(Ablations.withoutCovariates());
    }
    methods.add(DemandNetwork.trainer(NetworkTraining.POOLED));
    return methods;
  }
}
