package io.metalearn4j.algorithm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.data.Examples;
import io.metalearn4j.learner.SampleLearner;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.parameter.ParameterValues;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every algorithm does. */
public abstract class MetaOptimizerContract {
  private static final List<SampleLearner> LEARNERS =
      List.of(
          SampleLearner.named("embedding beside features"),
          SampleLearner.named("classes"),
          SampleLearner.named("not adapted body"),
          SampleLearner.named("parameters that the loss leaves out"));

  /**
   * The algorithm.
   *
   * @param head the names of parameters that it may be told to adapt
   */
  protected abstract MetaOptimizer algorithm(List<String> head);

  /** Whether its update is the gradient of the loss that it reports. */
  protected abstract boolean isGradient();

  private MetaOptimizer algorithm(SampleLearner learner) {
    ParameterSpec spec = learner.learner().parameters();
    return algorithm(List.of(spec.matrices().get(spec.matrices().size() - 1).name()));
  }

  private AlgorithmFixture fixture(SampleLearner learner) {
    return new AlgorithmFixture(learner, algorithm(learner), 6);
  }

  @Test
  void updatesAreFiniteAndLeaveTheMetaParametersAlone() {
    for (SampleLearner learner : LEARNERS) {
      AlgorithmFixture fixture = fixture(learner);
      ParameterValues before = fixture.values().copy();
      TaskStatistics statistics = fixture.run(0);
      assertTrue(Double.isFinite(statistics.loss()), learner.name());
      assertTrue(statistics.weight() >= 0, learner.name());
      assertTrue(Arrays.stream(fixture.update(0)).allMatch(Double::isFinite), learner.name());
      assertArrayEquals(before.dense(), fixture.values().dense());
    }
  }

  @Test
  void everyElementOfTheUpdateIsWritten() {
    for (SampleLearner learner : LEARNERS) {
      AlgorithmFixture fixture = fixture(learner);
      double[] expected = fixture.update(0);
      fixture.fillUpdate(Double.NaN);
      assertArrayEquals(expected, fixture.update(0), learner.name());
    }
  }

  @Test
  void nothingLeaksFromTaskToTask() {
    for (SampleLearner learner : LEARNERS) {
      AlgorithmFixture fixture = fixture(learner);
      Examples support = fixture.support();
      Examples query = fixture.query();
      double[] first = fixture.update(2);
      double loss = fixture.run(2).loss();
      SplittableRandom random = new SplittableRandom(8);
      fixture.bind(learner.examples(9, random), learner.examples(7, random));
      fixture.update(2);
      fixture.bind(support, query);
      assertArrayEquals(first, fixture.update(2), learner.name());
      assertEquals(loss, fixture.run(2).loss());
    }
  }

  @Test
  void threadsShareIt() {
    SampleLearner learner = LEARNERS.get(0);
    double[] expected = fixture(learner).update(1);
    MetaOptimizer shared = algorithm(learner);
    IntStream.range(0, 4)
        .parallel()
        .mapToObj(i -> new AlgorithmFixture(learner, shared, 6).update(1))
        .forEach(update -> assertArrayEquals(expected, update));
  }

  @Test
  void theUpdateIsTheGradientOfTheReportedLossWhereItSaysSo() {
    if (isGradient()) {
      for (SampleLearner learner : LEARNERS) {
        fixture(learner).checkUpdate(2, 1);
      }
    }
  }

  @Test
  void theHessianIsMultipliedOnlyIfItSaysSo() {
    for (SampleLearner learner : LEARNERS) {
      MetaOptimizer algorithm = algorithm(learner);
      AlgorithmFixture fixture = new AlgorithmFixture(learner, algorithm, 6);
      fixture.run(0);
      assertEquals(algorithm.needsHessian(), fixture.hasMultipliedHessian(), learner.name());
    }
  }

  @Test
  void equalAlgorithmsAreEqual() {
    SampleLearner learner = LEARNERS.get(0);
    assertEquals(algorithm(learner), algorithm(learner));
    assertEquals(algorithm(learner).hashCode(), algorithm(learner).hashCode());
    assertFalse(algorithm(learner).toString().contains("@"), algorithm(learner)::toString);
  }
}
