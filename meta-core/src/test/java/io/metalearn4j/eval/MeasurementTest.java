package io.metalearn4j.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasurementTest {

  @Test
  void copiesTheSettingAndKeepsItsOrder() {
    Map<String, String> setting = new LinkedHashMap<>();
    setting.put("shots", "5");
    setting.put("a", "1");
    Measurement m = Measurement.of("t", "r", "mse", setting, 7, 0.5, 10);
    setting.put("b", "2");

    assertEquals("{shots=5, a=1}", m.setting().toString());
    assertThrows(UnsupportedOperationException.class, () -> m.setting().put("c", "3"));
    assertFalse(m.hasInterval());
  }

  @Test
  void keepsTheInterval() {
    assertTrue(new Measurement("t", "r", "mse", Map.of(), 7, 0.5, 0.4, 0.6, 10).hasInterval());
  }

  @Test
  void refusesWhatIsNotAFigure() {
    assertRefused(
        "row must not be blank", () -> Measurement.of("t", " ", "mse", Map.of(), 7, 1, 1));
    assertRefused(
        "n must be at least 0: -1", () -> Measurement.of("t", "r", "mse", Map.of(), 7, 1, -1));
    assertRefused(
        "low must be at most high: low = 2.0, high = 1.0",
        () -> new Measurement("t", "r", "mse", Map.of(), 7, 1, 2, 1, 1));
    assertRefused(
        "interval must have both ends or none: low = NaN, high = 1.0",
        () -> new Measurement("t", "r", "mse", Map.of(), 7, 1, Double.NaN, 1, 1));
  }

  private static void assertRefused(
      String message, org.junit.jupiter.api.function.Executable code) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, code).getMessage());
  }
}
