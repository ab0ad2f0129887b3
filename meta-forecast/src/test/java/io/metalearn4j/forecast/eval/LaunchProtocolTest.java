package io.metalearn4j.forecast.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.eval.Measurement;
import io.metalearn4j.forecast.DemandMethod;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.classic.Flat;
import io.metalearn4j.forecast.model.SingleSeries;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaunchProtocolTest {
  private static final LaunchProtocol PROTOCOL =
      new LaunchProtocol(ForecastQuestion.deciles(4, 2), 3, 2);

  /** Ten SKUs that sell one unit more in every period. */
  private static final List<DemandSeries> GROWING =
      IntStream.range(0, 10)
          .mapToObj(
              i ->
                  DemandSeries.of(
                      "sku" + i,
                      Frequency.STEP,
                      0,
                      IntStream.range(0, 20).mapToDouble(t -> t).toArray()))
          .toList();

  @Test
  void aMethodIsAskedAgainAsPeriodsComeIn() {
    DemandMethod naive = SingleSeries.point("naive", Flat.NAIVE);
    List<Measurement> figures =
        PROTOCOL.measure(
            "growing", GROWING, List.of(naive, LaunchProtocol.frozen("frozen", naive, 4)));
    assertEquals(10, PROTOCOL.periods());
    assertEquals(1.5 / 14.5, value(figures, "naive", "WQL after 4"), 1e-12);
    assertEquals(1.5 / 18.5, value(figures, "naive", "WQL after 8"), 1e-12);
    assertEquals(1.5 / 14.5, value(figures, "frozen", "WQL after 4"), 1e-12);
    assertEquals(5.5 / 18.5, value(figures, "frozen", "WQL after 8"), 1e-12);
    assertEquals(-4 / 18.5, value(figures, "frozen", "naive minus this after 8"), 1e-12);
  }

  @Test
  void aMethodThatAdaptsToNothingSeesNoDemand() {
    DemandMethod blind = LaunchProtocol.frozen("blind", SingleSeries.empirical(), 0);
    List<Measurement> figures = PROTOCOL.measure("growing", GROWING, List.of(blind));
    assertEquals(1, value(figures, "blind", "WQL after 6"), 1e-12);
  }

  @Test
  void oddQuestionsAreRefused() {
    ForecastQuestion question = ForecastQuestion.deciles(4, 2);
    assertThrows(IllegalArgumentException.class, () -> new LaunchProtocol(question, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new LaunchProtocol(question, 1, 0));
  }

  private static double value(List<Measurement> figures, String row, String metric) {
    List<Measurement> found =
        figures.stream().filter(m -> m.row().equals(row) && m.metric().equals(metric)).toList();
    assertTrue(found.size() == 1, () -> row + ", " + metric + " in " + figures);
    return found.get(0).value();
  }
}
