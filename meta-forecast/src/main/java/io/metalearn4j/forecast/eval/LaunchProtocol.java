package io.metalearn4j.forecast.eval;

import io.metalearn4j.eval.Estimate;
import io.metalearn4j.eval.Measurement;
import io.metalearn4j.forecast.DemandMethod;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Forecaster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well methods forecast a new SKU from its launch on, as its periods arrive, while nothing is
 * learned anew.
 *
 * <p>Series are split as in {@link NewSkuProtocol}, four fifths known and a fifth new. A method
 * learns from the known ones up to the day that the new ones are known for {@code k} periods. It is
 * asked for the next {@code h} periods then, and again each time {@code h} more have come in.
 *
 * @param question known periods at first, periods ahead, and levels
 * @param origins times that are asked at, {@code >= 1}
 * @param seeds splits, {@code >= 1}
 */
public record LaunchProtocol(ForecastQuestion question, int origins, int seeds) {
  /** Checks the values. */
  public LaunchProtocol {
    if (origins < 1 || seeds < 1) {
      throw new IllegalArgumentException(
          "origins is " + origins + ", seeds " + seeds + ", must be >= 1");
    }
  }

  /** Periods that a series has to have. */
  public int periods() {
    return question.support() + origins * question.horizon();
  }

  /**
   * A method that adapts to the first periods of a SKU only, however many are known; to none if
   * {@code periods} is 0.
   */
  public static DemandMethod frozen(String name, DemandMethod method, int periods) {
    return DemandMethod.of(
        name,
        (series, question, seed) -> {
          Forecaster forecaster = method.fit(series, question, seed);
          return (history, horizon) -> {
            int first = Math.min(periods, history.length());
            int later = history.length() - first;
            return forecaster.forecast(history.slice(0, first), later + horizon).after(later);
          };
        });
  }

  /**
   * WQL of every method at each origin, and the paired differences of the first one to all others.
   *
   * @param series at least five, of at least {@link #periods}
   */
  public List<Measurement> measure(
      String dataset, List<DemandSeries> series, List<DemandMethod> methods) {
    int k = question.support();
    int h = question.horizon();
    List<Map<String, List<Accuracy[]>>> byOrigin = new ArrayList<>();
    for (int o = 0; o < origins; o++) {
      byOrigin.add(new LinkedHashMap<>());
    }
    for (int seed = 0; seed < seeds; seed++) {
      List<Integer> order = NewSkuProtocol.permutation(series.size(), seed);
      int cut = (int) (.8 * series.size());
      List<DemandSeries> known =
          order.subList(0, cut).stream()
              .map(series::get)
              .map(s -> s.slice(0, s.length() - origins * h))
              .toList();
      for (DemandMethod method : methods) {
        Forecaster forecaster = method.fit(known, question, seed);
        for (int o = 0; o < origins; o++) {
          Accuracy[] scores = new Accuracy[series.size()];
          for (int i : order.subList(cut, order.size())) {
            DemandSeries s = series.get(i);
            int launch = s.length() - periods();
            int now = launch + k + o * h;
            scores[i] =
                Accuracy.of(
                    forecaster.forecast(s.slice(launch, now), h),
                    Arrays.copyOfRange(s.demand(), now, now + h));
          }
          byOrigin.get(o).computeIfAbsent(method.name(), n -> new ArrayList<>()).add(scores);
        }
      }
    }
    return measurements(dataset, byOrigin, methods.get(0).name());
  }

  private List<Measurement> measurements(
      String dataset, List<Map<String, List<Accuracy[]>>> byOrigin, String ours) {
    Map<String, String> setting = new LinkedHashMap<>();
    setting.put("dataset", dataset);
    setting.put("k", String.valueOf(question.support()));
    setting.put("h", String.valueOf(question.horizon()));
    List<Measurement> out = new ArrayList<>();
    for (int o = 0; o < origins; o++) {
      String when = " after " + (question.support() + o * question.horizon());
      Scores scores = new Scores(byOrigin.get(o));
      for (String method : scores.methods()) {
        double wql = scores.mean(method, Accuracy::wql);
        out.add(Measurement.of("launch", method, "WQL" + when, setting, 0, wql, seeds));
      }
      for (String rival : scores.methods()) {
        if (!rival.equals(ours)) {
          Estimate d = scores.difference(ours, rival, Accuracy::wql);
          String metric = ours + " minus this" + when;
          out.add(
              new Measurement(
                  "launch, differences",
                  rival,
                  metric,
                  setting,
                  0,
                  d.value(),
                  d.low(),
                  d.high(),
                  seeds));
        }
      }
    }
    return out;
  }
}
