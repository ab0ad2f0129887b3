package io.metalearn4j.forecast.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.forecast.classic.ExponentialSmoothing;
import io.metalearn4j.forecast.data.PublicDataset;
import io.metalearn4j.forecast.data.SyntheticDemand;
import io.metalearn4j.forecast.model.ProtectionInterval;
import io.metalearn4j.forecast.model.ProtectionLevels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StockTest {
  private static final Path DATA = Path.of("../../shared/data");

  @Test
  void aReplayByHand() {
    // order up to 5, lead time 1, backorders
    DemandSeries demand = DemandSeries.of("a", Frequency.STEP, 0, 9, 3, 4, 0, 6);
    StockPolicy policy = StockPolicy.orderUpTo(history -> 5);
    StockSetting setting = StockSetting.backorders(1, .9);
    StockResult result = new StockSimulator(setting).replay(demand, 1, policy);
    // start 5: demand 3 -> 2 left, order 0; order 3 due next; 2 + 0... position 2, order 3, demand
    // 4
    // -> -2; then 3 arrive -> 1, order 4, demand 0 -> 1; 4 arrive -> 5, order 0, demand 6 -> -1
    assertEquals(13, result.demand());
    assertEquals(3 + 2 + 0 + 5, result.served());
    assertEquals(2 + 0 + 1 + 0, result.onHand());
    assertEquals(0 + 2 + 0 + 1, result.owed());
    assertEquals(3 + 9 * 3, result.cost(), 1e-9);
    assertEquals(.5, result.cycleService());
  }

  @Test
  void lostSalesAreNotOwed() {
    DemandSeries demand = DemandSeries.of("a", Frequency.STEP, 0, 9, 10, 10, 10);
    StockSetting setting = StockSetting.backorders(0, .9).withLostSales();
    StockResult result =
        new StockSimulator(setting).replay(demand, 1, StockPolicy.orderUpTo(history -> 4));
    assertEquals(12, result.served());
    assertEquals(18, result.owed());
  }

  @Property(tries = 50)
  void unitsAreConserved(
      @ForAll @IntRange(max = 3) int lead, @ForAll @IntRange(max = 20) int level) {
    DemandSeries demand = SyntheticDemand.counts(1, 40).series(lead * 31L + level).get(0);
    StockSetting setting = StockSetting.backorders(lead, .95).withReview(2);
    StockResult owed =
        new StockSimulator(setting).replay(demand, 1, StockPolicy.orderUpTo(history -> level));
    StockResult lost =
        new StockSimulator(setting.withLostSales())
            .replay(demand, 1, StockPolicy.orderUpTo(history -> level));
    double total = Arrays.stream(demand.slice(1, 40).demand()).sum();
    assertEquals(total, owed.demand(), 1e-9);
    assertEquals(total, lost.served() + lost.owed(), 1e-9);
    assertEquals(39, owed.periods());
    assertTrue(owed.served() <= total);
  }

  @Test
  void aReorderPointOrdersWholeQuantitiesUntilItIsAbove() {
    StockPolicy policy = StockPolicy.reorderPoint(history -> 5, 4);
    DemandSeries any = DemandSeries.of("a", Frequency.STEP, 0, 1);
    assertEquals(0, policy.order(any, 6));
    assertEquals(4, policy.order(any, 5));
    assertEquals(8, policy.order(any, 1));
  }

  @Test
  void randomLeadTimesAreTheSameForTheSameSeed() {
    DemandSeries demand = SyntheticDemand.counts(1, 60).series(3).get(0);
    StockPolicy policy = StockPolicy.orderUpTo(history -> 12);
    StockSetting random = StockSetting.backorders(2, .95).withLeadTimes(List.of(1, 2, 5), 9);
    StockSimulator simulator = new StockSimulator(random);
    assertEquals(simulator.replay(demand, 5, policy), simulator.replay(demand, 5, policy));
    assertEquals(6, random.protection().longest());
    assertEquals(ProtectionInterval.anyOf(List.of(2, 3, 6)), random.protection());
  }

  @Test
  void classicalLevelsWeighRandomLeadTimes() {
    DemandSeries steady = DemandSeries.of("a", Frequency.WEEKLY, 0, 10, 10, 10, 10, 10, 10);
    ProtectionInterval periods = ProtectionInterval.anyOf(List.of(2, 4));
    double level = ProtectionLevels.normal(ExponentialSmoothing.of(.1), steady, periods, .95);
    assertEquals(3 * 10 + 1.6448536 * 10, level, 1e-5);
    assertEquals(20, ProtectionLevels.empirical(steady, periods, .4));
    assertEquals(40, ProtectionLevels.empirical(steady, periods, .6));
  }

  @Test
  void theNewsvendorOrdersTheCriticalRatioAndItsCostIsAPinballLoss() {
    Newsvendor vendor = new Newsvendor(9, 1);
    assertEquals(.9, vendor.level(), 1e-12);
    QuantileForecast forecast = QuantileForecast.of(List.of(.5, .9), new double[][] {{3, 7}});
    assertEquals(7, vendor.quantity(forecast, 0));
    Newsvendor dearer = new Newsvendor(99, 1);
    assertThrows(IllegalArgumentException.class, () -> dearer.quantity(forecast, 0));
    assertEquals(10 * Math.max(.9 * 2, -.1 * 2), vendor.cost(7, 9), 1e-9);
    assertEquals(10 * .1 * 3, vendor.cost(7, 4), 1e-9);
  }

  @Test
  void whatCannotBeReplayedIsRefused() {
    StockSimulator simulator = new StockSimulator(StockSetting.backorders(1, .9));
    DemandSeries gap = DemandSeries.of("gap", Frequency.STEP, 0, 1, 2, Double.NaN, 4);
    StockPolicy four = StockPolicy.orderUpTo(history -> 4);
    assertThrows(IllegalArgumentException.class, () -> simulator.replay(gap, 1, four));
    assertThrows(IllegalArgumentException.class, () -> simulator.replay(gap, 0, four));
    assertEquals(1, simulator.replay(gap, 3, four).periods());
    StockPolicy returns = (history, position) -> -1;
    assertThrows(IllegalArgumentException.class, () -> simulator.replay(gap, 3, returns));
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> StockSetting.backorders(-1, .9));
    assertThrows(IllegalArgumentException.class, () -> StockSetting.backorders(1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Newsvendor(0, 1));
    assertThrows(IllegalArgumentException.class, () -> StockPolicy.reorderPoint(h -> 1, 0));
  }

  /** Cost 15.383, fill .8418, measured by another implementation. */
  @Test
  void classicalStockControlCostsWhatTheReferenceMeasured() throws IOException {
    assumeTrue(Files.isDirectory(DATA), DATA + " is absent");
    StockSetting setting = StockSetting.backorders(2, .95);
    ExponentialSmoothing ses = ExponentialSmoothing.of(.1);
    StockPolicy policy =
        StockPolicy.orderUpTo(h -> ProtectionLevels.normal(ses, h, setting.shortfall(), .95));
    StockResult result =
        PublicDataset.CARPARTS.load(DATA).stream()
            .map(s -> new StockSimulator(setting).replay(s, s.length() - 24, policy))
            .reduce(StockResult.NONE, StockResult::plus);
    assertEquals(15.383, result.unitCost(), 6e-4);
    assertEquals(.8418, result.fillRate(), 6e-5);
  }
}
