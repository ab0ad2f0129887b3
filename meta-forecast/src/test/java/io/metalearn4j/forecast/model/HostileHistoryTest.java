package io.metalearn4j.forecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.forecast.data.SyntheticDemand;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever the history, a forecast is finite, at least zero and does not cross. */
class HostileHistoryTest {
  private static final ForecastQuestion QUESTION = ForecastQuestion.deciles(4, 4);
  private static final DemandModel COUNTS =
      DemandModel.fit(SyntheticDemand.counts(80, 20).series(1), QUESTION);
  private static final DemandModel PRICED =
      DemandModel.fit(SyntheticDemand.priced(80, 20).series(2), QUESTION);
  private static final DemandModel LITRES =
      DemandModel.fit(
          SyntheticDemand.counts(80, 20).series(3).stream()
              .map(s -> DemandSeries.of(s.id(), s.frequency(), 0, scaled(s.demand(), 1e-3)))
              .toList(),
          QUESTION);

  @Provide
  Arbitrary<double[]> histories() {
    return Arbitraries.oneOf(
            Arbitraries.of(
                0., 1., 2., Double.NaN, Double.MIN_VALUE, 1e-300, .5, 7., 1e6, 1e12, 1e15),
            Arbitraries.doubles().between(0, 30))
        .array(double[].class)
        .ofMinSize(0)
        .ofMaxSize(30);
  }

  @Property(tries = 80)
  void everyForecastIsADistribution(@ForAll("histories") double[] demand) {
    DemandSeries history = DemandSeries.of("hostile", Frequency.STEP, 0, demand);
    for (DemandModel model : List.of(COUNTS, LITRES)) {
      check(model.adapt(history), 5);
    }
  }

  @Property(tries = 60)
  void withAnyPriceEveryForecastIsADistribution(
      @ForAll("histories") double[] demand, @ForAll("prices") double[] prices) {
    double[] plan = new double[demand.length + 5];
    for (int t = 0; t < plan.length; t++) {
      plan[t] = prices[t % prices.length];
    }
    DemandSeries history =
        DemandSeries.of("hostile", Frequency.STEP, 0, demand).withKnown("price", plan);
    check(PRICED.adapt(history), 5);
  }

  @Provide
  Arbitrary<double[]> prices() {
    return Arbitraries.of(0., -1., 1e-300, .01, .7, 1., 2., 1e6, 1e15)
        .array(double[].class)
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  /** Period by period gives what the whole history gives. */
  @Property(tries = 100)
  void updatingIsAdaptingAgain(@ForAll("histories") double[] demand) {
    SkuDemand updated = COUNTS.adapt(DemandSeries.of("hostile", Frequency.STEP, 0));
    for (double y : demand) {
      updated = updated.update(y);
    }
    SkuDemand adapted = COUNTS.adapt(DemandSeries.of("hostile", Frequency.STEP, 0, demand));
    assertEquals(adapted.forecast(3), updated.forecast(3));
  }

  @Test
  void oldExtremesAreForgottenAlikeByUpdatesAndByAdaptation() {
    DemandSeries long1 = DemandSeries.of("long", Frequency.STEP, 0, longHistory());
    SkuDemand updated = COUNTS.adapt(DemandSeries.of("long", Frequency.STEP, 0));
    for (double y : longHistory()) {
      updated = updated.update(y);
    }
    assertEquals(COUNTS.adapt(long1).forecast(3), updated.forecast(3));
  }

  private static double[] longHistory() {
    double[] y = new double[260];
    for (int t = 0; t < y.length; t++) {
      y[t] = t == 3 ? 1e7 : t % 4;
    }
    return y;
  }

  @Test
  void aSkuNothingIsKnownOfIsForecastByAnyOfTheModels() {
    for (DemandModel model : List.of(COUNTS, LITRES)) {
      check(model.adapt(DemandSeries.of("new", Frequency.STEP, 0)), 60);
    }
  }

  @Test
  void valuesThatAreNoDemandAreRefusedAndChangeNothing() {
    SkuDemand sku = COUNTS.adapt(DemandSeries.of("a", Frequency.STEP, 0, 3, 1));
    QuantileForecast before = sku.forecast(2);
    assertThrows(IllegalArgumentException.class, () -> sku.update(-1));
    assertThrows(IllegalArgumentException.class, () -> sku.update(Double.POSITIVE_INFINITY));
    assertThrows(IllegalArgumentException.class, () -> sku.forecast(0));
    assertThrows(IllegalArgumentException.class, () -> sku.total(2, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> sku.total(0, .5));
    assertThrows(IllegalArgumentException.class, () -> sku.paths(0, 2, 1));
    assertThrows(IllegalArgumentException.class, () -> sku.explain(-1));
    assertThrows(
        IllegalArgumentException.class,
        () -> DemandSeries.of("a", Frequency.STEP, 0, 3, 1).withKnown("price", 1, Double.NaN));
    assertEquals(before, sku.forecast(2));
  }

  @Test
  void aHistoryOfAnotherFrequencyOrWithoutItsPriceIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> PRICED.adapt(DemandSeries.of("a", Frequency.STEP, 0, 3, 1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> COUNTS.adapt(DemandSeries.of("a", Frequency.DAILY, 0, 3, 1)));
  }

  private static void check(SkuDemand sku, int horizon) {
    QuantileForecast forecast = sku.forecast(horizon);
    for (int i = 0; i < horizon; i++) {
      double below = 0;
      for (int j = 0; j < forecast.levels().size(); j++) {
        double q = forecast.value(i, j);
        assertTrue(Double.isFinite(q) && q >= below, () -> forecast + " of " + sku.history());
        below = q;
      }
    }
    double smaller = 0;
    for (double level : List.of(.05, .5, .95, .999)) {
      double total = sku.total(Math.min(3, horizon), level);
      assertTrue(Double.isFinite(total) && total >= smaller, "total is " + total);
      smaller = total;
    }
    for (double mean : sku.mean(horizon)) {
      assertTrue(Double.isFinite(mean) && mean >= 0, "mean is " + mean);
    }
    for (double[] path : sku.paths(3, horizon, 1)) {
      assertTrue(Arrays.stream(path).allMatch(y -> Double.isFinite(y) && y >= 0));
    }
    ForecastExplanation why = sku.explain(horizon - 1);
    assertTrue(Double.isFinite(why.mean()) && Double.isFinite(why.priorMean()));
    assertTrue(why.byPeriod().stream().allMatch(Double::isFinite), why::toString);
    assertTrue(why.factors().values().stream().allMatch(Double::isFinite), why::toString);
  }

  private static double[] scaled(double[] y, double factor) {
    return Arrays.stream(y).map(v -> v * factor).toArray();
  }
}
