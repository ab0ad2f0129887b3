package io.metalearn4j.forecast.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.eval.Measurement;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.data.SyntheticDemand;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  private static double cost(List<Measurement> figures, String row) {
    return figures.stream()
        .filter(m -> m.row().equals(row) && m.metric().equals("unit cost"))
        .mapToDouble(m -> m.value())
        .findFirst()
        .orElseThrow();
  }
}
