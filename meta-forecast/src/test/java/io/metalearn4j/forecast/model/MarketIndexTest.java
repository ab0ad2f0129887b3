package io.metalearn4j.forecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Frequency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarketIndexTest {
  private static final int PERIODS = 30;
  private static final int BREAK = 20;

  /** SKUs of mean 1 to 40 that sell half as much from the break on; odd ones start late. */
  private static List<DemandSeries> halved(int skus) {
    SplittableRandom random = new SplittableRandom(5);
    return IntStream.range(0, skus)
        .mapToObj(
            i -> {
              int start = i % 2 == 0 ? 0 : 10;
              double mean = i % 2 == 0 ? 40 : 1 + i % 7;
              double[] demand = new double[PERIODS - start];
              for (int t = 0; t < demand.length; t++) {
                double level = mean * (start + t >= BREAK ? .5 : 1);
                demand[t] =
                    Math.max(0, Math.rint(level + Math.sqrt(level) * random.nextGaussian()));
              }
              return DemandSeries.of("sku" + i, Frequency.STEP, start, demand);
            })
        .toList();
  }

  @Test
  void aFallOfTheWholeMarketIsFoundThoughSkusCome() {
    MarketIndex index = MarketIndex.fit(halved(200));
    assertEquals(1, index.of(PERIODS - 1), 1e-12);
    assertEquals(1, index.of(PERIODS + 100), 1e-12);
    for (int t = 0; t < BREAK; t++) {
      assertEquals(2, index.of(t), .2, "period " + t);
    }
    assertEquals(1, index.of(BREAK + 3), .1);
  }

  @Test
  void fewSeriesAreNoMarket() {
    assertTrue(MarketIndex.fit(halved(49)).still());
    assertEquals(1, MarketIndex.fit(halved(49)).of(3));
  }

  @Test
  void aNewerIndexKeepsTheBaseOfTheOlderOne() {
    List<DemandSeries> all = halved(200);
    MarketIndex before = MarketIndex.fit(cut(all, PERIODS - BREAK));
    MarketIndex after = MarketIndex.fit(all).onBaseOf(before);
    assertEquals(1, after.of(BREAK - 1), 1e-12);
    assertEquals(.5, after.of(PERIODS - 1), .03);
  }

  @Test
  void aModelThatFollowsSeesTheFallAtOnce() {
    List<DemandSeries> all = halved(200);
    DemandModel before =
        DemandModel.fit(cut(all, PERIODS - BREAK), new ForecastQuestion(0, 4, List.of(.5)));
    List<DemandSeries> now = cut(all, PERIODS - BREAK - 2);
    DemandModel after = before.follow(now);
    double left = 0;
    double seen = 0;
    for (DemandSeries s : now.subList(0, 40)) {
      left += before.adapt(s).mean(1)[0];
      seen += after.adapt(s).mean(1)[0];
    }
    double truth = 20 * 20 + 20 * .5 * 4;
    assertEquals(truth, seen, .1 * truth);
    assertTrue(left > 1.4 * truth, "mean without following is " + left);
    double[] still = after.atPresentMarket(now.get(0)).demand();
    assertEquals(20, still[0], 5);
    assertEquals(now.get(0).demand(21), still[21], 1e-9);
  }

  @Test
  void updatingIsAdaptingWhereTheMarketMoves() {
    List<DemandSeries> all = halved(200);
    DemandModel model = DemandModel.fit(all, ForecastQuestion.deciles(4, 2));
    DemandSeries longer = all.get(0).slice(0, BREAK + 1);
    assertEquals(
        model.adapt(longer).forecast(2),
        model.adapt(longer.slice(0, BREAK)).update(longer.demand(BREAK)).forecast(2));
  }

  private static List<DemandSeries> cut(List<DemandSeries> series, int last) {
    return series.stream().map(s -> s.slice(0, s.length() - last)).toList();
  }
}
