package io.metalearn4j.forecast.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.forecast.DemandMethod;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Forecaster;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.forecast.data.SyntheticDemand;
import java.util.ArrayList;
import java.util.List;
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
    PointAccuracy p =
        PointAccuracy.of(new double[] {0, 1, 3}, new double[] {2, 2}, new double[] {1, 2}, 1);
    assertEquals(.5 / 1.5, p.mase(), 1e-12);
    assertEquals(Math.sqrt(.5 / 4), p.rmsse(), 1e-12);
    assertEquals(200. / 3 / 2, p.smape(), 1e-12);
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
    Scores.Difference none = scores.difference("same", "zero");
    assertEquals(0, none.value());
    assertEquals(0, none.low());
    assertEquals(0, none.high());
    Scores.Difference some = scores.difference("last", "zero");
    assertTrue(some.low() < some.value() && some.value() < some.high());
    assertTrue(some.value() < 0);
  }

  private static DemandMethod method(String name, Forecaster forecaster) {
    return new DemandMethod() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Forecaster fit(List<DemandSeries> series, ForecastQuestion question, long seed) {
        series.forEach(s -> assertEquals(12, s.start() + s.length()));
        return forecaster;
      }
    };
  }
}
