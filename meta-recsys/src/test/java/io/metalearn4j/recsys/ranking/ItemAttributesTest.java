package io.metalearn4j.recsys.ranking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.metric.RankingMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attributes of items as further inputs of the k-shot ridge. */
class ItemAttributesTest {
  private static final int KINDS = 3;

  /** Item i is of kind i % 3, and every user buys of one kind. */
  private static RankingData shop(int users, int items, int bought) {
    SplittableRandom random = new SplittableRandom(4);
    List<SparseRows.Row> taken = new ArrayList<>();
    List<SparseRows.Row> known = new ArrayList<>();
    for (int u = 0; u < users; u++) {
      int kind = u % KINDS;
      int[] own =
          random
              .ints(0, items)
              .filter(i -> i % KINDS == kind)
              .distinct()
              .limit(bought)
              .sorted()
              .toArray();
      float[] ones = new float[own.length];
      Arrays.fill(ones, 1);
      taken.add(SparseRows.Row.of(own, ones));
      known.add(SparseRows.Row.of(new int[] {0, 1 + u % 2}, new float[] {1, 1}));
    }
    List<SparseRows.Row> kinds =
        IntStream.range(0, items)
            .mapToObj(i -> SparseRows.Row.of(new int[] {0, 1 + i % KINDS}, new float[] {1, 2}))
            .toList();
    return new RankingData(
        SparseRows.ofRows(items, taken),
        SparseRows.ofRows(3, known),
        SparseRows.ofRows(1 + KINDS, kinds));
  }

  private static ItemPenalty penalty(RankingData data, double ratio) {
    return ItemPenalty.of(ItemPenalty.attributes(data.itemFeatures()), ratio);
  }

  /**
   * The ridge with a support's counts of attributes as inputs of their own, for supports of one.
   */
  @Test
  void theirWeightsFoldIntoThoseOfItems() {
    int items = 12;
    double lambda = .7;
    double ofAttributes = 2.1;
    RankingData data = shop(20, items, 4);
    int inputs = items + KINDS + 3;
    RealMatrix a = MatrixUtils.createRealMatrix(inputs, inputs);
    RealMatrix c = MatrixUtils.createRealMatrix(inputs, items);
    for (int u = 0; u < 20; u++) {
      SparseRows.Row row = data.positives().row(u);
      for (int s = 0; row.size() > 1 && s < row.size(); s++) {
        RealMatrix x = MatrixUtils.createRealMatrix(inputs, 1);
        RealMatrix y = MatrixUtils.createRealMatrix(1, items);
        x.setEntry(row.index(s), 0, 1);
        x.setEntry(items + row.index(s) % KINDS, 0, 1);
        x.setEntry(items + KINDS, 0, 1);
        x.setEntry(items + KINDS + 1 + u % 2, 0, 1);
        for (int e = 0; e < row.size(); e++) {
          y.setEntry(0, row.index(e), e == s ? 0 : 1);
        }
        a = a.add(x.multiply(x.transpose()).scalarMultiply(1.0 / row.size()));
        c = c.add(x.multiply(y).scalarMultiply(1.0 / row.size()));
      }
    }
    for (int i = 0; i < inputs; i++) {
      double l =
          i < items ? lambda : i < items + KINDS ? ofAttributes : i == items + KINDS ? .001 : 10;
      a.addToEntry(i, i, l);
    }
    RealMatrix b = new LUDecomposition(a).getSolver().solve(c);
    ItemWeights weights =
        KShotEquations.of(
                data,
                1,
                Double.POSITIVE_INFINITY,
                new double[0][],
                new KShotEquations.Penalty(lambda, 10, penalty(data, ofAttributes / lambda)))
            .solve()
            .weights();
    for (int j = 0; j < items; j++) {
      for (int i = 0; i < items; i++) {
        assertEquals(
            b.getEntry(i, j) + b.getEntry(items + i % KINDS, j), weights.weight(i, j), 1e-6);
      }
      for (int f = 0; f < 3; f++) {
        assertEquals(b.getEntry(items + KINDS + f, j), weights.weight(items + f, j), 1e-6);
      }
    }
  }

  /** The closed form of the error against the residuals of every support of one there is. */
  @ParameterizedTest
  @ValueSource(doubles = {0, .2})
  void uncertaintyIsTheErrorOverAllSupports(double content) {
    int items = 12;
    RankingData data = shop(20, items, 4);
    KShotEquations.Solution solution =
        KShotEquations.of(
                data,
                1,
                Double.POSITIVE_INFINITY,
                KShotEquations.prior(data.itemFeatures(), content),
                new KShotEquations.Penalty(.5, 10, penalty(data, 2)))
            .solve();
    double[] squares = new double[items];
    int users = 0;
    for (int u = 0; u < 20; u++) {
      SparseRows.Row row = data.positives().row(u);
      users += row.size() > 1 ? 1 : 0;
      for (int s = 0; row.size() > 1 && s < row.size(); s++) {
        for (int j = 0; j < items; j++) {
          double left =
              -solution.weights().weight(row.index(s), j)
                  - solution.weights().weight(items, j)
                  - solution.weights().weight(items + 1 + u % 2, j);
          for (int e = 0; e < row.size(); e++) {
            left += e != s && row.index(e) == j ? 1 : 0;
          }
          squares[j] += left * left / row.size();
        }
      }
    }
    for (int j = 0; j < items; j++) {
      assertEquals(Math.sqrt(squares[j] / users), solution.errors()[j], 1e-5);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, .2})
  void scoresWithoutWeightsAreThoseOfTheWeights(double content) {
    RankingData data = shop(200, 60, 6);
    double[][] prior = KShotEquations.prior(data.itemFeatures(), content);
    HeldOut users = HeldOut.draw(data, 3, 3, 2, 1).get(1);
    OneShotScores oneShot = new OneShotScores(users.others(), 50, prior);
    for (ItemPenalty items : List.of(ItemPenalty.plain(60), penalty(data, 3))) {
      KShotEquations.Penalty penalty = new KShotEquations.Penalty(.4, 5, items);
      float[][] fast = oneShot.of(users, penalty);
      float[][] full = KShotEquations.of(users.others(), 1, 50, prior, penalty).scores(users);
      for (int t = 0; t < users.size(); t++) {
        assertArrayEquals(full[t], fast[t], 1e-5f);
      }
    }
  }

  @Test
  void aDrawHasEveryUserOnceAtMost() {
    RankingData data = shop(200, 60, 6);
    List<HeldOut> draws = HeldOut.draw(data, 3, 3, 5, 1);
    assertEquals(5, draws.size());
    int left = 5 * data.positives().size();
    for (HeldOut draw : draws) {
      left -= draw.others().positives().size();
    }
    assertEquals(5 * 30 * 6, left);
    assertTrue(HeldOut.draw(shop(50, 60, 6), 3, 3, 5, 1).isEmpty());
  }

  /** Many items, each seldom bought: what is bought together shows by kind alone. */
  @Test
  void attributesAreUsedWhereTheyServe() {
    RankingData data = shop(200, 300, 3);
    KShotLearner learner = KShotLearner.create().rungs(new KShotLearner.Rung(1, 1, .2));
    assertTrue(
        hits(learner.fit(data, 1), data) > hits(learner.attributes().fit(data, 1), data) + 1);
    assertThrows(IllegalArgumentException.class, () -> learner.attributes(1, 0));
  }

  /** How many of the ten best are of the kind that was bought, over all items bought. */
  private static double hits(KShotModel model, RankingData data) {
    return IntStream.range(0, 300)
        .map(
            i -> {
              float[] scores = model.scores(data.userFeatures().row(0), new int[] {i});
              int[] top = RankingMetrics.top(scores, RankingMetrics.set(i), 10, i);
              return (int) Arrays.stream(top).filter(j -> j % KINDS == i % KINDS).count();
            })
        .average()
        .orElse(0);
  }
}
