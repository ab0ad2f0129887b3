package io.metalearn4j.forecast.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.forecast.QuantileForecast;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemberWeightsTest {
  private static final double EXACT = 1e-12;

  @Test
  void weightsMoveFromTheUsualOnesToThoseOfLongSeries() {
    MemberWeights weights =
        new MemberWeights(
            new double[] {.2, .2, .6}, new double[] {.8, .1, .1}, new Lengths(8, 40), true);
    assertArrayEquals(new double[] {.2, .2, .6}, weights.at(8), EXACT);
    assertArrayEquals(new double[] {.8, .1, .1}, weights.at(40), EXACT);
    assertArrayEquals(new double[] {.8, .1, .1}, weights.at(100), EXACT);
    double[] between = weights.at(16);
    assertEquals(.2 + .6 * (1 - (.5 - .2) / .8), between[0], EXACT);
    assertEquals(1, Arrays.stream(between).sum(), EXACT);
  }

  @Test
  void theMemberThatIsRightGetsHalfOfTheWeightMore() {
    MemberWeights.Trial trial = new MemberWeights.Trial();
    List<Double> levels = List.of(.5);
    for (int i = 0; i < 50; i++) {
      trial.add(
          List.of(
              QuantileForecast.point(levels, new double[] {9}),
              QuantileForecast.point(levels, new double[] {i}),
              QuantileForecast.point(levels, new double[] {100})),
          new double[] {i});
    }
    assertArrayEquals(new double[] {.25, .625, .125}, trial.best(false), EXACT);
  }

  @Test
  void aFewSeriesChangeNothing() {
    MemberWeights.Trial trial = new MemberWeights.Trial();
    assertArrayEquals(MemberWeights.start(4).at(4), trial.best(true), EXACT);
  }

  @Test
  void theHighestQuantileStaysAFractionWhereWholeUnitsCoverTooMuch() {
    assertFalse(roundsHighest(.8, 88));
    assertTrue(roundsHighest(.8, 50));
    assertTrue(roundsHighest(.4, 88));
  }

  /** The decision for a highest quantile of that size, of a hundred demands some being zero. */
  private static boolean roundsHighest(double highest, int zeros) {
    MemberWeights.Trial trial = new MemberWeights.Trial();
    QuantileForecast forecast = QuantileForecast.of(List.of(.5, .9), new double[][] {{0, highest}});
    for (int i = 0; i < 100; i++) {
      trial.add(List.of(forecast, forecast, forecast), new double[] {i < zeros ? 0 : 1});
    }
    return MemberWeights.of(trial, trial, new Lengths(4, 8), true).roundsHighest();
  }
}
