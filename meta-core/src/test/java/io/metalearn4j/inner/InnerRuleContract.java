package io.metalearn4j.inner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.algorithm.AlgorithmFixture;
import io.metalearn4j.algorithm.FirstOrderMaml;
import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.data.Examples;
import io.metalearn4j.engine.LocalLayout;
import io.metalearn4j.learner.SampleLearner;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every inner rule does; the rule under test must move parameters. */
public abstract class InnerRuleContract {
  private static final SampleLearner LEARNER = SampleLearner.named("embedding beside features");
  private static final int STEPS = 3;

  /** The rule, at a rate at which the loss of a small network falls. */
  protected abstract InnerRule rule();

  private AlgorithmFixture fixture() {
    return new AlgorithmFixture(LEARNER, FirstOrderMaml.innerRule(rule()).steps(STEPS), 4);
  }

  private static double[] adapted(AlgorithmFixture fixture, int steps) {
    fixture.begin();
    fixture.loop().adapt(steps);
    return fixture.array(fixture.loop().query().parameters());
  }

  @Test
  void theAdjointIsExact() {
    new AlgorithmFixture(LEARNER, Maml.innerRule(rule()).steps(STEPS), 9).checkUpdate(4, 0);
  }

  @Test
  void theLossFalls() {
    AlgorithmFixture fixture = fixture();
    fixture.begin();
    double before = fixture.loop().support(0).loss();
    fixture.begin();
    double lastSeen = fixture.loop().adapt(STEPS);
    assertTrue(lastSeen < before, () -> "from " + before + " to " + lastSeen);
  }

  @Test
  void onlyAdaptedParametersMove() {
    SampleLearner learner = SampleLearner.named("factors");
    AlgorithmFixture fixture =
        new AlgorithmFixture(learner, FirstOrderMaml.innerRule(rule()).steps(STEPS), 4);
    double[] end = adapted(fixture, STEPS);
    double[] start = fixture.array(fixture.loop().start());
    LocalLayout layout = fixture.loop().layout();
    for (Parameter parameter : layout.spec().parameters()) {
      int from = layout.from(parameter);
      int to = layout.to(parameter);
      boolean isSame = IntStream.range(from, to).allMatch(i -> start[i] == end[i]);
      assertEquals(!parameter.isAdapted(), isSame, parameter.name());
    }
  }

  @Test
  void nothingLeaksFromTaskToTask() {
    AlgorithmFixture fixture = fixture();
    double[] first = fixture.update(0);
    SplittableRandom random = new SplittableRandom(8);
    Examples support = fixture.support();
    Examples query = fixture.query();
    fixture.bind(LEARNER.examples(9, random), LEARNER.examples(7, random));
    fixture.update(0);
    fixture.bind(support, query);
    assertArrayEquals(first, fixture.update(0));
  }

  @Test
  void stepsBeyondThoseOfTrainingGoOn() {
    AlgorithmFixture fixture =
        new AlgorithmFixture(LEARNER, FirstOrderMaml.innerRule(rule()).steps(STEPS), 4);
    InnerLoop loop = fixture.newLoop(STEPS);
    loop.adapt(STEPS);
    double[] trained = fixture.array(loop.query().parameters());
    InnerLoop longer = fixture.newLoop(STEPS);
    longer.adapt(4 * STEPS);
    double[] end = fixture.array(longer.query().parameters());
    assertTrue(IntStream.range(0, end.length).allMatch(i -> Double.isFinite(end[i])));
    assertFalse(IntStream.range(0, end.length).allMatch(i -> end[i] == trained[i]));
  }

  @Test
  void itsOwnParametersAreNewAndLeftToTheOuterLoop() {
    ParameterSpec learner = LEARNER.learner().parameters();
    ParameterSpec own = rule().parameters(learner, STEPS);
    for (Parameter parameter : own.parameters()) {
      assertFalse(parameter.isAdapted(), parameter.name());
      assertFalse(learner.contains(parameter.name()), parameter.name());
    }
    assertEquals(
        learner.parameters().size() + own.parameters().size(),
        learner.plus(own).parameters().size());
  }

  @Test
  void equalRulesAreEqual() {
    assertEquals(rule(), rule());
    assertEquals(rule().hashCode(), rule().hashCode());
  }
}
