package io.metalearn4j.recsys.rating;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.linear.Packed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * The posterior by a system of the size of the ratings is that by a system of the size of a user's
 * vector, and feedback is adapting anew, also where the one takes over from the other.
 */
class FewRatingsProperties {
  private static final int ITEMS = 30;
  private static final double TOLERANCE = 1e-9;
  private static final SparseRows.Row NO_FEATURES =
      SparseRows.Row.of(new int[] {0}, new float[] {1});

  private record Rating(int item, double value) {}

  @Property(tries = 200)
  void bothSystemsGiveOnePosterior(
      @ForAll @IntRange(min = 2, max = 40) int p,
      @ForAll @IntRange(max = 20) int n,
      @ForAll int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FactorModel model = model(p, random);
    Evidence evidence = evidence(model, ratings(n, random));
    assertEquals(2 * n <= p + 1, evidence.isFew(), p + " entries, " + n + " ratings");
    assertAlike(
        model.byEntries(model.priorMean(NO_FEATURES, evidence), evidence),
        model.posterior(NO_FEATURES, evidence));
  }

  @Property(tries = 200)
  void feedbackIsAdaptingAnew(
      @ForAll @IntRange(min = 2, max = 20) int p,
      @ForAll @IntRange(max = 40) int changes,
      @ForAll int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FactorModel model = model(p, random);
    Evidence evidence = new Evidence(model);
    List<Rating> left = new ArrayList<>();
    for (int i = 0; i < changes; i++) {
      if (!left.isEmpty() && random.nextInt(3) == 0) {
        Rating gone = left.remove(random.nextInt(left.size()));
        evidence.remove(gone.item(), gone.value());
      } else {
        Rating more = ratings(1, random).get(0);
        left.add(more);
        evidence.add(more.item(), more.value());
      }
    }
    assertEquals(left.size(), evidence.size());
    assertAlike(
        model.posterior(NO_FEATURES, evidence(model, left)),
        model.posterior(NO_FEATURES, evidence));
  }

  @Property(tries = 20)
  void whatWasNotAddedCannotBeTakenBack(@ForAll int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Evidence evidence = new Evidence(model(20, random));
    evidence.add(3, 4);
    assertThrows(IllegalArgumentException.class, () -> evidence.remove(3, 5));
    assertEquals(1, evidence.size());
  }

  private static void assertAlike(FactorModel.Posterior expected, FactorModel.Posterior actual) {
    assertArrayEquals(expected.vector(), actual.vector(), TOLERANCE);
    assertArrayEquals(expected.covariance(), actual.covariance(), TOLERANCE);
    for (int i = 0; i < ITEMS; i++) {
      assertEquals(expected.mean(i), actual.mean(i), TOLERANCE);
      assertEquals(expected.variance(i), actual.variance(i), TOLERANCE);
      assertArrayEquals(expected.influence(i), actual.influence(i), TOLERANCE);
    }
  }

  private static Evidence evidence(FactorModel model, List<Rating> ratings) {
    Evidence evidence = new Evidence(model);
    ratings.forEach(rating -> evidence.add(rating.item(), rating.value()));
    return evidence;
  }

  private static List<Rating> ratings(int n, SplittableRandom random) {
    List<Rating> ratings = new ArrayList<>();
    for (int j = 0; j < n; j++) {
      ratings.add(new Rating(random.nextInt(ITEMS), 1 + random.nextInt(5)));
    }
    return ratings;
  }

  /** A model of items without covariances, of random numbers. */
  private static FactorModel model(int p, SplittableRandom random) {
    double[] covariance = Packed.diagonal(values(p, .1, 1, random));
    for (int k = 0; k < p; k++) {
      Packed.addOuter(p, covariance, 0, .1, values(p, -1, 1, random), 0);
    }
    return new FactorModel(
        p,
        3.5,
        values(ITEMS * p, -1, 1, random),
        new double[0],
        values(ITEMS, .3, 2, random),
        values(p, -1, 1, random),
        covariance,
        values(ITEMS * p, -.1, .1, random),
        values(p, -.1, .1, random));
  }

  private static double[] values(int n, double low, double high, SplittableRandom random) {
    return random.doubles(n, low, high).toArray();
  }
}
