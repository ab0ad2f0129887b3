package io.metalearn4j.forecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.forecast.data.SyntheticDemand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemandNetworkTest {
  private static final ForecastQuestion QUESTION = ForecastQuestion.deciles(8, 4);
  private static final List<DemandSeries> SERIES = SyntheticDemand.counts(40, 16).series(3);
  private static final DemandSeries NEW = SyntheticDemand.counts(1, 8).series(4).get(0);

  @ParameterizedTest
  @EnumSource(NetworkTraining.class)
  void itIsTheSameAfterSavingAndOnAnyNumberOfThreads(NetworkTraining training, @TempDir Path folder)
      throws IOException {
    DemandNetworkTrainer trainer = DemandNetwork.trainer(training).iterations(60);
    DemandNetwork network = trainer.threads(2).fit(SERIES, QUESTION, 5);
    network.save(folder.resolve("network"));
    QuantileForecast forecast = network.forecast(NEW, 4);
    assertEquals(forecast, DemandNetwork.load(folder.resolve("network")).forecast(NEW, 4));
    DemandNetwork one = trainer.threads(1).fit(SERIES, QUESTION, 5);
    assertEquals(forecast, one.forecast(NEW, 4));
  }

  @Test
  void aForecastIsInWholeUnitsAndNothingSoldIsForecastAsNothing() {
    DemandNetwork network = DemandNetwork.trainer(NetworkTraining.MAML).fit(SERIES, QUESTION, 5);
    QuantileForecast forecast = network.forecast(NEW, 4);
    for (int level = 0; level < 9; level++) {
      assertEquals(Math.rint(forecast.value(3, level)), forecast.value(3, level));
    }
    DemandSeries none = DemandSeries.of("none", Frequency.STEP, 0, new double[8]);
    assertEquals(0, network.forecast(none, 4).median(3));
  }

  @Test
  void onlyTheLastPeriodsAreSeen() {
    DemandNetwork network = DemandNetwork.trainer(NetworkTraining.POOLED).fit(SERIES, QUESTION, 5);
    DemandSeries longer = SERIES.get(0);
    assertEquals(network.forecast(longer.last(8), 2), network.forecast(longer, 2));
  }

  @Test
  void threadsAndWindowsAreNeeded() {
    DemandNetworkTrainer trainer = DemandNetwork.trainer(NetworkTraining.POOLED);
    assertThrows(IllegalArgumentException.class, () -> trainer.threads(0));
    assertThrows(IllegalArgumentException.class, () -> trainer.iterations(0));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> trainer.fit(List.of(NEW), QUESTION, 0));
    assertTrue(String.valueOf(e.getMessage()).contains("12 periods"), e.getMessage());
  }
}
