package io.metalearn4j.forecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Forecaster;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.classic.Flat;
import io.metalearn4j.forecast.data.SyntheticDemand;
import io.metalearn4j.forecast.eval.Accuracy;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CountNetworkTest {
  private static final ForecastQuestion QUESTION = ForecastQuestion.deciles(6, 4);
  private static final List<DemandSeries> SERIES = SyntheticDemand.counts(250, 20).series(1);

  @ParameterizedTest
  @EnumSource(CountHead.class)
  void itForecastsBetterThanThePeriodBefore(CountHead head) {
    Forecaster network = CountNetwork.method(head).fit(SERIES.subList(0, 200), QUESTION, 1);
    Forecaster naive = SingleSeries.point("naive", Flat.NAIVE).fit(List.of(), QUESTION, 1);
    Accuracy ours = Accuracy.NONE;
    Accuracy theirs = Accuracy.NONE;
    for (DemandSeries s : SERIES.subList(200, 250)) {
      DemandSeries known = s.slice(10, 16);
      double[] actual = s.last(4).demand();
      ours = ours.plus(Accuracy.of(network.forecast(known, 4), actual));
      theirs = theirs.plus(Accuracy.of(naive.forecast(known, 4), actual));
    }
    assertTrue(ours.wql() < .9 * theirs.wql(), ours.wql() + " against " + theirs.wql());
    DemandSeries silent = DemandSeries.of("silent", Frequency.STEP, 0, 0, 0, 0, 0, 0, 0);
    assertEquals(0, network.forecast(silent, 1).median(0));
  }
}
