package io.metalearn4j.recsys.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.recsys.data.SparseRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KShotLearnerTest {
  private static final int USERS = 12;
  private static final int ITEMS = 7;

  private static RankingData data() {
    SplittableRandom random = new SplittableRandom(5);
    int[] rows = new int[USERS * ITEMS];
    int[] columns = new int[USERS * ITEMS];
    int size = 0;
    for (int u = 0; u < USERS; u++) {
      for (int i = 0; i < ITEMS; i++) {
        if (random.nextInt(3) > 0) {
          rows[size] = u;
          columns[size++] = i;
        }
      }
    }
    float[] ones = new float[size];
    Arrays.fill(ones, 1);
    SparseRows positives =
        SparseRows.of(USERS, ITEMS, Arrays.copyOf(rows, size), Arrays.copyOf(columns, size), ones);
    int[] user = new int[USERS];
    Arrays.setAll(user, u -> u);
    float[] constant = new float[USERS];
    Arrays.fill(constant, 1);
    SparseRows features = SparseRows.of(USERS, 1, user, new int[USERS], constant);
    return new RankingData(positives, features, content());
  }

  /** Item i of kind i % 3, and items 0 and 3 of one more feature. */
  private static SparseRows content() {
    return SparseRows.ofRows(
        5,
        IntStream.range(0, ITEMS)
            .mapToObj(
                i ->
                    i == 0 || i == 3
                        ? SparseRows.Row.of(new int[] {0, 1, 4}, new float[] {1, 1, 1})
                        : SparseRows.Row.of(new int[] {0, 1 + i % 3}, new float[] {1, 1}))
            .toList());
  }

  /** The normal equations summed over every support there is, against the closed form. */
  @Test
  void equalsTheAverageOverAllSupports() {
    int k = 2;
    double lambda = .7;
    RankingData data = data();
    RealMatrix a = MatrixUtils.createRealMatrix(ITEMS + 1, ITEMS + 1);
    RealMatrix c = MatrixUtils.createRealMatrix(ITEMS + 1, ITEMS);
    for (int u = 0; u < USERS; u++) {
      int n = data.positives().count(u);
      if (n <= k) {
        continue;
      }
      int from = data.positives().start(u);
      double weight = 2.0 / (n * (n - 1));
      for (int s = 0; s < n; s++) {
        for (int t = s + 1; t < n; t++) {
          RealMatrix in = MatrixUtils.createRealMatrix(ITEMS + 1, 1);
          RealMatrix out = MatrixUtils.createRealMatrix(1, ITEMS);
          in.setEntry(ITEMS, 0, 1);
          for (int e = 0; e < n; e++) {
            int item = data.positives().index(from + e);
            if (e == s || e == t) {
              in.setEntry(item, 0, 1);
            } else {
              out.setEntry(0, item, 1);
            }
          }
          a = a.add(in.multiply(in.transpose()).scalarMultiply(weight));
          c = c.add(in.multiply(out).scalarMultiply(weight));
        }
      }
    }
    for (int i = 0; i < ITEMS; i++) {
      a.setEntry(i, i, a.getEntry(i, i) + lambda);
    }
    a.setEntry(ITEMS, ITEMS, a.getEntry(ITEMS, ITEMS) + .001);
    RealMatrix b = new LUDecomposition(a).getSolver().solve(c);
    KShotModel model =
        KShotLearner.create().rungs(new KShotLearner.Rung(2, 2, lambda)).fit(data, 0);
    float[] scores =
        model.scores(SparseRows.Row.of(new int[] {0}, new float[] {1}), new int[] {1, 4});
    for (int j = 0; j < ITEMS; j++) {
      assertEquals(b.getEntry(1, j) + b.getEntry(4, j) + b.getEntry(ITEMS, j), scores[j], 1e-5);
    }
  }

  @Test
  void withoutPositivesItRanksByPopularity() {
    RankingData data = data();
    float[] counts = PopularityLearner.counts(data.positives());
    float[] scores =
        KShotLearner.create()
            .fit(data, 0)
            .scores(SparseRows.Row.of(new int[] {0}, new float[] {1}), new int[0]);
    for (int i = 0; i < ITEMS; i++) {
      assertEquals(counts[i] / USERS, scores[i], 1e-3);
    }
  }

  /** Two users of weight one half count as one: half the penalty, too, is the same problem. */
  @Test
  void recencyWeighsUsers() {
    RankingData data = data();
    float[] ages = new float[USERS];
    Arrays.fill(ages, (float) (30 * Math.log(2)));
    RankingData old =
        new RankingData(data.positives(), data.userFeatures(), data.itemFeatures(), ages);
    SparseRows.Row constant = SparseRows.Row.of(new int[] {0}, new float[] {1});
    KShotLearner learner = KShotLearner.create();
    float[] whole =
        learner.rungs(new KShotLearner.Rung(2, 2, 1)).fit(data, 0).scores(constant, new int[] {1});
    float[] half =
        learner
            .rungs(new KShotLearner.Rung(2, 2, .5))
            .recency(30)
            .fit(old, 0)
            .scores(constant, new int[] {1});
    for (int i = 0; i < ITEMS; i++) {
      assertEquals(whole[i], half[i], 1e-3);
    }
    assertThrows(IllegalArgumentException.class, () -> learner.recency(0));
  }

  @Test
  void weightsShrinkTowardsContent() {
    KShotModel model =
        KShotLearner.create().rungs(new KShotLearner.Rung(1, 1, 1e9)).content(.2).fit(data(), 0);
    SparseRows.Row constant = SparseRows.Row.of(new int[] {0}, new float[] {1});
    float[] none = model.scores(constant, new int[0]);
    float[] one = model.scores(constant, new int[] {1});
    assertEquals(.2, one[4] - none[4], 1e-4, "items of the same features");
    assertEquals(0, one[5] - none[5], 1e-4, "items that share none");
    assertEquals(0, one[1] - none[1], 1e-4, "the item itself");
    double kind = Math.log(8.0 / 4);
    double both = Math.log(8.0 / 3);
    double square = kind * kind / (kind * kind + both * both);
    assertEquals(.2 * square, model.scores(constant, new int[] {6})[0] - none[0], 1e-4);
    assertThrows(IllegalArgumentException.class, () -> KShotLearner.create().content(Double.NaN));
  }

  /** The closed form of the error against the residuals of every support there is. */
  @ParameterizedTest
  @ValueSource(doubles = {0, .2})
  void uncertaintyIsTheErrorOverAllSupports(double content) {
    RankingData data = data();
    KShotModel model =
        KShotLearner.create().rungs(new KShotLearner.Rung(1, 1, .3)).content(content).fit(data, 0);
    SparseRows.Row constant = SparseRows.Row.of(new int[] {0}, new float[] {1});
    double[] squares = new double[ITEMS];
    double users = 0;
    for (int u = 0; u < USERS; u++) {
      SparseRows.Row row = data.positives().row(u);
      if (row.size() < 2) {
        continue;
      }
      users++;
      for (int s = 0; s < row.size(); s++) {
        float[] scores = model.scores(constant, new int[] {row.index(s)});
        double[] target = new double[ITEMS];
        for (int e = 0; e < row.size(); e++) {
          target[row.index(e)] = e == s ? 0 : 1;
        }
        for (int i = 0; i < ITEMS; i++) {
          squares[i] += (target[i] - scores[i]) * (target[i] - scores[i]) / row.size();
        }
      }
    }
    for (int i = 0; i < ITEMS; i++) {
      assertEquals(Math.sqrt(squares[i] / users), model.uncertainty(1, i), 1e-4);
    }
  }

  @Test
  void itemsBeyondTheBestSellersScoreByPopularity() {
    RankingData data = data();
    float[] scores =
        new BestSellers(new EaseLearner(1), 4)
            .fit(data, 0)
            .scores(SparseRows.Row.of(new int[] {0}, new float[] {1}), new int[] {0, 6});
    float[] counts = PopularityLearner.counts(data.positives());
    int[] sellers = BestSellers.of(counts, 4);
    assertEquals(1, BestSellers.share(data.positives(), ITEMS));
    assertEquals(
        Arrays.stream(sellers).mapToDouble(i -> counts[i]).sum() / data.positives().size(),
        BestSellers.share(data.positives(), 4));
    for (int i = 0; i < ITEMS; i++) {
      int item = i;
      if (Arrays.stream(sellers).noneMatch(s -> s == item)) {
        assertEquals(.1f * counts[i] / USERS, scores[i], 1e-6);
      }
    }
  }

  /** Where no purchase tells anything of another, what is left is popularity. */
  @Test
  void scarceDataFallBackOnPopularity() {
    KShotLearner learner = KShotLearner.create().rungs(new KShotLearner.Rung(1, 1, 1e-3));
    SparseRows.Row constant = SparseRows.Row.of(new int[] {0}, new float[] {1});
    RankingData unrelated = shop(150, (u, i, random) -> random.nextInt(1500) < 10 + i / 2);
    float[] none = learner.fit(unrelated, 1).scores(constant, new int[0]);
    float[] one = learner.fit(unrelated, 1).scores(constant, new int[] {7});
    float[] loose = learner.penalties(1).fit(unrelated, 1).scores(constant, new int[] {7});
    assertEquals(0, distance(none, one), 1e-2);
    assertTrue(distance(none, loose) > .1, "the penalty given fits noise");
  }

  @Test
  void penaltiesThatServeAreKept() {
    KShotLearner learner = KShotLearner.create().rungs(new KShotLearner.Rung(1, 1, .1));
    SparseRows.Row constant = SparseRows.Row.of(new int[] {0}, new float[] {1});
    RankingData halves = shop(40, (u, i, random) -> u % 4 == i % 4 && random.nextInt(10) < 8);
    assertEquals(
        0,
        distance(
            learner.fit(halves, 1).scores(constant, new int[] {7}),
            learner.penalties(1).fit(halves, 1).scores(constant, new int[] {7})));
    assertThrows(IllegalArgumentException.class, learner::penalties);
    assertThrows(IllegalArgumentException.class, () -> learner.penalties(2, 1));
    assertThrows(IllegalArgumentException.class, () -> learner.penalties(0));
  }

  private interface Taste {
    boolean takes(int user, int item, SplittableRandom random);
  }

  private static RankingData shop(int items, Taste taste) {
    SplittableRandom random = new SplittableRandom(3);
    List<SparseRows.Row> users = new ArrayList<>();
    for (int u = 0; u < 300; u++) {
      int user = u;
      int[] taken = IntStream.range(0, items).filter(i -> taste.takes(user, i, random)).toArray();
      float[] ones = new float[taken.length];
      Arrays.fill(ones, 1);
      users.add(SparseRows.Row.of(taken, ones));
    }
    SparseRows.Row constant = SparseRows.Row.of(new int[] {0}, new float[] {1});
    return new RankingData(
        SparseRows.ofRows(items, users),
        SparseRows.ofRows(1, Collections.nCopies(300, constant)),
        SparseRows.ofRows(1, Collections.nCopies(items, constant)));
  }

  private static double distance(float[] one, float[] other) {
    return IntStream.range(0, one.length).mapToDouble(i -> Math.abs(one[i] - other[i])).sum();
  }

  @Test
  void refusesRungsThatDoNotAscend() {
    KShotLearner learner = KShotLearner.create();
    KShotLearner.Rung two = new KShotLearner.Rung(2, 1, 1);
    assertThrows(IllegalArgumentException.class, () -> learner.rungs(two, two));
    assertThrows(IllegalArgumentException.class, learner::rungs);
    assertThrows(IllegalArgumentException.class, () -> new KShotLearner.Rung(1, 1, 0));
  }
}
