package io.metalearn4j.forecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.algorithm.FirstOrderMaml;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Task;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.graph.Node;
import io.metalearn4j.learner.Inputs;
import io.metalearn4j.learner.Learner;
import io.metalearn4j.learner.LearnerContract;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.learner.Parameters;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.optim.Adam;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.train.MetaTrainer;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.apache.commons.math3.distribution.PascalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CountHeadTest {
  /** A network under a head. */
  private record HeadLearner(CountHead head, Mlp mlp) implements Learner {
    HeadLearner(CountHead head) {
      this(head, Mlp.regression(2).hidden(4).outputs(head.outputs()).build());
    }

    @Override
    public ParameterSpec parameters() {
      return mlp.parameters();
    }

    @Override
    public Node predict(Parameters parameters, Inputs inputs) {
      return mlp.predict(parameters, inputs);
    }

    @Override
    public Node loss(Node prediction, Node target) {
      return head.loss(prediction, target);
    }
  }

  private static Examples examples(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] x = new float[rows][2];
    float[][] y = new float[rows][1];
    for (int r = 0; r < rows; r++) {
      x[r][0] = (float) random.nextGaussian();
      x[r][1] = (float) random.nextGaussian();
      y[r][0] = random.nextInt(3) == 0 ? 0 : random.nextInt(6);
    }
    return Examples.builder(rows).features(x).targets(y).build();
  }

  /** Gradient and Hessian against finite differences. */
  @ParameterizedTest
  @EnumSource
  void derivativesAgreeWithDifferences(CountHead head) {
    LearnerContract.check(new HeadLearner(head), examples(20, 1), 5);
  }

  /** Without features the mean that is learned is that of the demand. */
  @ParameterizedTest
  @EnumSource
  void trainingFindsTheMean(CountHead head) {
    Examples all = constant(200);
    MetaModel model =
        MetaTrainer.of(new HeadLearner(head))
            .metaOptimizer(FirstOrderMaml.innerLearningRate(1e-6).steps(1))
            .outerOptimizer(Adam.learningRate(.02))
            .iterations(600)
            .train(random -> new Task("all", all, all));
    float[] outputs = model.unadapted().predict(constant(1));
    double mean = 0;
    for (int r = 0; r < all.rows(); r++) {
      mean += demand(r) / 200.;
    }
    assertEquals(mean, head.mean(outputs), .05 * mean);
  }

  private static int demand(int row) {
    return row % 5 < 2 ? 0 : row % 5 + row % 3;
  }

  private static Examples constant(int rows) {
    float[][] x = new float[rows][2];
    float[][] y = new float[rows][1];
    for (int r = 0; r < rows; r++) {
      x[r] = new float[] {1, 1};
      y[r][0] = demand(r);
    }
    return Examples.builder(rows).features(x).targets(y).build();
  }

  @Test
  void quantilesAreThoseOfTheDistribution() {
    List<Double> levels = List.of(.05, .3, .5, .9, .99);
    double[] poisson = CountHead.POISSON.quantiles(new float[] {(float) Math.log(4)}, levels);
    PoissonDistribution expected = new PoissonDistribution(4);
    // Pascal: failures before the third success; mean 3 (1 - p) / p
    double[] binomial =
        CountHead.NEGATIVE_BINOMIAL.quantiles(
            new float[] {(float) Math.log(4.5), (float) Math.log(3)}, levels);
    PascalDistribution pascal = new PascalDistribution(3, .4);
    for (int i = 0; i < levels.size(); i++) {
      assertEquals(expected.inverseCumulativeProbability(levels.get(i)), poisson[i]);
      assertEquals(pascal.inverseCumulativeProbability(levels.get(i)), binomial[i]);
    }
  }

  @Test
  void aHurdleSellsAtLeastOneUnitOrNone() {
    float[] even = {0, (float) Math.log(2), 3};
    double[] q = CountHead.HURDLE_NEGATIVE_BINOMIAL.quantiles(even, List.of(.4, .51, .99));
    assertEquals(0, q[0]);
    assertEquals(1, q[1]);
    assertTrue(q[2] > 4);
    assertEquals(1.5, CountHead.HURDLE_NEGATIVE_BINOMIAL.mean(even), 1e-6);
  }

  @Test
  void tweedieQuantilesAverageToTheMean() {
    float[] o = {(float) Math.log(5), (float) Math.log(2)};
    double sum = 0;
    for (int i = 0; i < 400; i++) {
      sum += CountHead.TWEEDIE.quantiles(o, List.of((i + .5) / 400))[0] / 400;
    }
    assertEquals(5, sum, .05);
  }

  @Property(tries = 60)
  void anyOutputIsADistribution(
      @ForAll CountHead head,
      @ForAll @FloatRange(min = -1e6f, max = 1e6f) float a,
      @ForAll @FloatRange(min = -30, max = 30) float b,
      @ForAll @FloatRange(min = -30, max = 30) float c) {
    float[] o = java.util.Arrays.copyOf(new float[] {a, b, c}, head.outputs());
    double below = 0;
    for (double q : head.quantiles(o, QuantileForecast.DECILES)) {
      assertTrue(Double.isFinite(q) && q >= below, head + " " + q + " after " + below);
      below = q;
    }
    assertTrue(Double.isFinite(head.mean(o)) && head.mean(o) >= 0);
  }

  @Test
  void outputsThatAreNoneAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> CountHead.POISSON.mean(new float[] {Float.NaN}));
    assertThrows(IllegalArgumentException.class, () -> CountHead.TWEEDIE.mean(new float[] {1}));
  }
}
