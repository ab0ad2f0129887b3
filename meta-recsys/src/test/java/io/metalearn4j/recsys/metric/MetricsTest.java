package io.metalearn4j.recsys.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricsTest {
  @Test
  void errorsAreThoseOfTheDefinition() {
    double[] predicted = {1, 2, 3};
    float[] actual = {2, 2, 5};
    assertEquals(1, Metrics.mae(predicted, actual), 1e-15);
    assertEquals(5 / 3.0, Metrics.mse(predicted, actual), 1e-15);
  }

  @Test
  void ndcgIsThatOfTheDefinition() {
    double[] scores = {3, 2, 1};
    float[] ratings = {1, 3, 2};
    double gain = 1 + 7 / (Math.log(3) / Math.log(2));
    double ideal = 7 + 3 / (Math.log(3) / Math.log(2));
    assertEquals(gain / ideal, Metrics.ndcg(scores, ratings, 2, 0), 1e-12);
    assertEquals(1, Metrics.ndcg(new double[] {1, 3, 2}, ratings, 2, 0), 1e-12);
  }

  @Test
  void asManyCandidatesAsTheCutOffAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> Metrics.ndcg(new double[5], new float[5], 5, 0));
    assertThrows(
        IllegalArgumentException.class, () -> RankingMetrics.top(new float[5], new BitSet(), 5, 0));
  }

  @Test
  void tiesAreBrokenBySeedAndNotByPosition() {
    double total = 0;
    float[] ratings = {5, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    for (int seed = 0; seed < 4000; seed++) {
      total += Metrics.order(new double[10], seed)[0] == 0 ? 1 : 0;
    }
    assertEquals(.1, total / 4000, .02);
    assertEquals(
        Metrics.ndcg(new double[10], ratings, 5, 3),
        Metrics.ndcg(new double[10], ratings, 5, 3),
        0);
    int firsts = 0;
    for (int seed = 0; seed < 4000; seed++) {
      firsts += RankingMetrics.top(new float[10], new BitSet(), 1, seed)[0] == 0 ? 1 : 0;
    }
    assertEquals(.1, firsts / 4000.0, .02);
  }

  @Test
  void topItemsAreThoseOfAFullSort() {
    SplittableRandom random = new SplittableRandom(1);
    float[] scores = new float[200];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (float) random.nextDouble();
    }
    BitSet excluded = new BitSet();
    excluded.set(10, 40);
    int[] expected =
        IntStream.range(0, 200)
            .filter(i -> !excluded.get(i))
            .boxed()
            .sorted((a, b) -> Float.compare(scores[b], scores[a]))
            .limit(15)
            .mapToInt(Integer::intValue)
            .toArray();
    assertArrayEquals(expected, RankingMetrics.top(scores, excluded, 15, 7));
  }

  @Test
  void rankingMetricsAreThoseOfTheDefinition() {
    BitSet relevant = new BitSet();
    relevant.set(3);
    relevant.set(5);
    RankingMetrics m = RankingMetrics.of(new int[] {1, 3, 4, 5}, relevant);
    double log3 = Math.log(3) / Math.log(2);
    double log5 = Math.log(5) / Math.log(2);
    assertEquals((1 / log3 + 1 / log5) / (1 + 1 / log3), m.ndcg(), 1e-12);
    assertEquals(.5, m.precision(), 1e-15);
    assertEquals(1, m.recall(), 1e-15);
    assertEquals(1, m.hitRate(), 1e-15);
    assertEquals(.5, m.reciprocalRank(), 1e-15);
    assertEquals((.5 + .5) / 2, m.averagePrecision(), 1e-15);
  }

  @Test
  void aucIsTheShareOfPairsInOrder() {
    double[] positives = {3, 1, 2};
    double[] negatives = {2, 0, 4, 1};
    double won = 0;
    for (double p : positives) {
      for (double n : negatives) {
        won += p > n ? 1 : p == n ? .5 : 0;
      }
    }
    assertEquals(won / 12, Metrics.auc(positives, negatives), 1e-15);
    assertThrows(
        IllegalArgumentException.class, () -> Metrics.auc(new double[0], new double[] {1}));
  }

  @Test
  void calibrationErrorIsThatOfTheDefinition() {
    Calibration calibration = new Calibration();
    assertEquals(0, calibration.error(), 0);
    calibration.add(.72, true);
    calibration.add(.78, false);
    calibration.add(.3, false);
    calibration.add(1, true);
    assertEquals((Math.abs(1.5 - 1) + .3) / 4, calibration.error(), 1e-12);
    assertThrows(IllegalArgumentException.class, () -> calibration.add(1.1, true));
  }

  @Test
  void probabilitiesThatAreTrueAreCalibrated() {
    SplittableRandom random = new SplittableRandom(4);
    Calibration calibration = new Calibration();
    for (int e = 0; e < 100_000; e++) {
      double probability = random.nextDouble();
      calibration.add(probability, random.nextDouble() < probability);
    }
    assertEquals(0, calibration.error(), .01);
  }

  @Test
  void aPairedDifferenceIsSharperThanTwoIntervals() {
    PerUser a = new PerUser(300);
    PerUser b = new PerUser(300);
    SplittableRandom random = new SplittableRandom(2);
    for (int u = 0; u < 300; u++) {
      double hard = random.nextGaussian();
      a.add(u, hard + .1);
      b.add(u, hard);
      a.add(u, hard + .3);
      b.add(u, hard);
    }
    assertEquals(.2, a.minus(b).value(), 1e-12);
    assertTrue(a.minus(b).differsFromZero());
    assertTrue(a.mean().low() < b.mean().high());
    b.add(0, 1);
    assertThrows(IllegalArgumentException.class, () -> a.minus(b));
  }
}
