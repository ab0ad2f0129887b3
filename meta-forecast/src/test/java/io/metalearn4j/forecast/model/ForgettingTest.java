package io.metalearn4j.forecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.QuantileForecast;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgettingTest {
  private static final ForecastQuestion QUESTION =
      new ForecastQuestion(0, 6, QuantileForecast.DECILES);

  @Test
  void demandThatStaysIsRememberedForLong() {
    assertEquals(.99, learned(series(200, 0)));
  }

  @Test
  void demandThatDriftsIsForgottenSoon() {
    assertEquals(.9, learned(series(200, .4)));
  }

  @Test
  void fewSeriesLeaveItAsItIs() {
    assertEquals(Forgetting.USUAL, learned(series(19, 0)));
  }

  @Test
  void itIsSavedWithTheModel(@TempDir Path folder) throws IOException {
    List<DemandSeries> series = series(30, 0);
    DemandModel model = DemandModel.fit(series, QUESTION).withLearnedForgetting(series);
    Path file = folder.resolve("demand.safetensors");
    model.save(file);
    double forgetting = DemandModel.load(file).prior().forgetting();
    assertEquals(model.prior().forgetting(), forgetting);
    assertNotEquals(Forgetting.USUAL, forgetting);
  }

  private static double learned(List<DemandSeries> series) {
    return Forgetting.of(DemandModel.fit(series, QUESTION), series, QUESTION.horizon());
  }

  /** Sums of coin flips around a rate whose logarithm walks at random. */
  private static List<DemandSeries> series(int skus, double step) {
    return IntStream.range(0, skus)
        .mapToObj(
            i -> {
              SplittableRandom random = new SplittableRandom(i);
              double rate = random.nextDouble(2, 12);
              double[] demand = new double[60];
              for (int t = 0; t < demand.length; t++) {
                rate = Math.min(20, Math.max(.5, rate * Math.exp(step * (random.nextInt(3) - 1))));
                for (int n = 0; n < 40; n++) {
                  demand[t] += random.nextDouble() < rate / 40 ? 1 : 0;
                }
              }
              return DemandSeries.of("sku" + i, Frequency.STEP, 0, demand);
            })
        .toList();
  }
}
