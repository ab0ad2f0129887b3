package io.metalearn4j.forecast.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Each method by hand, and what holds for all of them. */
class ClassicTest {
  private static final double[] SPARSE = {0, 2, 0, 0, 4, 0, 3};

  private static final List<PointForecaster> ALL =
      List.of(
          Flat.ZERO,
          Flat.NAIVE,
          Flat.MEAN,
          Flat.MEDIAN,
          new SeasonalNaive(4),
          ExponentialSmoothing.of(.1),
          ExponentialSmoothing.optimised(),
          Croston.classic(),
          Croston.sba(),
          new Tsb(.1, .1),
          Aggregation.ADIDA,
          Aggregation.IMAPA,
          new Theta(4),
          Ets.automatic(4),
          Ets.damped(4));

  @Test
  void crostonSmoothsSizesAndIntervals() {
    double size = 2 + .1 * (4 - 2);
    size += .1 * (3 - size);
    double interval = 2 + .1 * (3 - 2);
    interval += .1 * (2 - interval);
    assertEquals(size / interval, Croston.classic().forecast(SPARSE, 1)[0], 1e-12);
    assertEquals(.95 * size / interval, Croston.sba().forecast(SPARSE, 2)[1], 1e-12);
  }

  @Test
  void tsbSmoothsTheProbabilityInEveryPeriod() {
    double p = 0;
    for (double y : SPARSE) {
      p += .1 * ((y > 0 ? 1 : 0) - p);
    }
    double size = 2 + .1 * (4 - 2);
    size += .1 * (3 - size);
    assertEquals(p * size, new Tsb(.1, .1).forecast(SPARSE, 1)[0], 1e-12);
  }

  @Test
  void adidaIsTheSmoothedBucketOverItsLength() {
    // 3 sales, the last in period 7: buckets of round(7 / 3) = 2, the first period is left over
    double[] sums = {2, 4, 3};
    double expected = ExponentialSmoothing.optimised(.1, .3, 9).forecast(sums, 1)[0] / 2;
    assertEquals(expected, Aggregation.ADIDA.forecast(SPARSE, 1)[0], 1e-12);
  }

  @Test
  void imapaIsTheMeanOverTheBuckets() {
    double one = ExponentialSmoothing.optimised(.1, .3, 9).forecast(SPARSE, 1)[0];
    double two = Aggregation.ADIDA.forecast(SPARSE, 1)[0];
    assertEquals((one + two) / 2, Aggregation.IMAPA.forecast(SPARSE, 1)[0], 1e-12);
  }

  @Test
  void seasonalNaiveRepeatsTheLastSeason() {
    double[] forecast = new SeasonalNaive(3).forecast(new double[] {9, 1, 2, 3}, 5);
    assertArrayEquals(new double[] {1, 2, 3, 1, 2}, forecast);
  }

  @Test
  void etsDoesNotForecastLessThanNothingOfWhatWasAlwaysPositive() {
    double[] fall = {3302, 2900, 2610, 2300, 1990, 1680, 1400, 1120, 830, 520, 240};
    assertTrue(Arrays.stream(Ets.automatic(1).forecast(fall, 6)).allMatch(v -> v > 0));
    double[] change = Arrays.stream(fall).map(v -> v - 300).toArray();
    assertTrue(Ets.automatic(1).forecast(change, 6)[5] < 0);
  }

  @Test
  void etsFollowsATrendAndASeason() {
    double[] y =
        IntStream.range(0, 40).mapToDouble(t -> 100 + 2 * t + (t % 4 == 0 ? 30 : 0)).toArray();
    double[] forecast = Ets.automatic(4).forecast(y, 8);
    for (int i = 0; i < 8; i++) {
      assertEquals(100 + 2 * (40 + i) + (i % 4 == 0 ? 30 : 0), forecast[i], 5);
    }
  }

  @Test
  void thetaCarriesHalfTheTrend() {
    double[] y = IntStream.range(0, 30).mapToDouble(t -> 10 + t).toArray();
    double[] forecast = new Theta(1).forecast(y, 10);
    assertEquals(.5, forecast[9] - forecast[8], 1e-9);
  }

  @Property(tries = 200)
  void everyForecastIsFiniteAndAConstantSeriesIsItself(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 50) Integer> demand,
      @ForAll @IntRange(min = 1, max = 9) int constant) {
    double[] y = demand.stream().mapToDouble(Integer::doubleValue).toArray();
    double[] flat = new double[y.length];
    Arrays.fill(flat, constant);
    for (PointForecaster method : ALL) {
      double[] before = y.clone();
      for (double f : method.forecast(y, 3)) {
        assertTrue(Double.isFinite(f), () -> method + " of " + demand);
      }
      assertArrayEquals(before, y, "demand must not be modified");
      if (method != Flat.ZERO && !(method instanceof Croston)) {
        assertEquals(constant, method.forecast(flat, 2)[1], 1e-3 * constant, method.toString());
      }
    }
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new SeasonalNaive(0));
    assertThrows(IllegalArgumentException.class, () -> new Tsb(0, .1));
    assertThrows(IllegalArgumentException.class, () -> ExponentialSmoothing.of(1.5));
    assertThrows(IllegalArgumentException.class, () -> new Theta(0));
  }
}
