package io.metalearn4j.forecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.forecast.data.SyntheticDemand;
import io.metalearn4j.forecast.eval.Accuracy;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftWatchTest {
  private static final int BEFORE = 40;
  private static final int AFTER = 20;
  private static final DemandModel MODEL =
      DemandModel.fit(SyntheticDemand.counts(200, 40).series(1), ForecastQuestion.deciles(0, 8));

  private static DriftWatch watch() {
    return DriftWatch.of(MODEL.adapt(DemandSeries.of("new", Frequency.STEP, 0)));
  }

  @Test
  void demandThatStaysTheSameSeldomAlarms() {
    int alarms = 0;
    int periods = 0;
    for (DemandSeries s : SyntheticDemand.counts(100, 100).series(2)) {
      DriftWatch watch = watch();
      for (double y : s.demand()) {
        watch = watch.observe(y);
        alarms += watch.drift().isPresent() ? 1 : 0;
        periods++;
      }
    }
    assertTrue(alarms <= periods / 500, alarms + " false alarms in " + periods);
  }

  /** Demand from another SKU that sells at least four times as much, or a quarter. */
  @Test
  void aSuddenChangeIsFoundSoonInItsDirectionAndARestartForecastsBetter() {
    List<SyntheticDemand.Sku> skus = SyntheticDemand.counts(300, BEFORE + AFTER).draw(3);
    int delay = 0;
    int changes = 0;
    int found = 0;
    Accuracy kept = Accuracy.NONE;
    Accuracy renewed = Accuracy.NONE;
    for (int i = 0; i + 1 < skus.size(); i += 2) {
      double ratio = skus.get(i + 1).rate() / skus.get(i).rate();
      if ((ratio < 4 && ratio > .25) || skus.get(i).rate() < 1) {
        continue;
      }
      changes++;
      DriftWatch watch = watch();
      for (int t = 0; t < BEFORE; t++) {
        watch = watch.observe(skus.get(i).series().demand(t));
      }
      DriftWatch plain = watch;
      boolean alarmed = false;
      for (int t = 0; t < AFTER; t++) {
        double y = skus.get(i + 1).series().demand(BEFORE + t);
        kept = kept.plus(Accuracy.of(plain.sku().forecast(1), new double[] {y}));
        renewed = renewed.plus(Accuracy.of(watch.sku().forecast(1), new double[] {y}));
        plain = plain.observe(y);
        watch = watch.observe(y);
        if (watch.drift().isPresent() && !alarmed) {
          alarmed = true;
          found++;
          delay += t + 1;
          assertEquals(ratio > 1, watch.drift().get().higher());
          assertTrue(watch.drift().get().periods() >= 1);
        }
        watch = watch.restarted();
      }
    }
    assertTrue(found > .9 * changes, found + " of " + changes);
    assertTrue(delay < 7 * found, "mean delay is " + (double) delay / found);
    assertTrue(renewed.wql() < kept.wql());
  }

  @Test
  void aMissingPeriodNeverAlarmsAndChangesNoOtherWatch() {
    DriftWatch watch = watch().observe(3).observe(4);
    QuantileForecast before = watch.sku().forecast(2);
    assertFalse(watch.observe(Double.NaN).drift().isPresent());
    watch.observe(100_000);
    assertEquals(before, watch.sku().forecast(2));
    assertThrows(IllegalArgumentException.class, () -> watch.observe(-1));
    assertThrows(IllegalArgumentException.class, () -> watch.withThreshold(0));
  }

  @Test
  void withoutAnAlarmARestartChangesNothing() {
    DriftWatch watch = watch().observe(3);
    assertEquals(watch, watch.restarted());
  }

  @Test
  void aHigherThresholdAlarmsLater() {
    DriftWatch quick = watch().withThreshold(2);
    DriftWatch slow = watch().withThreshold(12);
    int quickAt = -1;
    int slowAt = -1;
    for (int t = 0; t < 60; t++) {
      double y = t < 30 ? 2 : 60;
      quick = quick.observe(y);
      slow = slow.observe(y);
      quickAt = quickAt < 0 && t >= 30 && quick.drift().isPresent() ? t : quickAt;
      slowAt = slowAt < 0 && t >= 30 && slow.drift().isPresent() ? t : slowAt;
    }
    assertTrue(quickAt >= 30 && (slowAt < 0 || quickAt < slowAt), quickAt + " and " + slowAt);
  }
}
