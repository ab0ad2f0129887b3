package io.metalearn4j.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.data.Seeds;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  @Test
  void agreesWithTheNormalIntervalOfManyIndependentValues() {
    SplittableRandom random = Seeds.stream(1);
    double[] values = random.doubles(2_000).toArray();

    Estimate estimate = Bootstrap.of(values.length, 3).mean(values);

    double half = 1.96 * Math.sqrt(1.0 / 12 / values.length);
    assertEquals(estimate.value() - half, estimate.low(), 0.1 * half);
    assertEquals(estimate.value() + half, estimate.high(), 0.1 * half);
    assertEquals(values.length, estimate.n());
  }

  @Test
  void coversTheTrueMeanAboutAsOftenAsItSays() {
    int covered = 0;
    for (int run = 0; run < 400; run++) {
      double[] values = Seeds.stream(run).doubles(100).toArray();
      Estimate estimate = Bootstrap.of(values.length, run).mean(values);
      covered += estimate.low() <= 0.5 && 0.5 <= estimate.high() ? 1 : 0;
    }
    assertTrue(covered >= 366 && covered <= 392, "covered " + covered + " of 400");
  }

  @Test
  void copiesOfATaskAddNoEvidence() {
    double[] values = Seeds.stream(5).doubles(50).toArray();
    double[] tenfold = IntStream.range(0, 500).mapToDouble(i -> values[i % 50]).toArray();
    List<String> entities = IntStream.range(0, 500).mapToObj(i -> "e" + i % 50).toList();

    Estimate once = Bootstrap.of(50, 7).mean(values);
    Estimate copied = Bootstrap.of(entities, 7).mean(tenfold);

    assertEquals(once.low(), copied.low(), 1e-12);
    assertEquals(once.high(), copied.high(), 1e-12);
  }

  @Test
  void theSameSeedGivesTheSameBits() {
    double[] values = Seeds.stream(5).doubles(50).toArray();
    Bootstrap bootstrap = Bootstrap.of(50, 7);

    assertEquals(bootstrap.mean(values), Bootstrap.of(50, 7).mean(values));
    assertFalse(bootstrap.mean(values).equals(Bootstrap.of(50, 8).mean(values)));
  }

  @Test
  void hasNoIntervalWithoutAFiniteMeanOrASecondEntity() {
    Estimate infinite = Bootstrap.of(2, 0).mean(new double[] {1, Double.POSITIVE_INFINITY});
    Estimate single = Bootstrap.of(Collections.nCopies(3, "one"), 0).mean(new double[] {1, 2, 6});

    assertEquals(Double.POSITIVE_INFINITY, infinite.value());
    assertFalse(infinite.hasInterval());
    assertEquals(3, single.value());
    assertFalse(single.hasInterval());
    assertFalse(single.differsFromZero());
  }

  @Test
  void aRatioOfSumsVariesAsTheDeltaMethodSays() {
    double[] denominators = Seeds.stream(6).doubles(1_000, 1, 3).toArray();
    double[] noise = Seeds.stream(7).doubles(1_000, -1, 1).toArray();

    Estimate ratio =
        Bootstrap.of(1_000, 7)
            .estimate(
                times -> {
                  double numerator = 0;
                  double denominator = 0;
                  for (int i = 0; i < times.length; i++) {
                    numerator += times[i] * (.5 * denominators[i] + noise[i]);
                    denominator += times[i] * denominators[i];
                  }
                  return numerator / denominator;
                });

    double half = 1.96 * Math.sqrt(1.0 / 3 / 1_000) / 2;
    assertEquals(.5, ratio.value(), 2 * half);
    assertEquals(2 * half, ratio.high() - ratio.low(), .2 * half);
    assertEquals(1_000, ratio.n());
  }

  @Test
  void refusesAnotherNumberOfValues() {
    assertThrows(IllegalArgumentException.class, () -> Bootstrap.of(List.of(), 0));
    assertEquals(
        "there are 1 values, must be 2",
        assertThrows(IllegalArgumentException.class, () -> Bootstrap.of(2, 0).mean(new double[1]))
            .getMessage());
  }
}
