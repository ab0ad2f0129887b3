package io.metalearn4j.forecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.data.Seeds;
import io.metalearn4j.eval.Estimate;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.forecast.eval.Accuracy;
import io.metalearn4j.forecast.eval.NewSkuProtocol;
import io.metalearn4j.forecast.eval.Scores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Demand around a rate of its own times {@code (visits / 100)^effect}, of visits whose logarithm is
 * autoregressive and that are known afterwards only.
 */
class ObservedCovariateTest {
  private static final ForecastQuestion QUESTION = ForecastQuestion.deciles(8, 4);
  private static final int PERIODS = 24;

  private static List<DemandSeries> draw(int skus, double effect, double persistence) {
    List<DemandSeries> series = new ArrayList<>();
    for (int i = 0; i < skus; i++) {
      RandomGenerator random = new Well19937c(Seeds.stream(5, i).nextLong());
      double rate = Math.exp(2 + .7 * random.nextGaussian());
      double log = random.nextGaussian();
      double[] demand = new double[PERIODS];
      double[] visits = new double[PERIODS];
      for (int t = 0; t < PERIODS; t++) {
        log = persistence * log + Math.sqrt(1 - persistence * persistence) * random.nextGaussian();
        visits[t] = 100 * Math.exp(.7 * log);
        double mean = rate * Math.pow(visits[t] / 100, effect);
        demand[t] = new PoissonDistribution(random, mean, 1e-12, 10_000).sample();
      }
      series.add(
          DemandSeries.of("sku" + i, Frequency.STEP, 0, demand).withObserved("visits", visits));
    }
    return series;
  }

  private static Scores scores(double effect, double persistence, int splits) {
    return NewSkuProtocol.of(QUESTION, splits)
        .test(
            draw(250, effect, persistence),
            List.of(DemandModel.method(), Ablations.withoutCovariates()));
  }

  private static Estimate gain(Scores scores) {
    List<String> names = scores.methods();
    return scores.difference(names.get(0), names.get(1), Accuracy::wql);
  }

  @Test
  void visitsThatMoveDemandPayWhetherTheyPassOrStay() {
    for (double persistence : List.of(0., .9)) {
      Estimate gain = gain(scores(1, persistence, 2));
      assertTrue(gain.high() < 0, () -> "persistence " + persistence + ": " + gain);
    }
  }

  @Test
  void uselessVisitsCostNextToNothing() {
    Scores scores = scores(0, .5, 1);
    double without = scores.mean(scores.methods().get(1), Accuracy::wql);
    assertEquals(0, gain(scores).value() / without, .005);
  }

  @Test
  void nothingSeesVisitsAfterTheLastDemand() {
    List<DemandSeries> series = draw(60, 1, .5);
    List<DemandSeries> others = new ArrayList<>();
    for (DemandSeries s : series) {
      double[] visits = new double[PERIODS];
      for (int t = 0; t < PERIODS; t++) {
        visits[t] = t < 16 ? s.observed("visits", t) : 1e6 * (t + 1);
      }
      others.add(s.withObserved("visits", visits));
    }
    DemandModel model = DemandModel.fit(cut(series), QUESTION);
    DemandModel other = DemandModel.fit(cut(others), QUESTION);
    SkuDemand sku = model.adapt(series.get(0).slice(8, 16));
    SkuDemand same = other.adapt(others.get(0).slice(8, 16));
    assertEquals(sku.forecast(4), same.forecast(4));
    assertEquals(sku.total(3, .9), same.total(3, .9));
    assertThrows(IllegalArgumentException.class, () -> sku.history().observed("visits", 8));
  }

  private static List<DemandSeries> cut(List<DemandSeries> series) {
    return series.stream().map(s -> s.slice(0, 16)).toList();
  }

  /** A peak of demand that visits explain is not taken for level; one that they do not is. */
  @Test
  void aPeakOfVisitsIsNotTakenForLevel(@TempDir Path folder) throws IOException {
    DemandModel model = DemandModel.fit(draw(120, 1, 0), QUESTION);
    double[] demand = {9, 11, 10, 8, 12, 9, 40, 38};
    double[] peak = {100, 110, 90, 100, 120, 80, 400, 390};
    double[] flat = {100, 110, 90, 100, 120, 80, 100, 110};
    DemandSeries history = DemandSeries.of("peak", Frequency.STEP, 0, demand);
    SkuDemand explained = model.adapt(history.withObserved("visits", peak));
    SkuDemand unexplained = model.adapt(history.withObserved("visits", flat));
    double median = explained.forecast(1).median(0);
    assertEquals(10, median, 2);
    assertTrue(unexplained.forecast(1).median(0) > median, unexplained::toString);
    double mean = explained.mean(1)[0];
    assertTrue(mean < .8 * unexplained.mean(1)[0], () -> mean + " of " + unexplained.mean(1)[0]);
    Path file = folder.resolve("model");
    model.save(file);
    SkuDemand loaded = DemandModel.load(file).adapt(history.withObserved("visits", peak));
    assertEquals(explained.forecast(4), loaded.forecast(4));
  }

  @Test
  void anUpdateByDemandAndVisitsIsAdaptingToTheLongerHistory() {
    List<DemandSeries> series = draw(60, 1, .5);
    DemandModel model = DemandModel.fit(series, QUESTION);
    DemandSeries whole = series.get(0).slice(0, 10);
    SkuDemand updated =
        model
            .adapt(series.get(0).slice(0, 8))
            .update(whole.demand(8), Map.of("visits", whole.observed("visits", 8)))
            .update(whole.demand(9), Map.of("visits", whole.observed("visits", 9)));
    assertEquals(model.adapt(whole).forecast(4), updated.forecast(4));
    SkuDemand unseen = updated.update(3);
    assertTrue(Double.isNaN(unseen.history().observed("visits", 10)));
    assertThrows(IllegalArgumentException.class, () -> updated.update(3, Map.of("clicks", 5.)));
    assertThrows(
        IllegalArgumentException.class,
        () -> model.adapt(DemandSeries.of("a", Frequency.STEP, 0, 3, 1)));
    assertThrows(IllegalArgumentException.class, () -> whole.withObserved("visits", 1, 2));
  }

  @Test
  void anyVisitsGiveADistribution() {
    DemandModel model = DemandModel.fit(draw(60, 1, .5), QUESTION);
    double[] demand = {3, 0, 7, Double.NaN, 2, 5, 1, 4};
    for (double v : List.of(0., -1e15, 1e15, 1e-300, Double.NaN)) {
      double[] visits = {100, v, 90, v, 110, 100, 80, v};
      SkuDemand sku =
          model.adapt(
              DemandSeries.of("a", Frequency.STEP, 0, demand).withObserved("visits", visits));
      double below = 0;
      QuantileForecast forecast = sku.forecast(1);
      for (int j = 0; j < forecast.levels().size(); j++) {
        double q = forecast.value(0, j);
        assertTrue(Double.isFinite(q) && q >= below, "visits " + v + ": " + q);
        below = q;
      }
      assertTrue(Double.isFinite(sku.mean(1)[0]) && Double.isFinite(sku.total(3, .95)));
    }
    SkuDemand launch =
        model.adapt(DemandSeries.of("new", Frequency.STEP, 0).withObserved("visits"));
    assertTrue(launch.update(4, Map.of("visits", 120.)).mean(1)[0] > 0);
  }
}
