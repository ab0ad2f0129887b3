package io.metalearn4j.learner;

import io.metalearn4j.data.Examples;
import io.metalearn4j.engine.LocalLayout;
import io.metalearn4j.engine.Objective;
import io.metalearn4j.engine.ReferenceEvaluation;
import io.metalearn4j.graph.GradientCheck;
import io.metalearn4j.parameter.Parameter;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradient and Hessian-vector product of learners and losses against central differences. */
final class LearnerDerivativesTest {
  /** A sample at random parameters and examples. */
  private static final class Point {
    private final Objective objective;
    private final LocalLayout layout;
    private final Examples examples;
    private final double[] parameters;
    private final double[] direction;

    Point(SampleLearner sample, SplittableRandom random) {
      this.objective = sample.objective();
      this.examples = sample.examples(6, random);
      this.layout = objective.newLayout();
      layout.bind(examples, null);
      this.parameters = GradientCheck.random(random, layout.length(), -0.8, 0.8);
      this.direction = GradientCheck.random(random, layout.length(), -1, 1);
      for (Parameter parameter : layout.spec().parameters()) {
        if (!parameter.isAdapted()) {
          Arrays.fill(direction, layout.from(parameter), layout.to(parameter), 0);
        }
      }
    }

    ReferenceEvaluation at(double step, double[] along) {
      double[] moved = new double[parameters.length];
      Arrays.setAll(moved, i -> parameters[i] + step * along[i]);
      return new ReferenceEvaluation(objective, layout, examples, moved, direction);
    }

    double slope(int index) {
      double[] unit = new double[parameters.length];
      unit[index] = 1;
      return GradientCheck.derivative(t -> new double[] {at(t, unit).loss()})[0];
    }
  }

  static Stream<SampleLearner> samples() {
    return SampleLearner.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void derivativesAreThoseOfDifferences(SampleLearner sample) {
    Point point = new Point(sample, new SplittableRandom(sample.name().hashCode()));
    ReferenceEvaluation here = point.at(0, point.direction);
    double[] slopes = new double[point.parameters.length];
    if (slopes.length < 200) {
      Arrays.setAll(slopes, point::slope);
      GradientCheck.assertClose("gradient", slopes, here.gradient());
    }
    GradientCheck.assertClose(
        "Hessian-vector product",
        GradientCheck.derivative(t -> point.at(t, point.direction).gradient()),
        here.product());
  }
}
