package io.metalearn4j.examples;

import io.metalearn4j.eval.Measurement;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.classic.Naive2;
import io.metalearn4j.forecast.classic.PointForecaster;
import io.metalearn4j.forecast.data.M3;
import io.metalearn4j.forecast.eval.Accuracy;
import io.metalearn4j.forecast.eval.ErrorScale;
import io.metalearn4j.forecast.eval.Scores;
import io.metalearn4j.forecast.model.ForecastCombination;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The M3 competition: single methods, their mean, and the mean with learned weights. */
final class M3Competition {
  private static final List<String> MEMBERS =
      List.of("ETS", "damped ETS", "Theta", "optimised Theta");

  private M3Competition() {}

  static List<Measurement> measure(List<M3.Series> all, long seed) {
    Map<Frequency, List<M3.Series>> byFrequency = new EnumMap<>(Frequency.class);
    all.forEach(s -> byFrequency.computeIfAbsent(s.frequency(), f -> new ArrayList<>()).add(s));
    Map<String, Map<String, Accuracy>> rows = new LinkedHashMap<>();
    byFrequency.forEach((frequency, series) -> measure(frequency, series, seed, rows));
    List<Measurement> out = new ArrayList<>();
    Map<String, Accuracy> naive2 = rows.getOrDefault(Scores.NAIVE2, Map.of());
    rows.forEach(
        (row, categories) ->
            categories.forEach(
                (category, accuracy) ->
                    add(
                        out,
                        row,
                        category,
                        accuracy,
                        naive2.getOrDefault(category, Accuracy.NONE))));
    return out;
  }

  private static void add(
      List<Measurement> out, String row, String category, Accuracy accuracy, Accuracy naive2) {
    Map<String, String> setting = new LinkedHashMap<>();
    setting.put("dataset", "m3");
    setting.put("k", "all");
    setting.put("h", "6 to 18");
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("sMAPE", accuracy.smape());
    values.put("MASE", accuracy.mase());
    values.put("OWA", accuracy.owa(naive2));
    values.forEach(
        (metric, value) ->
            out.add(
                Measurement.of(
                    "M3", row, metric + " " + category, setting, 0, value, accuracy.maseSeries())));
  }

  private static void measure(
      Frequency frequency,
      List<M3.Series> series,
      long seed,
      Map<String, Map<String, Accuracy>> rows) {
    int season = frequency == Frequency.STEP ? 1 : frequency.season();
    int horizon = series.get(0).test().size();
    List<double[]> known = series.stream().map(s -> array(s.train())).toList();
    ForecastCombination learned = ForecastCombination.fit(known, season, horizon, seed);
    List<PointForecaster> members = ForecastCombination.members(season);
    String category =
        frequency == Frequency.STEP ? "other" : frequency.name().toLowerCase(Locale.ROOT);
    for (int i = 0; i < known.size(); i++) {
      double[] y = known.get(i);
      double[] actual = array(series.get(i).test());
      double[] mean = new double[horizon];
      for (int m = 0; m < members.size(); m++) {
        double[] forecast = members.get(m).forecast(y, horizon);
        for (int j = 0; j < horizon; j++) {
          mean[j] += forecast[j] / members.size();
        }
        record(rows, MEMBERS.get(m), category, y, actual, forecast, season);
      }
      record(rows, "mean of the four", category, y, actual, mean, season);
      double[] naive2 = new Naive2(season).forecast(y, horizon);
      record(rows, Scores.NAIVE2, category, y, actual, naive2, season);
      double[] ours = learned.forecast(y, horizon);
      record(rows, "metalearn4j", category, y, actual, ours, season);
    }
  }

  private static void record(
      Map<String, Map<String, Accuracy>> rows,
      String row,
      String category,
      double[] y,
      double[] actual,
      double[] forecast,
      int season) {
    Accuracy accuracy = Accuracy.ofPoint(forecast, actual, ErrorScale.of(y, season));
    Map<String, Accuracy> categories = rows.computeIfAbsent(row, r -> new LinkedHashMap<>());
    categories.merge("all", accuracy, Accuracy::plus);
    categories.merge(category, accuracy, Accuracy::plus);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
