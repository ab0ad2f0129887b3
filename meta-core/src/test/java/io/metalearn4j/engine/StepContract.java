package io.metalearn4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.metalearn4j.algorithm.Adaptation;
import io.metalearn4j.algorithm.FirstOrderMaml;
import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.algorithm.MultiStepLoss;
import io.metalearn4j.algorithm.Reptile;
import io.metalearn4j.data.Examples;
import io.metalearn4j.inner.InnerLoop;
import io.metalearn4j.inner.InnerRule;
import io.metalearn4j.inner.InnerSgd;
import io.metalearn4j.inner.InnerStep;
import io.metalearn4j.learner.SampleLearner;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps of gradient descent that an engine takes itself, compared with gradient and Hessian. */
interface StepContract extends EngineUnderTest {
  /** Gradient descent that says no rate, so that a loop takes the gradient and then the step. */
  record ByGradient(InnerSgd rule) implements InnerRule {
    @Override
    public void step(InnerStep step) {
      rule.step(step);
    }

    @Override
    public void adjoint(InnerStep step) {
      rule.adjoint(step);
    }
  }

  /** Steps, on tasks in a row. */
  @ParameterizedTest
  @MethodSource("io.metalearn4j.learner.SampleLearner#all")
  default void stepsAreThoseOfGradientDescent(SampleLearner sample) {
    InnerSgd rule = new InnerSgd(0.01);
    EngineFixture fixture = fixture(sample);
    InnerLoop steps = new InnerLoop(fixture.program, rule, 3);
    InnerLoop gradients = new InnerLoop(fixture.program, new ByGradient(rule), 3);
    steps.load(fixture.values);
    gradients.load(fixture.values);
    for (int[] rows : EngineFixture.TASKS) {
      Examples support = fixture.examples(rows[0]);
      Examples query = rows[1] == 0 ? null : fixture.examples(rows[1]);
      steps.bind(support, query);
      gradients.bind(support, query);
      for (int k = 0; k < 4; k++) {
        boolean isLast = k == 3 && query != null;
        fixture.assertClose("loss " + k, gradients.step(isLast), steps.step(isLast));
        fixture.assertClose(
            "parameters after step " + k,
            EngineFixture.array(
                (isLast ? gradients.query() : gradients.support(k + 1)).parameters(),
                gradients.length()),
            EngineFixture.array(
                (isLast ? steps.query() : steps.support(k + 1)).parameters(), steps.length()));
      }
    }
  }

  /** At rates in turn, into one vector and the other, on tasks in a row. */
  @ParameterizedTest
  @MethodSource("io.metalearn4j.learner.SampleLearner#all")
  default void aStepIsTheGradientAndItsDerivativeTheHessian(SampleLearner sample) {
    EngineFixture fixture = fixture(sample);
    Evaluation point = fixture.workspace.support(1);
    if (!point.takesSteps()) {
      assertThrows(
          UnsupportedOperationException.class, () -> point.lossAndStep(1, point.product()));
      assertThrows(UnsupportedOperationException.class, () -> point.pullBackStep(point.product()));
      return;
    }
    Vector[] adjoints = {fixture.workspace.newVector(), fixture.workspace.newVector()};
    for (int task = 0; task < EngineFixture.TASKS.length; task++) {
      double rate = new double[] {0.3, 0.1, 0}[task % 3];
      fixture.workspace.bind(fixture.examples(EngineFixture.TASKS[task][0]), fixture.examples(2));
      fixture.move(point);
      Vector adjoint = adjoints[task % 2];
      for (int i = 0; i < fixture.length(); i++) {
        double direction = fixture.random.nextDouble(-1, 1);
        point.direction().set(i, direction);
        adjoint.set(i, direction);
      }
      double loss = point.lossAndGradient();
      point.multiplyHessian();
      assertThrows(IllegalStateException.class, () -> point.pullBackStep(adjoint));
      Vector next = fixture.workspace.support(task % 2 * 2).parameters();
      double[] before = fixture.array(next);
      assertEquals(loss, point.lossAndStep(rate, next));
      point.pullBackStep(adjoint);
      assertThrows(IllegalStateException.class, point::multiplyHessian);
      double[] expected = before.clone();
      double[] expectedAdjoint = new double[fixture.length()];
      for (int i : fixture.adapted()) {
        expected[i] = point.parameters().get(i) - rate * point.gradient().get(i);
      }
      for (int i = 0; i < fixture.length(); i++) {
        expectedAdjoint[i] = point.direction().get(i) - rate * point.product().get(i);
      }
      fixture.assertClose("step", expected, fixture.array(next));
      fixture.assertClose("derivative", expectedAdjoint, fixture.array(adjoint));
      fixture.workspace.load(fixture.values);
    }
  }

  /** On tasks in a row. */
  @ParameterizedTest
  @MethodSource("io.metalearn4j.learner.SampleLearner#all")
  default void algorithmsUpdateAlikeByStepsAndByGradients(SampleLearner sample) {
    InnerSgd rule = new InnerSgd(0.03);
    EngineFixture fixture = fixture(sample);
    InnerLoop steps = new InnerLoop(fixture.program, rule, 3);
    InnerLoop gradients = new InnerLoop(fixture.program, new ByGradient(rule), 3);
    steps.load(fixture.values);
    gradients.load(fixture.values);
    Vector update = steps.newVector();
    Vector expected = gradients.newVector();
    for (int[] rows : EngineFixture.TASKS) {
      Examples support = fixture.examples(rows[0]);
      Examples query = fixture.examples(Math.max(1, rows[1]));
      for (MetaOptimizer algorithm :
          List.of(
              new Maml(new Adaptation(rule, 1)),
              new Maml(new Adaptation(rule, 3)),
              new FirstOrderMaml(new Adaptation(rule, 2)),
              new Reptile(new Adaptation(rule, 3), 1),
              new MultiStepLoss(new Adaptation(rule, 3), 10))) {
        steps.bind(support, query);
        gradients.bind(support, query);
        fixture.assertClose(
            algorithm + "'s loss",
            algorithm.update(gradients, 0, expected).loss(),
            algorithm.update(steps, 0, update).loss());
        fixture.assertClose(
            algorithm + "'s update",
            EngineFixture.array(expected, gradients.length()),
            EngineFixture.array(update, steps.length()));
      }
    }
  }
}
