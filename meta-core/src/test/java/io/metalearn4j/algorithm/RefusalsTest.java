package io.metalearn4j.algorithm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.graph.Node;
import io.metalearn4j.inner.Clipped;
import io.metalearn4j.inner.InnerSgd;
import io.metalearn4j.learner.Inputs;
import io.metalearn4j.learner.Learner;
import io.metalearn4j.learner.Parameters;
import io.metalearn4j.optim.Sgd;
import io.metalearn4j.parameter.Initializer;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.train.MetaTrainer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What algorithms refuse, and where they stop. */
class RefusalsTest {

  private static void assertRefused(String message, Executable code) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, code).getMessage());
  }

  @Test
  void algorithmsThatLearnFromStepsNeedOne() {
    assertRefused(
        "inner steps is 0, must be at least 1",
        () -> ModelAveraging.innerLearningRate(0.1).steps(0));
    assertRefused(
        "inner steps 0 and annealing 5 must be at least 1",
        () -> MultiStepLoss.innerRule(new InnerSgd(0.1), 0, 5));
    assertRefused(
        "solver iterations 3 and inner steps 0 must be at least 1",
        () -> ImplicitMaml.innerRule(new InnerSgd(0.1), 0, 1, 3));
  }

  @Test
  void aRuleIsClippedOnce() {
    Clipped once = new Clipped(new InnerSgd(0.1), 2);
    assertRefused("rule is " + once + ", must not clip already", () -> new Clipped(once, 1));
  }

  @Test
  void anilNeedsAHeadThatTheLearnerAdapts() {
    ParameterSpec frozen =
        ParameterSpec.of(
            Parameter.matrix("body", 1, 1), Parameter.matrix("head", 1, 1).notAdapted());
    assertRefused(
        "head parameter head is not adapted by the learner, must be",
        () -> Anil.innerLearningRate(0.1, List.of("head")).adapted(frozen));
  }

  /** A loss that curves downwards: {@code -(w x)^2}. */
  private static final class Hill implements Learner {
    @Override
    public ParameterSpec parameters() {
      return ParameterSpec.of(Parameter.matrix("w", 1, 1).startingAt(Initializer.constant(0.5)));
    }

    @Override
    public Node predict(Parameters parameters, Inputs inputs) {
      return inputs.features().times(parameters.get("w"));
    }

    @Override
    public Node loss(Node prediction, Node target) {
      return prediction.square().negate();
    }
  }

  @Test
  void implicitMamlTakesTheQueryGradientWhereTheLossCurvesDownwards() {
    Task task =
        new Task(
            "hill",
            Examples.of(new float[] {1}, new float[] {0}),
            Examples.of(new float[] {3}, new float[] {0}));
    float[] w =
        MetaTrainer.of(new Hill())
            .metaOptimizer(ImplicitMaml.innerRule(new InnerSgd(0), 1, 0.5, 10))
            .outerOptimizer(Sgd.learningRate(1))
            .metaBatchSize(1)
            .iterations(1)
            .train(TaskSource.of(List.of(task)))
            .parameters()
            .dense();

    assertEquals(0.5f + 2 * 0.5f * 9, w[0], 1e-5f);
  }
}
