package io.metalearn4j.forecast.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.data.SyntheticDemand;
import io.metalearn4j.forecast.model.DemandModel;
import io.metalearn4j.forecast.model.ProtectionInterval;
import io.metalearn4j.forecast.model.SkuDemand;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class ReorderPointTest {
  private static final double MEAN = 2.5;
  private static final int LEAD = 2;
  private static final StockSetting SETTING = StockSetting.backorders(LEAD, .9);

  private static final ProtectionInterval FOUR = ProtectionInterval.of(4);

  /** Demand of review period and lead time, and of the lead time alone. */
  private static final LeadTimeDemand LONG = LeadTimeDemand.poisson((LEAD + 1) * MEAN);

  private static final LeadTimeDemand SHORT = LeadTimeDemand.poisson(LEAD * MEAN);

  @Test
  void normalDemandByTheTable() {
    // k = 1.645 at 95%, G(1.645) = .0209
    LeadTimeDemand demand = LeadTimeDemand.normal(100, 225, ProtectionInterval.of(4));
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
    LeadTimeDemand demand = LeadTimeDemand.normal(10, 5, random.protection());
    double z = new NormalDistribution(null, 30, Math.sqrt(115)).cumulativeProbability(40);
    assertEquals(z, demand.probability(40), 1e-12);
  }

  @Test
  void demandOutOfRangeIsRefused() {
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> LeadTimeDemand.poisson(bad));
      assertThrows(IllegalArgumentException.class, () -> LeadTimeDemand.normal(bad, 1, FOUR));
      assertThrows(IllegalArgumentException.class, () -> LeadTimeDemand.normal(1, bad, FOUR));
      assertThrows(IllegalArgumentException.class, () -> LeadTimeDemand.sample(1, bad));
    }
    assertThrows(IllegalArgumentException.class, () -> LeadTimeDemand.poisson(0));
    assertThrows(IllegalArgumentException.class, () -> LeadTimeDemand.normal(1, 0, FOUR));
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

  /** Lead times that let orders overtake each other, longer reviews, and both. */
  @Test
  void theReplayOfOrdersThatOvertakeIsWhatTheShortfallSays() {
    for (StockSetting setting :
        List.of(
            SETTING.withLeadTimes(List.of(1, 2, 6), 4),
            SETTING.withReview(3),
            SETTING.withReview(2).withLeadTimes(List.of(0, 1, 7), 5))) {
      LeadTimeDemand shortfall = poissonOf(setting.shortfall());
      double best = ReorderPoint.ofCycleService(shortfall, setting.service()).units();
      double[] costs = new double[3];
      for (int i = 0; i < costs.length; i++) {
        double level = best + 3 * (i - 1);
        StockResult result = replay(setting, StockPolicy.orderUpTo(history -> level));
        double n = result.periods();
        double expected = level - shortfall.mean() + shortfall.shortage(level);
        assertEquals(expected, result.onHand() / n, .02 * expected, setting::toString);
        assertEquals(shortfall.probability(level), result.cycleService(), .01, setting::toString);
        costs[i] = result.cost() / n;
      }
      assertTrue(costs[1] < costs[0] && costs[1] < costs[2], () -> Arrays.toString(costs));
    }
  }

  /** Poisson demand of an uncertain number of periods. */
  private static LeadTimeDemand poissonOf(ProtectionInterval interval) {
    return new LeadTimeDemand() {
      private double mixed(ToDoubleFunction<LeadTimeDemand> value) {
        return interval.probabilities().entrySet().stream()
            .mapToDouble(
                e -> e.getValue() * value.applyAsDouble(LeadTimeDemand.poisson(e.getKey() * MEAN)))
            .sum();
      }

      @Override
      public double mean() {
        return mixed(LeadTimeDemand::mean);
      }

      @Override
      public double probability(double units) {
        return mixed(d -> d.probability(units));
      }

      @Override
      public double shortage(double stock) {
        return mixed(d -> d.shortage(stock));
      }
    };
  }

  @Test
  void theShortfallCountsTheOrdersThatAreOutstanding() {
    // both orders of the last two periods are outstanding with probability 1 and 1/2
    StockSetting random = SETTING.withLeadTimes(List.of(1, 2), 4);
    assertEquals(Map.of(2, .5, 3, .5), random.shortfall().probabilities());
    StockSetting far = SETTING.withLeadTimes(List.of(0, 2), 4);
    assertEquals(Map.of(1, .25, 2, .5, 3, .25), far.shortfall().probabilities());
    assertEquals(Map.of(1, .5, 3, .5), far.protection().probabilities());
    assertEquals(far.protection().mean(), far.shortfall().mean(), 1e-12);
    assertEquals(ProtectionInterval.of(3), SETTING.shortfall());
    assertEquals(ProtectionInterval.of(3), SETTING.protection());
    // reviewed every third period: up to three periods since the review
    assertEquals(
        Map.of(1, 1. / 3, 2, 1. / 3, 3, 1. / 3),
        StockSetting.backorders(0, .9).withReview(3).shortfall().probabilities());
  }

  @Test
  void intervalsThatAreNoDistributionsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> ProtectionInterval.of(0));
    assertThrows(IllegalArgumentException.class, () -> ProtectionInterval.anyOf(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new ProtectionInterval(Map.of(1, .5)));
    assertThrows(
        IllegalArgumentException.class, () -> new ProtectionInterval(Map.of(1, -1., 2, 2.)));
    ProtectionInterval twice = ProtectionInterval.anyOf(List.of(2, 5, 2, 5, 2));
    assertEquals(Map.of(2, .6, 5, .4), twice.probabilities());
    assertEquals(3.2, twice.mean(), 1e-12);
    assertEquals(.6 * 1.44 + .4 * 3.24, twice.variance(), 1e-12);
  }

  private static StockResult replay(StockPolicy policy) {
    return replay(SETTING, policy);
  }

  private static StockResult replay(StockSetting setting, StockPolicy policy) {
    PoissonDistribution poisson = new PoissonDistribution(new Well19937c(5), MEAN, 1e-12, 10_000);
    return IntStream.range(0, 200)
        .mapToObj(
            i ->
                DemandSeries.of(
                    "s" + i,
                    Frequency.STEP,
                    0,
                    Arrays.stream(poisson.sample(1000)).asDoubleStream().toArray()))
        .map(s -> new StockSimulator(setting).replay(s, 1, policy))
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
    LeadTimeDemand demand = LeadTimeDemand.of(sku, SETTING.protection());
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
