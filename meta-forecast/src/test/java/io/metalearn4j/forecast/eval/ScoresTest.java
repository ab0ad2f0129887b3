package io.metalearn4j.forecast.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.eval.Estimate;
import io.metalearn4j.eval.Measurement;
import io.metalearn4j.forecast.DemandMethod;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Forecaster;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.forecast.data.SyntheticDemand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScoresTest {
  private static final ForecastQuestion QUESTION = ForecastQuestion.deciles(4, 3);

  @Test
  void measuresByHand() {
    QuantileForecast f = QuantileForecast.of(List.of(.5, .9), new double[][] {{2, 4}, {2, 4}});
    Accuracy a = Accuracy.of(f, new double[] {3, 5});
    // 2 rho: level .5 errors 1 and 3 -> 1 + 3; level .9 errors -1 and 1 -> .2 + 1.8
    assertEquals((1 + 3 + .2 + 1.8) / 2 / 8, a.wql(), 1e-12);
    assertEquals(4. / 8, a.nd(), 1e-12);
    assertEquals(.5, a.coverage(), 1e-12);
    assertEquals(2, a.periods());
    // 200 / 5 and 600 / 7, of the median
    assertEquals((200. / 5 + 600. / 7) / 2, a.smape(), 1e-12);
    assertTrue(Double.isNaN(a.mase()) && Double.isNaN(a.rmsse()));
  }

  @Test
  void scaledErrorsByHand() {
    // seasonal differences at 2: |3 - 0|, |2 - 1|; squared ones after the first sale: 4, 1
    ErrorScale scale = ErrorScale.of(new double[] {0, 1, 3, 2}, 2);
    assertEquals(2, scale.seasonal(), 1e-12);
    assertEquals(2.5, scale.squared(), 1e-12);
    Accuracy a = Accuracy.ofPoint(new double[] {1, 2, 9}, new double[] {2, 5, Double.NaN}, scale);
    assertEquals(2. / 2, a.mase(), 1e-12);
    assertEquals(Math.sqrt((1 + 9) / 2. / 2.5), a.rmsse(), 1e-12);
    assertEquals((200. / 3 + 600. / 7) / 2, a.smape(), 1e-12);
    assertEquals(4. / 7, a.nd(), 1e-12);
    assertEquals(a.nd(), a.wql(), 1e-12);
    // the mean of quantiles 2 and 4 at .5 and .9: .5 * 2 + .4 * 3 + .1 * 4 = 2.6
    QuantileForecast f = QuantileForecast.of(List.of(.5, .9), new double[][] {{2, 4}});
    Accuracy q = Accuracy.of(f, new double[] {3}, scale);
    assertEquals(.4 / Math.sqrt(2.5), q.rmsse(), 1e-12);
    assertEquals(1. / 2, q.mase(), 1e-12);
    assertEquals(0, q.coverage(0));
    assertEquals(1, q.coverage(1));
  }

  @Test
  void scalesLeaveOutMissingPeriodsAndSeriesWithoutChange() {
    ErrorScale gap = ErrorScale.of(new double[] {Double.NaN, 2, Double.NaN, 4, 7}, 1);
    assertEquals(3, gap.seasonal(), 1e-12);
    assertEquals(9, gap.squared(), 1e-12);
    Accuracy constant =
        Accuracy.ofPoint(
            new double[] {1}, new double[] {3}, ErrorScale.of(new double[] {5, 5, 5}, 1));
    assertEquals(0, constant.maseSeries() + constant.rmsseSeries());
    Accuracy scaled = Accuracy.ofPoint(new double[] {1}, new double[] {7}, gap);
    Accuracy both = constant.plus(scaled);
    assertEquals(2, both.mase(), 1e-12);
    assertEquals(2, both.rmsse(), 1e-12);
    assertEquals(1, both.maseSeries());
    assertEquals(2, both.periods());
    assertTrue(Double.isNaN(ErrorScale.of(new double[] {1, 2}, 2).seasonal()));
  }

  @Test
  void theOverallWeightedAverageIsRelative() {
    ErrorScale scale = new ErrorScale(1, 1);
    Accuracy ours = Accuracy.ofPoint(new double[] {3}, new double[] {1}, scale);
    Accuracy theirs = Accuracy.ofPoint(new double[] {4}, new double[] {1}, scale);
    // sMAPE 100 to 120, MASE 2 to 3
    assertEquals((100. / 120 + 2. / 3) / 2, ours.owa(theirs), 1e-12);
    assertEquals(1, theirs.owa(theirs), 1e-12);
  }

  @Test
  void quantilesOfDifferentLevelsDoNotAddUp() {
    Accuracy a = Accuracy.of(QuantileForecast.point(List.of(.5), new double[] {1}), new double[1]);
    Accuracy b = Accuracy.of(QuantileForecast.point(List.of(.4), new double[] {1}), new double[1]);
    assertThrows(IllegalArgumentException.class, () -> a.plus(b));
    assertEquals(a, Accuracy.NONE.plus(a));
  }

  @Test
  void theFiguresOfATableAreNamedAndCounted() {
    List<DemandSeries> series = SyntheticDemand.counts(20, 15).series(4);
    DemandMethod naive2 =
        method("Naive2", (h, n) -> QuantileForecast.point(QUESTION.levels(), new double[n]));
    DemandMethod one =
        method("one", (h, n) -> QuantileForecast.flat(List.of(.5, .975), new double[] {0, 1e9}, n));
    Scores scores = NewSkuProtocol.of(QUESTION, 1).test(series, List.of(one, naive2));
    Map<String, Double> figures =
        scores.measurements("t", Map.of(), "one").stream()
            .filter(m -> m.row().equals("one"))
            .collect(Collectors.toMap(m -> m.table() + " " + m.metric(), Measurement::value));
    assertEquals(
        Set.of(
            "t WQL",
            "t ND",
            "t cov97.5",
            "t sMAPE",
            "t MASE",
            "t RMSSE",
            "t OWA",
            "t, coverage cov50",
            "t, coverage cov97.5"),
        figures.keySet());
    assertEquals(1, figures.get("t cov97.5"));
    assertEquals(1, figures.get("t OWA"), 1e-12);
    assertEquals(scores.owa("one", "Naive2"), figures.get("t OWA"));
    assertEquals(figures.get("t, coverage cov50"), scores.mean("one", a -> a.coverage(0)));
  }

  @Test
  void nothingAfterTheCutIsShown() {
    List<DemandSeries> series = SyntheticDemand.counts(20, 15).series(1);
    List<Integer> lengths = new ArrayList<>();
    DemandMethod spy =
        method(
            "spy",
            (history, horizon) -> {
              lengths.add(history.length());
              assertEquals(12, history.start() + history.length());
              return QuantileForecast.point(QUESTION.levels(), new double[horizon]);
            });
    Scores scores = NewSkuProtocol.of(QUESTION, 2).test(series, List.of(spy));
    assertEquals(8, lengths.size());
    assertTrue(lengths.stream().allMatch(n -> n == 4));
    assertEquals(1, scores.mean("spy", Accuracy::wql), 1e-12);
  }

  @Test
  void aMethodDoesNotDifferFromItselfAndABetterOneIsBelowZero() {
    List<DemandSeries> series = SyntheticDemand.counts(60, 15).series(2);
    DemandMethod zero =
        method("zero", (h, n) -> QuantileForecast.point(QUESTION.levels(), new double[n]));
    DemandMethod same =
        method("same", (h, n) -> QuantileForecast.point(QUESTION.levels(), new double[n]));
    DemandMethod last =
        method(
            "last",
            (h, n) -> {
              double[] f = new double[n];
              java.util.Arrays.fill(f, h.demand(h.length() - 1));
              return QuantileForecast.point(QUESTION.levels(), f);
            });
    Scores scores = NewSkuProtocol.of(QUESTION, 3).test(series, List.of(zero, same, last));
    Estimate none = scores.difference("same", "zero", Accuracy::wql);
    assertEquals(0, none.value());
    assertEquals(0, none.low());
    assertEquals(0, none.high());
    Estimate some = scores.difference("last", "zero", Accuracy::wql);
    assertTrue(some.low() < some.value() && some.value() < some.high());
    assertTrue(some.value() < 0);
  }

  private static DemandMethod method(String name, Forecaster forecaster) {
    return DemandMethod.of(
        name,
        (series, question, seed) -> {
          series.forEach(s -> assertEquals(12, s.start() + s.length()));
          return forecaster;
        });
  }
}
