package io.metalearn4j.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuantileForecastTest {
  @Property
  void anyQuantilesBecomeMonotoneAndNotNegative(
      @ForAll @Size(9) List<@DoubleRange(min = -1e6, max = 1e6) Double> raw) {
    double[] values = raw.stream().mapToDouble(Double::doubleValue).toArray();
    QuantileForecast f = QuantileForecast.flat(QuantileForecast.DECILES, values, 2);
    for (int j = 0; j < 9; j++) {
      assertTrue(f.value(1, j) >= 0);
      assertTrue(j == 0 || f.value(1, j) >= f.value(1, j - 1));
    }
  }

  @Test
  void betweenTheLevelsQuantilesLieOnLines() {
    QuantileForecast f = QuantileForecast.of(List.of(.1, .5), new double[][] {{2, 4}});
    assertEquals(3, f.quantile(0, .3), 1e-12);
    assertEquals(2, f.quantile(0, .01));
    assertEquals(4, f.quantile(0, .99));
  }

  @Test
  void averagesLevelByLevel() {
    QuantileForecast a = QuantileForecast.of(List.of(.5), new double[][] {{1}});
    QuantileForecast b = QuantileForecast.of(List.of(.5), new double[][] {{4}});
    assertEquals(2, QuantileForecast.average(List.of(a, b), 2, 1).median(0), 1e-12);
  }

  @Test
  void averagesOnlyWhatAnswersTheSameQuestion() {
    QuantileForecast a = QuantileForecast.of(List.of(.5), new double[][] {{1}});
    QuantileForecast longer = QuantileForecast.of(List.of(.5), new double[][] {{1}, {1}});
    QuantileForecast other = QuantileForecast.of(List.of(.4), new double[][] {{1}});
    for (QuantileForecast b : List.of(longer, other)) {
      assertThrows(
          IllegalArgumentException.class, () -> QuantileForecast.average(List.of(a, b), 1, 1));
    }
    assertThrows(
        IllegalArgumentException.class, () -> QuantileForecast.average(List.of(a, a), 2, -1));
  }

  @Test
  void forecastsAreEqualByTheirValues() {
    QuantileForecast a = QuantileForecast.of(List.of(.2, .5), new double[][] {{1, 2}});
    QuantileForecast b = QuantileForecast.of(List.of(.2, .5), new double[][] {{2, 1}});
    assertEquals(a, b);
    assertEquals(a.hashCode(), b.hashCode());
    assertNotEquals(a, a.withMean(9));
    assertNotEquals(a, QuantileForecast.of(List.of(.2, .6), new double[][] {{1, 2}}));
    assertNotEquals(a, QuantileForecast.of(List.of(.2, .5), new double[][] {{1, 3}}));
  }

  @Test
  void theHighestQuantileMayStayAFraction() {
    QuantileForecast f = QuantileForecast.of(List.of(.1, .5, .9), new double[][] {{.2, 1.6, 1.8}});
    assertEquals("[[0.0, 2.0, 2.0]]", values(f.rounded()));
    assertEquals("[[0.0, 2.0, 2.0]]", values(f.rounded(false)));
    QuantileForecast wide = QuantileForecast.of(List.of(.1, .9), new double[][] {{.2, .7}});
    assertEquals("[[0.0, 0.7]]", values(wide.rounded(false)));
  }

  private static String values(QuantileForecast f) {
    String text = f.toString();
    return text.substring(text.indexOf("[["), text.length() - 1);
  }

  @Test
  void theMeanIsThatOfAllLevelsUnlessGiven() {
    QuantileForecast f = QuantileForecast.of(List.of(.1, .5), new double[][] {{2, 4}});
    assertEquals(.1 * 2 + .4 * 3 + .5 * 4, f.mean(0), 1e-12);
    QuantileForecast given = f.withMean(-1).withMean(3.3);
    assertEquals(3.3, given.rounded().mean(0));
    assertEquals(
        (f.mean(0) + 3 * 3.3) / 4,
        QuantileForecast.average(List.of(f, given), 1, 3).mean(0),
        1e-12);
    assertEquals(0, f.withMean(-1).mean(0));
    assertThrows(IllegalArgumentException.class, () -> f.withMean(1, 2));
    assertThrows(IllegalArgumentException.class, () -> f.withMean(Double.NaN));
  }

  @Test
  void refusesWhatIsNoQuantile() {
    double[][] nan = {{Double.NaN}};
    assertThrows(IllegalArgumentException.class, () -> QuantileForecast.of(List.of(.5), nan));
    double[][] one = {{1}};
    assertThrows(IllegalArgumentException.class, () -> QuantileForecast.of(List.of(1.5), one));
    assertThrows(IllegalArgumentException.class, () -> QuantileForecast.of(List.of(.2, .5), one));
    QuantileForecast f = QuantileForecast.of(List.of(.5), one);
    assertThrows(IllegalArgumentException.class, () -> f.quantile(0, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> f.quantile(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new ForecastQuestion(1, 1, List.of()));
    assertThrows(IllegalArgumentException.class, () -> new ForecastQuestion(1, 1, List.of(.5, .2)));
  }
}
