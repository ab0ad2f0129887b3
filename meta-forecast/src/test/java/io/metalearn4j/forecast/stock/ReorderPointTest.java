package io.metalearn4j.forecast.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.data.SyntheticDemand;
import io.metalearn4j.forecast.model.DemandModel;
import io.metalearn4j.forecast.model.SkuDemand;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class ReorderPointTest {
  private static final double MEAN = 2.5;
  private static final int LEAD = 2;
  private static final StockSetting SETTING = StockSetting.backorders(LEAD, .9);

  /** Demand of review period and lead time, and of the lead time alone. */
  private static final LeadTimeDemand LONG = LeadTimeDemand.poisson((LEAD + 1) * MEAN);

  private static final LeadTimeDemand SHORT = LeadTimeDemand.poisson(LEAD * MEAN);

  @Test
  void normalDemandByTheTable() {
    // k = 1.645 at 95%, G(1.645) = .0209
    LeadTimeDemand demand = LeadTimeDemand.normal(100, 225, StockSetting.backorders(3, .95));
    assertEquals(400, demand.mean(), 1e-9);
    ReorderPoint point = ReorderPoint.ofCycleService(demand, .95);
    double deviation = Math.sqrt(4 * 225);
    assertEquals(Math.ceil(1.6449 * deviation), point.safetyStock(), 1e-9);
    assertEquals(.0209 * deviation, demand.shortage(400 + 1.645 * deviation), .002 * deviation);
    assertTrue(point.cycleService() >= .95);
    assertEquals(point.units(), point.demand().mean() + point.safetyStock(), 1e-9);
  }

  @Test
  void randomLeadTimesAddTheirVariance() {
    // periods 2 or 4: variance 3 * 5 + 1 * 100
    StockSetting random = SETTING.withLeadTimes(List.of(1, 3), 1);
    LeadTimeDemand demand = LeadTimeDemand.normal(10, 5, random);
    double z = new NormalDistribution(null, 30, Math.sqrt(115)).cumulativeProbability(40);
    assertEquals(z, demand.probability(40), 1e-12);
  }

  @Test
  void demandOutOfRangeIsRefused() {
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> LeadTimeDemand.poisson(bad));
      assertThrows(IllegalArgumentException.class, () -> LeadTimeDemand.normal(bad, 1, SETTING));
      assertThrows(IllegalArgumentException.class, () -> LeadTimeDemand.normal(1, bad, SETTING));
      assertThrows(IllegalArgumentException.class, () -> LeadTimeDemand.sample(1, bad));
    }
    assertThrows(IllegalArgumentException.class, () -> LeadTimeDemand.poisson(0));
    assertThrows(IllegalArgumentException.class, () -> LeadTimeDemand.normal(1, 0, SETTING));
    assertThrows(IllegalArgumentException.class, LeadTimeDemand::sample);
  }

  @Test
  void shortageIsTheSumOverTheDistribution() {
    PoissonDistribution poisson = new PoissonDistribution(7.5);
    double expected =
        IntStream.range(0, 200)
            .mapToDouble(x -> Math.max(0, x - 9.4) * poisson.probability(x))
            .sum();
    assertEquals(expected, LONG.shortage(9.4), 1e-9);
    assertEquals(7.5, LONG.shortage(0), 1e-12);
    LeadTimeDemand sample = LeadTimeDemand.sample(5, 0, 2, 2);
    assertEquals(2.25, sample.mean());
    assertEquals(.75, sample.probability(2));
    assertEquals(3. / 4, sample.shortage(2));
    assertEquals(0, sample.shortage(5));
  }

  @Test
  void theReorderPointIsTheLeastThatIsGoodEnough() {
    for (double target : new double[] {.5, .9, .999}) {
      ReorderPoint cycle = ReorderPoint.ofCycleService(LONG, target);
      assertTrue(cycle.cycleService() >= target && LONG.probability(cycle.units() - 1) < target);
      ReorderPoint fill = ReorderPoint.ofFillRate(LONG, 4, target);
      assertTrue(fill.fillRate(4) >= target);
      assertTrue(
          fill.units() == 0 || new ReorderPoint(fill.units() - 1, LONG).fillRate(4) < target);
    }
    assertThrows(IllegalArgumentException.class, () -> ReorderPoint.ofCycleService(LONG, 1));
    assertThrows(IllegalArgumentException.class, () -> ReorderPoint.ofFillRate(LONG, 0, .9));
  }

  @Test
  void theFillRateIsTheMeanOverThePositionsOfSingleUnits() {
    // a unit is met at once unless as many as the position are demanded before it
    double met =
        IntStream.rangeClosed(1, 6)
            .mapToDouble(j -> LONG.probability(5 + j - 1))
            .average()
            .orElse(0);
    assertEquals(met, new ReorderPoint(5, LONG).fillRate(6), 1e-12);
  }

  @Test
  void theCheapestReorderPointIsTheBestOfAll() {
    for (int quantity : new int[] {1, 3, 10}) {
      double cheapest = ReorderPoint.cheapest(LONG, quantity, SETTING).units();
      double best =
          IntStream.range(0, 60)
              .boxed()
              .min((a, b) -> Double.compare(cost(a, quantity), cost(b, quantity)))
              .orElseThrow();
      assertEquals(best, cheapest, "quantity " + quantity);
    }
  }

  /** Expected cost of a period, the position being spread evenly over s + 1 .. s + Q. */
  private static double cost(double s, int quantity) {
    return IntStream.rangeClosed(1, quantity)
        .mapToDouble(
            j -> held(s + j) * SETTING.holding() + LONG.shortage(s + j) * SETTING.shortage())
        .average()
        .orElse(0);
  }

  private static double held(double position) {
    return position - LONG.mean() + LONG.shortage(position);
  }

  @Test
  void theReplayOfPoissonDemandIsWhatTheFormulasSay() {
    double level = ReorderPoint.ofCycleService(LONG, SETTING.service()).units();
    StockResult result = replay(StockPolicy.orderUpTo(history -> level));
    double n = result.periods();
    assertEquals(LONG.shortage(level), result.owed() / n, .03 * LONG.shortage(level));
    assertEquals(held(level), result.onHand() / n, .01 * held(level));
    assertEquals(LONG.probability(level), result.cycleService(), .005);
    double fill = 1 - (LONG.shortage(level) - SHORT.shortage(level)) / MEAN;
    assertEquals(fill, result.fillRate(), .005);
  }

  @Test
  void theReplayOfAReorderPointIsWhatTheFormulasSay() {
    int quantity = 6;
    double s = ReorderPoint.cheapest(LONG, quantity, SETTING).units();
    StockResult result = replay(StockPolicy.reorderPoint(history -> s, quantity));
    assertEquals(cost(s, quantity), result.cost() / result.periods(), .01 * cost(s, quantity));
    double met =
        IntStream.rangeClosed(1, quantity)
            .mapToDouble(j -> 1 - (LONG.shortage(s + j) - SHORT.shortage(s + j)) / MEAN)
            .average()
            .orElse(0);
    assertEquals(met, result.fillRate(), .005);
    assertEquals(MEAN / quantity, (double) result.orders() / result.periods(), .01);
  }

  private static StockResult replay(StockPolicy policy) {
    PoissonDistribution poisson = new PoissonDistribution(new Well19937c(5), MEAN, 1e-12, 10_000);
    return IntStream.range(0, 200)
        .mapToObj(
            i ->
                DemandSeries.of(
                    "s" + i,
                    Frequency.STEP,
                    0,
                    Arrays.stream(poisson.sample(1000)).asDoubleStream().toArray()))
        .map(s -> new StockSimulator(SETTING).replay(s, 1, policy))
        .reduce(StockResult.NONE, StockResult::plus);
  }

  @Test
  void withoutLeadTimeTheReplayCostsWhatTheNewsvendorPays() {
    DemandSeries demand = SyntheticDemand.counts(1, 60).series(8).get(0);
    StockSetting daily = StockSetting.backorders(0, .9).withLostSales();
    StockResult result =
        new StockSimulator(daily).replay(demand, 1, StockPolicy.orderUpTo(history -> 4));
    Newsvendor vendor = new Newsvendor(daily.shortage(), daily.holding());
    double expected =
        IntStream.range(1, 60).mapToDouble(t -> vendor.cost(4, demand.demand(t))).sum();
    assertEquals(expected, result.cost(), 1e-9);
  }

  @Test
  void anOrderHasItsCost() {
    StockSetting setting = StockSetting.backorders(0, .5).withOrdering(10);
    DemandSeries demand = DemandSeries.of("a", Frequency.STEP, 0, 1, 4, 4, 0);
    StockResult result =
        new StockSimulator(setting).replay(demand, 1, StockPolicy.orderUpTo(history -> 5));
    // starts with 5: 4 sold, 4 ordered and sold, 4 ordered
    assertEquals(2, result.orders());
    assertEquals(20, result.orderingCost());
    assertEquals(1 + 1 + 5 + 20, result.cost(), 1e-9);
    assertEquals(20, setting.economicQuantity(20));
    assertEquals(1, setting.economicQuantity(0));
  }

  @Test
  void aModelGivesTheDemandOfItsOwnTotals() {
    List<DemandSeries> series = SyntheticDemand.counts(60, 30).series(3);
    SkuDemand sku = DemandModel.fit(series, ForecastQuestion.deciles(4, 4)).adapt(series.get(0));
    LeadTimeDemand demand = LeadTimeDemand.of(sku, SETTING);
    double total = sku.total(LEAD + 1, .9);
    assertEquals(total, ReorderPoint.ofCycleService(demand, .9).units(), 1 + .1 * total);
    double mean =
        Arrays.stream(sku.paths(4000, LEAD + 1, 11))
            .mapToDouble(path -> Arrays.stream(path).sum())
            .average()
            .orElseThrow();
    assertEquals(mean, demand.mean(), .05 * mean);
  }
}
