package io.metalearn4j.forecast.stock;

import io.metalearn4j.eval.Measurement;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.forecast.classic.Croston;
import io.metalearn4j.forecast.classic.ExponentialSmoothing;
import io.metalearn4j.forecast.classic.PointForecaster;
import io.metalearn4j.forecast.classic.Tsb;
import io.metalearn4j.forecast.model.DemandModel;
import io.metalearn4j.forecast.model.ProtectionLevels;
import io.metalearn4j.forecast.model.SkuDemand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stock costs under the demand model and under classical policies, replayed over the last
 * periods of many series. All policies are (R,S) and see the same demand.
 *
 * <p>The row {@code metalearn4j} orders up to the level of service that was cheapest in the periods
 * before: the model is fitted without them, replayed over them at several levels, and fitted again.
 * The row {@code metalearn4j, nominal} orders up to the level that the costs imply.
 *
 * @param setting how stock is kept
 * @param periods periods that are replayed, {@code >= 1}
 */
public record StockStudy(StockSetting setting, int periods) {
  private static final double[] SHARES = {0, .2, .4, .6, .8};
  private static final int SPAN = 12;

  /** Checks the periods. */
  public StockStudy {
    if (periods < 1) {
      throw new IllegalArgumentException("periods is " + periods + ", must be >= 1");
    }
  }

  /**
   * Replays the series.
   *
   * @param series without missing periods, each longer than the replayed periods by at least two
   */
  public List<Measurement> measure(String dataset, List<DemandSeries> series) {
    Map<String, StockResult> results = new LinkedHashMap<>();
    int earlier =
        Math.min(periods, series.stream().mapToInt(DemandSeries::length).min().orElse(0) - periods)
            / 2;
    List<DemandSeries> before = series.stream().map(s -> s.slice(0, s.length() - periods)).toList();
    double best = setting.service();
    if (earlier >= 2) {
      List<StockResult> tried = replay(before, earlier, candidates());
      for (int i = 0; i < tried.size(); i++) {
        if (tried.get(i).cost() < tried.get(candidates().indexOf(best)).cost()) {
          best = candidates().get(i);
        }
      }
    }
    List<StockResult> ours = replay(series, periods, List.of(best, setting.service()));
    results.put("metalearn4j", ours.get(0));
    results.put("metalearn4j, nominal", ours.get(1));
    classical().forEach((name, policy) -> results.put(name, replay(series, policy)));
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("dataset", dataset);
    settings.put("service", String.valueOf(setting.service()));
    List<Measurement> out = new ArrayList<>();
    results.forEach(
        (row, r) -> {
          out.add(
              Measurement.of("stock", row, "unit cost", settings, 0, r.unitCost(), r.periods()));
          out.add(
              Measurement.of("stock", row, "fill rate", settings, 0, r.fillRate(), r.periods()));
          out.add(
              Measurement.of(
                  "stock", row, "cycle service", settings, 0, r.cycleService(), r.periods()));
          out.add(
              Measurement.of(
                  "stock", row, "on hand", settings, 0, r.onHand() / r.demand(), r.periods()));
        });
    return out;
  }

  private List<Double> candidates() {
    double t = setting.service();
    List<Double> levels = new ArrayList<>();
    for (double share : SHARES) {
      levels.add(share == 0 ? t : t + share * (1 - t));
    }
    return levels;
  }

  private Map<String, StockPolicy> classical() {
    Map<String, PointForecaster> points = new LinkedHashMap<>();
    points.put("SES", ExponentialSmoothing.of(.1));
    points.put("SBA", Croston.sba());
    points.put("TSB", new Tsb(.1, .1));
    int p = setting.protection();
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

  private StockResult replay(List<DemandSeries> series, StockPolicy policy) {
    StockSimulator simulator = new StockSimulator(setting);
    return series.parallelStream()
        .map(s -> simulator.replay(s, s.length() - periods, policy))
        .toList()
        .stream()
        .reduce(StockResult.NONE, StockResult::plus);
  }

  /** Fits the model before the last periods, and replays them at several levels of service. */
  private List<StockResult> replay(List<DemandSeries> series, int last, List<Double> levels) {
    DemandModel model =
        DemandModel.fit(
            series.stream().map(s -> s.slice(0, s.length() - last)).toList(),
            new ForecastQuestion(0, SPAN, QuantileForecast.DECILES));
    StockSimulator simulator = new StockSimulator(setting);
    List<StockResult> totals = new ArrayList<>();
    levels.forEach(level -> totals.add(StockResult.NONE));
    for (DemandSeries s : series) {
      int from = s.length() - last;
      List<Map<Integer, Double>> byLength = new ArrayList<>();
      levels.forEach(level -> byLength.add(new HashMap<>()));
      SkuDemand sku = model.adapt(s.slice(0, from));
      for (int t = from; t < s.length(); t++) {
        for (int i = 0; i < levels.size(); i++) {
          byLength.get(i).put(t, sku.total(setting.protection(), levels.get(i)));
        }
        sku = sku.update(s.demand(t));
      }
      for (int i = 0; i < levels.size(); i++) {
        Map<Integer, Double> level = byLength.get(i);
        StockPolicy policy = StockPolicy.orderUpTo(h -> level.getOrDefault(h.length(), 0.));
        totals.set(i, totals.get(i).plus(simulator.replay(s, from, policy)));
      }
    }
    return totals;
  }
}
