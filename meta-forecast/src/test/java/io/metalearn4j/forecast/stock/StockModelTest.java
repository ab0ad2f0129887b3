package io.metalearn4j.forecast.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.eval.Measurement;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.data.SyntheticDemand;
import io.metalearn4j.forecast.model.DemandModel;
import io.metalearn4j.store.ModelFormatException;
import io.metalearn4j.store.TensorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StockModelTest {
  private static final StockSetting SETTING = StockSetting.backorders(2, .95);
  private static final List<DemandSeries> SERIES = SyntheticDemand.counts(120, 40).series(7);

  @Test
  void itIsNeverMuchDearerThanClassicalPolicies() {
    var figures = new StockStudy(SETTING, 16).measure("synthetic", SERIES);
    double ours = cost(figures, "metalearn4j");
    for (String rival : List.of("SES, normal", "SBA, normal", "TSB, normal", "empirical")) {
      assertTrue(
          ours < 1.03 * cost(figures, rival), rival + ": " + ours + ", " + cost(figures, rival));
    }
  }

  @Test
  void withoutABacktestBothHalvesCountAlike() {
    StockModel model = StockModel.fit(SERIES, SETTING, 0);
    assertEquals(.5, model.weight());
    double alone = model.withoutSmoothing().level(SERIES.get(0));
    assertEquals(1, model.withoutSmoothing().weight());
    assertTrue(alone > 0 && model.level(SERIES.get(0)) > 0);
  }

  @Test
  void theSameSeriesGiveTheSameLevels() {
    StockModel a = StockModel.fit(SERIES, SETTING, 6);
    StockModel b = StockModel.fit(SERIES, SETTING, 6);
    for (DemandSeries s : SERIES.subList(0, 20)) {
      assertEquals(a.level(s), b.level(s));
    }
  }

  @Test
  void randomLeadTimesAreWeighed() {
    StockModel random = StockModel.fit(SERIES, SETTING.withLeadTimes(List.of(1, 1, 1, 6), 3), 6);
    StockModel longest = StockModel.fit(SERIES, SETTING.withLeadTimes(List.of(6), 3), 6);
    StockModel shortest = StockModel.fit(SERIES, SETTING.withLeadTimes(List.of(1), 3), 6);
    double sum = 0;
    double above = 0;
    for (DemandSeries s : SERIES) {
      double level = random.withoutSmoothing().level(s);
      assertTrue(level <= longest.withoutSmoothing().level(s));
      assertTrue(level >= shortest.withoutSmoothing().level(s));
      sum += level;
      above += longest.withoutSmoothing().level(s);
    }
    assertTrue(sum < .95 * above, sum + " of " + above);
  }

  /** A planner's service, with and without a restart in every period. */
  @Test
  void aServiceThatRestartsOrdersWhatOneThatNeverStoppedDoes(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("stock.safetensors");
    int from = 34;
    StockSetting setting = SETTING.withLeadTimes(List.of(1, 3), 5).withOrdering(2).withLostSales();
    StockModel steady = StockModel.fit(known(from), setting, 6);
    steady.save(file);
    for (int now = from; now < 40; now++) {
      StockModel restarted = StockModel.load(file);
      assertEquals(setting, restarted.setting());
      assertEquals(steady.weight(), restarted.weight());
      for (DemandSeries sku : known(now)) {
        assertEquals(steady.level(sku), restarted.level(sku), sku.id());
      }
      steady = steady.follow(known(now + 1));
      restarted.follow(known(now + 1)).save(file);
    }
  }

  private static List<DemandSeries> known(int periods) {
    return SERIES.stream().map(s -> s.slice(0, periods)).toList();
  }

  @Test
  void aFileThatHoldsNoStockModelIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("stock.safetensors");
    StockModel model = StockModel.fit(SERIES, SETTING, 0);
    model.save(file);
    ModelFormatException kind =
        assertThrows(ModelFormatException.class, () -> DemandModel.load(file));
    assertEquals(file + ": kind: is stock model, must be demand model", kind.getMessage());
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThrows(ModelFormatException.class, () -> StockModel.load(file));
    for (String wrong : List.of("stock.weight", "stock.review", "stock.holding")) {
      model.save(file);
      rewritten(TensorFile.read(file), wrong, "-1").write(file);
      ModelFormatException value =
          assertThrows(ModelFormatException.class, () -> StockModel.load(file));
      assertTrue(value.getMessage().contains("-1"), value::getMessage);
    }
  }

  private static TensorFile rewritten(TensorFile file, String key, String value) {
    TensorFile.Builder copy = TensorFile.builder();
    file.metadata().forEach((k, v) -> copy.metadata(k, k.equals(key) ? value : v));
    file.tensors().forEach(copy::tensor);
    return copy.build();
  }

  /** Every third SKU has sold out, every fifth misses periods, two are new, one is unknown. */
  @Test
  void seriesWithMissingPeriodsAndStockOutsAreLearnedFromAndOrderedFor() {
    List<DemandSeries> odd = new ArrayList<>();
    for (int i = 0; i < SERIES.size(); i++) {
      double[] y = SERIES.get(i).demand();
      y[30] = i % 5 == 0 ? Double.NaN : y[30];
      y[38] = i % 5 == 0 ? Double.NaN : y[38];
      DemandSeries s = DemandSeries.of("s" + i, SERIES.get(i).frequency(), 0, y);
      odd.add(i % 3 == 0 ? s.withStockOut(20, Math.floor(SERIES.get(i).demand(20) / 2)) : s);
    }
    odd.set(1, odd.get(1).last(3));
    odd.set(2, odd.get(2).last(6));
    odd.set(4, DemandSeries.of("unknown", odd.get(4).frequency(), 38, Double.NaN, Double.NaN));
    StockModel model = StockModel.fit(odd, SETTING, 6);
    StockModel whole = StockModel.fit(SERIES, SETTING, 6);
    double sum = 0;
    double expected = 0;
    for (int i = 0; i < odd.size(); i++) {
      double level = model.level(odd.get(i));
      assertTrue(level > 0 && level < 1e6, odd.get(i) + ": " + level);
      sum += i < 5 ? 0 : level;
      expected += i < 5 ? 0 : whole.level(SERIES.get(i));
    }
    assertEquals(expected, sum, .05 * expected);
    List<DemandSeries> missing =
        SERIES.stream()
            .map(s -> DemandSeries.of(s.id(), s.frequency(), 0, s.demand()).append(Double.NaN))
            .toList();
    assertEquals(.5, StockModel.fit(missing, SETTING, 6).weight());
  }

  @Test
  void aSeriesWithAMissingReplayedPeriodIsNotReplayed() {
    List<DemandSeries> more = new ArrayList<>(SERIES);
    double[] y = SERIES.get(0).demand();
    y[35] = Double.NaN;
    more.add(DemandSeries.of("odd", SERIES.get(0).frequency(), 0, y));
    StockStudy study = new StockStudy(SETTING, 16);
    long periods = count(study.measure("synthetic", SERIES));
    assertEquals(16L * SERIES.size(), periods);
    assertEquals(periods, count(study.measure("synthetic", more)));
  }

  private static long count(List<Measurement> figures) {
    assertEquals(1, figures.stream().mapToLong(Measurement::n).distinct().count());
    return figures.get(0).n();
  }

  private static double cost(List<Measurement> figures, String row) {
    return figures.stream()
        .filter(m -> m.row().equals(row) && m.metric().equals("unit cost"))
        .mapToDouble(m -> m.value())
        .findFirst()
        .orElseThrow();
  }
}
