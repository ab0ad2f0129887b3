package io.metalearn4j.forecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.data.SyntheticDemand;
import io.metalearn4j.forecast.eval.Accuracy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A SKU that has sold nothing yet is forecast by what SKUs like it sell. */
class StaticFeaturesTest {
  private static final ForecastQuestion NOTHING_KNOWN = ForecastQuestion.deciles(0, 4);

  private static List<DemandSeries> brands(int skus, long seed, boolean named) {
    List<DemandSeries> all = new ArrayList<>();
    for (SyntheticDemand.Sku sku : SyntheticDemand.counts(skus, 20).draw(seed)) {
      String brand = sku.rate() > 4 ? "known" : "own";
      all.add(named ? sku.series().withAttribute("brand", brand) : sku.series());
    }
    return all;
  }

  @Test
  void withoutAnyHistoryTheBrandPays() {
    Accuracy blind = accuracy(false);
    Accuracy seeing = accuracy(true);
    assertTrue(seeing.wql() < .9 * blind.wql(), seeing.wql() + " against " + blind.wql());
  }

  private static Accuracy accuracy(boolean named) {
    DemandModel model = DemandModel.fit(brands(200, 1, named), NOTHING_KNOWN);
    Accuracy sum = Accuracy.NONE;
    for (DemandSeries s : brands(100, 2, named)) {
      sum = sum.plus(Accuracy.of(model.forecast(s.slice(0, 0), 4), s.last(4).demand()));
    }
    return sum;
  }

  /** Brand and shop each tell half of the level; the colour tells nothing. */
  private static List<DemandSeries> describedBy(List<String> names, long seed) {
    List<DemandSeries> all = new ArrayList<>();
    for (SyntheticDemand.Sku sku : SyntheticDemand.counts(300, 20).draw(seed)) {
      double log = Math.log(sku.rate());
      DemandSeries s = sku.series();
      for (String name : names) {
        String value =
            switch (name) {
              case "brand", "brand=a" -> log > 1 ? "high" : "low";
              case "shop" -> Math.abs(log - 1) > .7 ? "far" : "near";
              default -> String.valueOf(s.id().hashCode() % 7);
            };
        s = s.withAttribute(name, value);
      }
      all.add(s);
    }
    return all;
  }

  private static double wql(String... names) {
    DemandModel model = DemandModel.fit(describedBy(List.of(names), 1), NOTHING_KNOWN);
    Accuracy sum = Accuracy.NONE;
    for (DemandSeries s : describedBy(List.of(names), 2)) {
      sum = sum.plus(Accuracy.of(model.forecast(s.slice(0, 0), 4), s.last(4).demand()));
    }
    return sum.wql();
  }

  @Test
  void namesMayHoldAnySign() {
    assertEquals(wql("brand"), wql("brand=a"), 1e-12);
  }

  @Test
  void everyAttributeThatTellsSomethingPaysAndOneThatDoesNotCostsNothing() {
    double brand = wql("brand");
    double both = wql("brand", "shop");
    assertTrue(both < .95 * brand, both + " against " + brand);
    assertEquals(both, wql("colour", "brand", "shop"), .01 * both);
  }

  @Test
  void theExplanationTellsThePoolFromTheBrandAndAnUnknownBrandIsThePool() {
    DemandModel model = DemandModel.fit(brands(200, 1, true), NOTHING_KNOWN);
    DemandSeries none = DemandSeries.of("new", Frequency.STEP, 0);
    ForecastExplanation why = model.adapt(none.withAttribute("brand", "known")).explain(0);
    assertTrue(why.priorMean() > 1.5 * why.poolMean(), why::toString);
    assertEquals(why.priorMean(), why.mean(), 1e-9);
    assertEquals(why.poolMean(), model.adapt(none.withAttribute("brand", "?")).mean(1)[0], 1e-9);
  }
}
