package io.metalearn4j.forecast.stock;

import io.metalearn4j.eval.Measurement;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.classic.Croston;
import io.metalearn4j.forecast.classic.ExponentialSmoothing;
import io.metalearn4j.forecast.classic.PointForecaster;
import io.metalearn4j.forecast.classic.Tsb;
import io.metalearn4j.forecast.model.ProtectionInterval;
import io.metalearn4j.forecast.model.ProtectionLevels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stock costs under the demand model and under classical policies, replayed over the last
 * periods of many series. All policies are (R,S) and see the same demand.
 *
 * <p>The row {@code metalearn4j} orders by {@link StockModel}, which is fitted before the replayed
 * periods, weight and all, and then follows the market. The row {@code metalearn4j, prior alone}
 * leaves out exponential smoothing.
 *
 * @param setting how stock is kept
 * @param periods periods that are replayed, {@code >= 1}
 */
public record StockStudy(StockSetting setting, int periods) {

  /** Checks the periods. */
  public StockStudy {
    if (periods < 1) {
      throw new IllegalArgumentException("periods is " + periods + ", must be >= 1");
    }
  }

  /**
   * Replays the series.
   *
   * @param series each longer than the replayed periods by at least two; those that miss one of the
   *     replayed periods are learned from, and not replayed
   */
  public List<Measurement> measure(String dataset, List<DemandSeries> series) {
    Map<String, StockResult> results = new LinkedHashMap<>();
    List<DemandSeries> before = StockModel.cut(series, periods);
    int shortest = before.stream().mapToInt(DemandSeries::length).min().orElse(0);
    StockModel model = StockModel.fit(before, setting, Math.min(periods, shortest) / 2);
    results.put("metalearn4j", replay(series, model));
    results.put("metalearn4j, prior alone", replay(series, model.withoutSmoothing()));
    classical().forEach((name, policy) -> results.put(name, replay(series, policy)));
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("dataset", dataset);
    settings.put("k", "all");
    settings.put("h", String.valueOf(setting.protection().longest()));
    List<Measurement> out = new ArrayList<>();
    results.forEach((row, r) -> out.addAll(r.measurements(row, settings)));
    return out;
  }

  private Map<String, StockPolicy> classical() {
    Map<String, PointForecaster> points = new LinkedHashMap<>();
    points.put("SES", ExponentialSmoothing.of(.1));
    points.put("SBA", Croston.sba());
    points.put("TSB", new Tsb(.1, .1));
    ProtectionInterval p = setting.shortfall();
    double t = setting.service();
    Map<String, StockPolicy> policies = new LinkedHashMap<>();
    points.forEach(
        (name, point) -> {
          policies.put(
              name + ", normal",
              StockPolicy.orderUpTo(h -> ProtectionLevels.normal(point, h, p, t)));
          policies.put(
              name + ", negative binomial",
              StockPolicy.orderUpTo(h -> ProtectionLevels.negativeBinomial(point, h, p, t)));
        });
    policies.put("empirical", StockPolicy.orderUpTo(h -> ProtectionLevels.empirical(h, p, t)));
    return policies;
  }

  private StockResult replay(List<DemandSeries> series, StockModel model) {
    return StockModel.replay(series, model.levels(series, periods), setting);
  }

  private StockResult replay(List<DemandSeries> series, StockPolicy policy) {
    StockSimulator simulator = new StockSimulator(setting);
    return series.parallelStream()
        .filter(s -> StockModel.isKnown(s, periods))
        .map(s -> simulator.replay(s, s.length() - periods, policy))
        .toList()
        .stream()
        .reduce(StockResult.NONE, StockResult::plus);
  }
}
