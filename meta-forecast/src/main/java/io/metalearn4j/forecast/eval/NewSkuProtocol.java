package io.metalearn4j.forecast.eval;

import io.metalearn4j.data.Seeds;
import io.metalearn4j.eval.Measurement;
import io.metalearn4j.forecast.DemandMethod;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Forecaster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How well a method forecasts SKUs that it has never seen.
 *
 * <p>For each seed the series are split 60/20/20 into training, validation and test. Training and
 * validation series end {@code h} periods before the last; of a test series only the {@code k}
 * periods before its last {@code h} are shown, and those {@code h} are asked. All methods get the
 * same series and the same questions. Methods choose their settings inside {@link DemandMethod#fit}
 * and so never see a test series.
 */
public final class NewSkuProtocol {
  private final ForecastQuestion question;
  private final int seeds;

  private NewSkuProtocol(ForecastQuestion question, int seeds) {
    this.question = question;
    this.seeds = seeds;
  }

  /**
   * The protocol for a question.
   *
   * @param seeds splits, numbered from 0, {@code >= 1}
   */
  public static NewSkuProtocol of(ForecastQuestion question, int seeds) {
    if (seeds < 1) {
      throw new IllegalArgumentException("seeds is " + seeds + ", must be >= 1");
    }
    return new NewSkuProtocol(question, seeds);
  }

  /**
   * Measures methods on the test series.
   *
   * @param series at least five, each longer than support and horizon
   */
  public Scores test(List<DemandSeries> series, List<DemandMethod> methods) {
    return run(series, methods, 0, .8, 1);
  }

  /**
   * The same for choosing settings: everything moved {@code h} periods earlier, and the validation
   * series asked in place of the test series.
   */
  public Scores validate(List<DemandSeries> series, List<DemandMethod> methods) {
    return run(series, methods, question.horizon(), .6, .8);
  }

  private Scores run(
      List<DemandSeries> series, List<DemandMethod> methods, int earlier, double from, double to) {
    int h = question.horizon();
    int k = question.support();
    Map<String, List<Accuracy[]>> perSeed = new LinkedHashMap<>();
    for (int seed = 0; seed < seeds; seed++) {
      List<Integer> order = permutation(series.size(), seed);
      List<DemandSeries> known = new ArrayList<>();
      for (int i : order.subList(0, (int) (from * series.size()))) {
        DemandSeries s = series.get(i);
        known.add(s.slice(0, s.length() - h - earlier));
      }
      List<Integer> asked = order.subList((int) (from * series.size()), (int) (to * series.size()));
      for (DemandMethod method : methods) {
        Forecaster forecaster = method.fit(known, question, seed);
        Accuracy[] scores = new Accuracy[series.size()];
        for (int i : asked) {
          DemandSeries s = series.get(i);
          int cut = s.length() - h - earlier;
          DemandSeries history = s.slice(Math.max(0, cut - k), cut);
          scores[i] =
              Accuracy.of(
                  forecaster.forecast(history, h),
                  Arrays.copyOfRange(s.demand(), cut, cut + h),
                  scale(s, cut));
        }
        perSeed.computeIfAbsent(method.name(), name -> new ArrayList<>()).add(scores);
      }
    }
    return new Scores(perSeed);
  }

  /**
   * Figures for a table: those of every method, and the paired differences of the first one to all
   * others.
   */
  public List<Measurement> measure(
      String dataset, List<DemandSeries> series, List<DemandMethod> methods) {
    return test(series, methods).measurements("new SKU", setting(dataset), methods.get(0).name());
  }

  /** Scales from all periods before those asked, shown or not. */
  static ErrorScale scale(DemandSeries series, int cut) {
    return ErrorScale.of(Arrays.copyOf(series.demand(), cut), series.frequency().season());
  }

  private Map<String, String> setting(String dataset) {
    Map<String, String> setting = new LinkedHashMap<>();
    setting.put("dataset", dataset);
    setting.put("k", String.valueOf(question.support()));
    setting.put("h", String.valueOf(question.horizon()));
    return setting;
  }

  /** The order of the series in a split. */
  static List<Integer> permutation(int n, int seed) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
    SplittableRandom random = Seeds.stream(seed);
    for (int i = n - 1; i > 0; i--) {
      Collections.swap(order, i, random.nextInt(i + 1));
    }
    return order;
  }
}
