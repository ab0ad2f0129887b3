package io.metalearn4j.forecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.data.SyntheticDemand;
import io.metalearn4j.forecast.data.SyntheticDemand.Sku;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Demand with a known rate, of which only what was in stock could be sold. */
class StockOutTest {
  private static final List<Sku> SKUS = SyntheticDemand.counts(300, 24).draw(7);

  /** Without members that need complete periods, the prior forecasts alone. */
  private static final ForecastQuestion QUESTION = ForecastQuestion.deciles(0, 4);

  /** Stock for 1.2 times the usual demand: about a third of the periods sell out. */
  private static double stock(Sku sku) {
    return Math.ceil(1.2 * sku.rate());
  }

  private static double logBias(BinaryOperator<DemandSeries> recorded) {
    double forecast = 0;
    double truth = 0;
    UnaryOperator<Sku> seen = sku -> new Sku(sold(sku, recorded), sku.rate(), 0);
    List<Sku> seenSkus = SKUS.stream().map(seen).toList();
    DemandModel model = DemandModel.fit(seenSkus.stream().map(Sku::series).toList(), QUESTION);
    for (Sku sku : seenSkus) {
      forecast += model.adapt(sku.series()).mean(1)[0];
      truth += sku.rate();
    }
    return Math.log(forecast / truth);
  }

  /** What is recorded of a SKU: in a period that sells out, by one of three ways. */
  private static DemandSeries sold(Sku sku, BinaryOperator<DemandSeries> recorded) {
    DemandSeries sales = sku.series();
    DemandSeries capped = sales;
    double[] y = sales.demand();
    for (int t = 0; t < y.length; t++) {
      if (y[t] > stock(sku)) {
        y[t] = stock(sku);
        capped = capped.withStockOut(t, stock(sku));
      }
    }
    return recorded.apply(capped, DemandSeries.of(sales.id(), Frequency.STEP, 0, y));
  }

  @Test
  void lowerBoundsTakeTheBiasAway() {
    double bounds = logBias((capped, sales) -> capped);
    double missing =
        logBias((capped, sales) -> DemandSeries.of("s", Frequency.STEP, 0, capped.demand()));
    double asDemand = logBias((capped, sales) -> sales);
    assertTrue(missing < -.25, "missing periods leave a bias of " + missing);
    assertTrue(asDemand < -.15, "sales taken as demand leave a bias of " + asDemand);
    assertEquals(0, bounds, .08);
  }

  @Test
  void sellingOutAtAHighDemandRaisesTheForecastAndALowOneDoesNot() {
    DemandModel model = DemandModel.fit(SKUS.stream().map(Sku::series).toList(), QUESTION);
    SkuDemand sku = model.adapt(DemandSeries.of("s", Frequency.STEP, 0, 3, 4, 2, 5));
    double before = sku.update(Double.NaN).mean(1)[0];
    assertTrue(sku.updateStockOut(8).mean(1)[0] > 1.1 * before);
    assertEquals(before, sku.updateStockOut(0).mean(1)[0], 1e-12);
  }

  @Test
  void updatingByAStockOutIsAdaptingToTheLongerHistory() {
    DemandModel model = DemandModel.fit(SKUS.stream().map(Sku::series).toList(), QUESTION);
    DemandSeries history = SKUS.get(0).series().slice(0, 8);
    SkuDemand updated = model.adapt(history).updateStockOut(6).update(3);
    DemandSeries longer = history.append(Double.NaN).withStockOut(8, 6).append(3);
    assertEquals(model.adapt(longer).forecast(2), updated.forecast(2));
    assertEquals(6, updated.history().atLeast(8));
    assertEquals(0, updated.history().atLeast(9));
    assertTrue(Arrays.stream(updated.history().demand()).anyMatch(Double::isNaN));
  }
}
