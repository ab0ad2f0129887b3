package io.metalearn4j.forecast.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.forecast.data.SyntheticDemand;
import io.metalearn4j.forecast.data.SyntheticDemand.Sku;
import io.metalearn4j.forecast.eval.Accuracy;
import io.metalearn4j.forecast.eval.NewSkuProtocol;
import io.metalearn4j.forecast.eval.Scores;
import io.metalearn4j.store.ModelFormatException;
import io.metalearn4j.store.TensorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemandModelTest {
  private static final ForecastQuestion QUESTION = ForecastQuestion.deciles(4, 4);
  private static final List<DemandSeries> SERIES = SyntheticDemand.counts(150, 24).series(1);
  private static final DemandModel MODEL = DemandModel.fit(SERIES, QUESTION);

  @Test
  void beatsWhatOneSeriesCanKnow() {
    Scores scores =
        NewSkuProtocol.of(QUESTION, 3)
            .test(
                SyntheticDemand.counts(500, 20).series(1),
                List.of(
                    DemandModel.method(),
                    SingleSeries.empirical(),
                    SingleSeries.negativeBinomial()));
    assertTrue(scores.difference("metalearn4j", "empirical", Accuracy::wql).high() < 0);
    assertTrue(scores.difference("metalearn4j", "negative binomial", Accuracy::wql).high() < 0);
    assertEquals(.9, scores.mean("metalearn4j", Accuracy::coverage), .06);
  }

  @Test
  void withoutHistoryTheForecastIsWhatSkusAreLike() {
    DemandSeries none = DemandSeries.of("new", Frequency.STEP, 0);
    SkuDemand sku = MODEL.adapt(none);
    double[] all =
        SERIES.stream().flatMapToDouble(s -> Arrays.stream(s.demand())).sorted().toArray();
    QuantileForecast forecast = sku.forecast(4);
    for (double level : List.of(.2, .5, .8)) {
      double pooled = Quantiles.of(all, level);
      assertEquals(pooled, forecast.quantile(0, level), 1 + .2 * pooled);
    }
  }

  @Test
  void muchHistoryOverrulesThePrior() {
    double[] demand = IntStream.range(0, 200).mapToDouble(t -> 20 + t % 3).toArray();
    SkuDemand sku = MODEL.adapt(DemandSeries.of("steady", Frequency.STEP, 0, demand));
    assertEquals(21, sku.forecast(1).median(0), 3);
    assertEquals(21, sku.mean(1)[0], 3);
  }

  @Test
  void updatingIsAdaptingToTheLongerHistory() {
    DemandSeries history = SERIES.get(3).slice(0, 8);
    SkuDemand updated = MODEL.adapt(history).update(5).update(Double.NaN).update(0);
    SkuDemand adapted = MODEL.adapt(history.append(5).append(Double.NaN).append(0));
    assertEquals(adapted.forecast(4), updated.forecast(4));
    assertEquals(11, updated.history().length());
  }

  @Test
  void updatingLeavesTheSkuAsItWas() {
    SkuDemand sku = MODEL.adapt(SERIES.get(0).slice(0, 4));
    QuantileForecast before = sku.forecast(4);
    sku.update(1000);
    assertEquals(before, sku.forecast(4));
  }

  @Test
  void demandFarBeyondAllSeenIsFollowed() {
    SkuDemand sku =
        MODEL.adapt(DemandSeries.of("giant", Frequency.STEP, 0, 90_000, 110_000, 100_000, 95_000));
    double median = sku.forecast(1).median(0);
    assertTrue(median > 20_000 && median < 200_000, "median is " + median);
  }

  @Test
  void totalsAgreeWithPathsAndSpreadMoreThanIndependentPeriods() {
    SkuDemand sku = MODEL.adapt(SERIES.get(5).slice(0, 4));
    double[][] paths = sku.paths(4000, 8, 3);
    double[] sums = Arrays.stream(paths).mapToDouble(p -> Arrays.stream(p).sum()).toArray();
    double[] firsts = Arrays.stream(paths).mapToDouble(p -> p[0]).toArray();
    assertTrue(variance(sums) > 8 * variance(firsts));
    Arrays.sort(sums);
    for (double level : List.of(.1, .5, .9, .95)) {
      double sampled = Quantiles.of(sums, level);
      assertEquals(sampled, sku.total(8, level), 2 + .1 * sampled);
    }
  }

  @Test
  void aSavedModelForecastsTheSame(@TempDir Path folder) throws IOException {
    List<DemandSeries> priced =
        SyntheticDemand.priced(30, 20).series(2).stream()
            .map(s -> s.withAttribute("brand", s.id().endsWith("1") ? "a" : "b"))
            .toList();
    DemandModel model = DemandModel.fit(priced, QUESTION);
    Path file = folder.resolve("demand.safetensors");
    model.save(file);
    DemandModel loaded = DemandModel.load(file);
    assertEquals("DemandModel[STEP, " + QUESTION + "]", loaded.toString());
    for (DemandSeries s : priced) {
      DemandSeries history = s.slice(0, 6);
      assertEquals(model.forecast(history, 4), loaded.forecast(history, 4));
    }
  }

  @Test
  void aDamagedFileIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("demand.safetensors");
    MODEL.save(file);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThrows(IOException.class, () -> DemandModel.load(file));
  }

  @Test
  void aFileOfSomethingElseIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("demand.safetensors");
    MODEL.save(file);
    ModelFormatException other =
        assertThrows(ModelFormatException.class, () -> DemandNetwork.load(file));
    assertEquals(file + ": kind: is demand model, must be demand network", other.getMessage());
    TensorFile.builder().metadata("kind", "demand model").build().write(file);
    ModelFormatException empty =
        assertThrows(ModelFormatException.class, () -> DemandModel.load(file));
    assertEquals("content", empty.field());
  }

  @Test
  void aPriceCutRaisesTheForecastByTheElasticity() {
    List<Sku> skus = SyntheticDemand.priced(100, 40).draw(4);
    DemandModel model = DemandModel.fit(skus.stream().map(Sku::series).toList(), QUESTION);
    double error = 0;
    for (Sku sku : skus.subList(0, 50)) {
      double[] plan = new double[42];
      for (int t = 0; t < 40; t++) {
        plan[t] = sku.series().known("price", t);
      }
      plan[40] = 1;
      plan[41] = .7;
      DemandSeries history =
          DemandSeries.of("s", Frequency.STEP, 0, sku.series().demand()).withKnown("price", plan);
      double[] mean = model.adapt(history).mean(2);
      error += Math.abs(Math.log(mean[1] / mean[0]) - sku.elasticity() * Math.log(.7)) / 50;
    }
    assertTrue(error < .15, "mean error of the log effect is " + error);
  }

  @Test
  void anExplanationNamesTheCovariatesAndThePeriods() {
    DemandModel model = DemandModel.fit(SyntheticDemand.priced(50, 20).series(5), QUESTION);
    DemandSeries history = SyntheticDemand.priced(1, 8).series(6).get(0);
    ForecastExplanation why = model.adapt(history).explain(0);
    assertEquals(8, why.byPeriod().size());
    assertEquals(List.of("price"), List.copyOf(why.factors().keySet()));
    assertEquals(why.mean(), model.adapt(history).mean(1)[0], .3 * why.mean());
  }

  @Test
  void manyThreadsGetWhatOneGets() {
    List<QuantileForecast> alone = SERIES.stream().map(s -> MODEL.forecast(s.last(4), 4)).toList();
    List<QuantileForecast> together =
        SERIES.parallelStream().map(s -> MODEL.forecast(s.last(4), 4)).toList();
    assertEquals(alone, together);
  }

  @Test
  void seriesWithoutAnyDemandAreForecastAsZeroAndNoneAtAllIsRefused() {
    DemandSeries silent = DemandSeries.of("silent", Frequency.STEP, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    DemandModel model = DemandModel.fit(List.of(silent, silent), QUESTION);
    assertEquals(0, model.forecast(silent, 2).median(1));
    DemandSeries missing = DemandSeries.of("missing", Frequency.STEP, 0, Double.NaN);
    assertThrows(IllegalArgumentException.class, () -> DemandModel.fit(List.of(missing), QUESTION));
  }

  @Test
  void amountsThatAreNotWholeStayFractions() {
    List<DemandSeries> litres =
        SERIES.stream()
            .map(
                s ->
                    DemandSeries.of(
                        s.id(),
                        s.frequency(),
                        0,
                        Arrays.stream(s.demand()).map(y -> y / 100).toArray()))
            .toList();
    DemandModel model = DemandModel.fit(litres, QUESTION);
    double median = model.forecast(litres.get(1).last(8), 1).median(0);
    assertTrue(median > 0 && median < 1);
    assertArrayEquals(
        MODEL.adapt(SERIES.get(1).last(8)).mean(1),
        Arrays.stream(model.adapt(litres.get(1).last(8)).mean(1)).map(m -> 100 * m).toArray(),
        1);
  }

  @Test
  void pathsHaveTheQuantilesOfTheForecast() {
    for (DemandSeries s : SERIES.subList(0, 20)) {
      SkuDemand sku = MODEL.adapt(s.slice(0, 8));
      QuantileForecast forecast = sku.forecast(3);
      double[][] paths = sku.paths(4000, 3, 1);
      for (int step = 0; step < 3; step++) {
        int at = step;
        double[] sorted = Arrays.stream(paths).mapToDouble(p -> p[at]).sorted().toArray();
        for (double level : QuantileForecast.DECILES) {
          assertEquals(forecast.quantile(step, level), Quantiles.of(sorted, level), 1);
        }
      }
      assertEquals(forecast.quantile(0, .9), sku.total(1, .9), 1);
      assertTrue(sku.total(3, .95) >= sku.total(2, .95));
    }
  }

  @Test
  void theMeanIsBestInSquaredErrorWhenDemandFalls() {
    List<DemandSeries> falling =
        SERIES.stream()
            .map(
                s -> {
                  double[] y = s.demand();
                  Arrays.setAll(y, t -> Math.rint(y[t] * Math.pow(.9, t)));
                  return DemandSeries.of(s.id(), s.frequency(), 0, y);
                })
            .toList();
    DemandModel model =
        DemandModel.fit(falling.stream().map(s -> s.slice(0, 20)).toList(), QUESTION);
    double ours = 0;
    double last = 0;
    for (DemandSeries s : falling) {
      DemandSeries history = s.slice(0, 20);
      double mean = model.forecast(history, 4).mean(0);
      assertEquals(model.adapt(history).mean(1)[0], mean);
      double average = Arrays.stream(history.last(4).demand()).average().orElseThrow();
      for (int t = 20; t < 24; t++) {
        ours += (s.demand(t) - mean) * (s.demand(t) - mean);
        last += (s.demand(t) - average) * (s.demand(t) - average);
      }
    }
    assertTrue(ours < .95 * last, ours + " is not below " + last);
  }

  private static double variance(double[] x) {
    double mean = Arrays.stream(x).average().orElseThrow();
    return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
  }
}
