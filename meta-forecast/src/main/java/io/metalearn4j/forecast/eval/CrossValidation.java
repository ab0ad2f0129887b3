package io.metalearn4j.forecast.eval;

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
 * Rolling-origin cross validation of SKUs with history: a method learns from all series up to an
 * origin and forecasts the same series after it; then the origin moves on.
 *
 * @param question what is asked; a SKU is shown all of its history
 * @param windows origins, {@code >= 1}; the last one lies a horizon before the end
 * @param step periods from one origin to the next, {@code >= 1}
 * @param refit whether a method learns anew at each origin; else it learns at the first only, and
 *     sees the later periods as history
 */
public record CrossValidation(ForecastQuestion question, int windows, int step, boolean refit) {
  /** Checks the values. */
  public CrossValidation {
    if (windows < 1 || step < 1) {
      throw new IllegalArgumentException(
          "windows is " + windows + ", step " + step + ", must be >= 1");
    }
  }

  /**
   * Measures methods; each origin counts as a seed.
   *
   * @param series each longer than the origins reach back
   */
  public Scores test(List<DemandSeries> series, List<DemandMethod> methods) {
    int h = question.horizon();
    Map<String, List<Accuracy[]>> perOrigin = new LinkedHashMap<>();
    for (DemandMethod method : methods) {
      List<Accuracy[]> origins = new ArrayList<>();
      Forecaster forecaster = null;
      for (int w = windows - 1; w >= 0; w--) {
        int back = h + w * step;
        if (forecaster == null || refit) {
          List<DemandSeries> known =
              series.stream().map(s -> s.slice(0, s.length() - back)).toList();
          forecaster = method.fit(known, question, 0);
        }
        Accuracy[] scores = new Accuracy[series.size()];
        for (int i = 0; i < scores.length; i++) {
          DemandSeries s = series.get(i);
          int cut = s.length() - back;
          scores[i] =
              Accuracy.of(
                  forecaster.forecast(s.slice(0, cut), h),
                  Arrays.copyOfRange(s.demand(), cut, cut + h),
                  NewSkuProtocol.scale(s, cut));
        }
        origins.add(scores);
      }
      perOrigin.put(method.name(), origins);
    }
    return new Scores(perOrigin);
  }
}
