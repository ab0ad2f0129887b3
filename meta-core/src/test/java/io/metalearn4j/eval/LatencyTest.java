package io.metalearn4j.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LatencyTest {

  @Test
  void warmsUpWithTheCallsThatItTimes() {
    List<Integer> calls = new ArrayList<>();

    Latency latency = Latency.of(3, calls::add);

    assertEquals(List.of(0, 1, 2, 0, 1, 2), calls);
    assertEquals(3, latency.calls());
    assertTrue(latency.median() > 0 && latency.median() <= latency.p99());
  }

  @Test
  void givesItsFiguresAsMeasurements() {
    assertEquals(
        List.of(
            Measurement.of("latency", "row", "adapt p50 us", Map.of("k", "1"), 7, 2, 10),
            Measurement.of("latency", "row", "adapt p99 us", Map.of("k", "1"), 7, 5, 10)),
        new Latency(2, 5, 10).measurements("latency", "row", "adapt ", Map.of("k", "1"), 7));
  }

  @Test
  void refusesNoCall() {
    assertEquals(
        "calls must be at least 1, got 0",
        assertThrows(IllegalArgumentException.class, () -> Latency.of(0, c -> {})).getMessage());
  }
}
