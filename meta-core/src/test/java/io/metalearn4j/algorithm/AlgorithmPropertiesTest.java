package io.metalearn4j.algorithm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Sinusoids;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.engine.jvm.JvmEngine;
import io.metalearn4j.inner.InnerAdam;
import io.metalearn4j.inner.InnerLoop;
import io.metalearn4j.inner.InnerSgd;
import io.metalearn4j.learner.LearnerObjective;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.learner.SampleLearner;
import io.metalearn4j.optim.Sgd;
import io.metalearn4j.parameter.ParameterValues;
import io.metalearn4j.train.MetaTrainer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

/** What follows exactly from the algorithms' definitions. */
final class AlgorithmPropertiesTest {
  private static final List<String> LEARNERS =
      List.of("network of TANH", "embedding beside features", "factors", "binary", "classes");

  private static final Mlp NETWORK = Mlp.regression(1).hidden(6).build();

  private static AlgorithmFixture fixture(int learner, MetaOptimizer algorithm, long seed) {
    return new AlgorithmFixture(SampleLearner.named(LEARNERS.get(learner)), algorithm, seed);
  }

  @Property(tries = 30)
  void zeroInnerRateMakesMamlThePlainQueryGradient(
      @ForAll @IntRange(max = 4) int learner,
      @ForAll @IntRange(min = 1, max = 4) int steps,
      @ForAll long seed) {
    AlgorithmFixture fixture = fixture(learner, Maml.innerLearningRate(0).steps(steps), seed);
    double[] update = fixture.update(0);
    fixture.begin();
    fixture.loop().adapt(0);
    fixture.loop().query().lossAndGradient();
    assertArrayEquals(fixture.array(fixture.loop().query().gradient()), update, 1e-14);
  }

  @Property(tries = 20)
  void noInnerStepMakesMamlThePlainQueryGradient(
      @ForAll @IntRange(max = 4) int learner, @ForAll long seed) {
    double[] none = fixture(learner, Maml.innerLearningRate(0.1).steps(0), seed).update(0);
    double[] zero = fixture(learner, Maml.innerLearningRate(0), seed).update(0);
    assertArrayEquals(zero, none, 1e-14);
  }

  @Property(tries = 20)
  void zeroHessianMakesFirstOrderEqualMaml(
      @ForAll @IntRange(min = 1, max = 4) int steps,
      @ForAll @DoubleRange(min = 0, max = 1) double rate,
      @ForAll long seed) {
    SampleLearner linear = SampleLearner.named("linear loss");
    for (boolean isAdam : new boolean[] {false, true}) {
      var rule = isAdam ? new InnerAdam(rate) : new InnerSgd(rate);
      MetaOptimizer maml = Maml.innerRule(rule).steps(steps);
      MetaOptimizer firstOrder = FirstOrderMaml.innerRule(rule).steps(steps);
      assertArrayEquals(
          new AlgorithmFixture(linear, maml, seed).update(0),
          new AlgorithmFixture(linear, firstOrder, seed).update(0),
          1e-14);
    }
  }

  @Property(tries = 20)
  void firstOrderMamlIsTheQueryGradientAtTheAdaptedParameters(
      @ForAll @IntRange(max = 4) int learner,
      @ForAll @IntRange(min = 1, max = 4) int steps,
      @ForAll long seed) {
    AlgorithmFixture fixture =
        fixture(learner, FirstOrderMaml.innerLearningRate(0.1).steps(steps), seed);
    double[] update = fixture.update(0);
    fixture.begin();
    fixture.loop().adapt(steps);
    fixture.loop().query().lossAndGradient();
    assertArrayEquals(fixture.array(fixture.loop().query().gradient()), update);
  }

  @Property(tries = 20)
  void oneStepReptileIsAJointStepOfGradientDescent(
      @ForAll @IntRange(max = 3) int number,
      @ForAll @DoubleRange(min = 0.01, max = 1) double rate,
      @ForAll long seed) {
    int learner = number == 2 ? 4 : number; // not the factors, of which some are not adapted
    AlgorithmFixture reptile = fixture(learner, Reptile.innerLearningRate(rate).steps(1), seed);
    AlgorithmFixture joint = fixture(learner, JointPretraining.innerLearningRate(rate), seed);
    Examples both =
        SampleLearner.named(LEARNERS.get(learner)).examples(5, new SplittableRandom(seed));
    reptile.bind(both, both);
    joint.bind(both, both);
    double[] gradient = joint.update(0);
    double[] scaled =
        IntStream.range(0, gradient.length).mapToDouble(i -> rate * gradient[i]).toArray();
    assertArrayEquals(scaled, reptile.update(0), 1e-14);
  }

  @Property(tries = 10)
  void multiStepLossEndsAsMaml(@ForAll @IntRange(max = 4) int learner, @ForAll long seed) {
    MetaOptimizer annealed = MultiStepLoss.innerRule(new InnerSgd(0.1), 3, 10);
    assertArrayEquals(
        fixture(learner, Maml.innerLearningRate(0.1).steps(3), seed).update(0),
        fixture(learner, annealed, seed).update(10),
        1e-14);
  }

  @Test
  void reptileAtOuterStepOneIsModelAveraging() {
    ParameterValues reptile = oneIteration(Reptile.innerLearningRate(0.02), Sinusoids.shots(5));
    ParameterValues averaging =
        oneIteration(ModelAveraging.innerLearningRate(0.02), Sinusoids.shots(5));
    assertArrayEquals(reptile.dense(), averaging.dense());
  }

  @Test
  void modelAveragingOfOneTaskIsItsModel() {
    Task task = Sinusoids.shots(5).draw(new SplittableRandom(4));
    TaskSource one = TaskSource.of(List.of(task));
    ParameterValues start = oneIteration(FromScratch.innerLearningRate(0.02, 0), one);
    InnerLoop loop =
        new InnerLoop(
            JvmEngine.create()
                .compile(LearnerObjective.of(NETWORK, NETWORK.parameters(), task.schema())),
            new InnerSgd(0.02),
            5);
    loop.load(start);
    loop.bind(task.support(), null);
    loop.adapt(5);
    float[] adapted = new float[loop.length()];
    loop.query().parameters().read(0, adapted.length, adapted, 0);
    ParameterValues averaged = oneIteration(ModelAveraging.innerLearningRate(0.02), one);
    assertArrayEquals(adapted, averaged.dense(), 1e-6f);
  }

  private static ParameterValues oneIteration(MetaOptimizer algorithm, TaskSource tasks) {
    return MetaTrainer.of(NETWORK)
        .metaOptimizer(algorithm)
        .outerOptimizer(Sgd.learningRate(1))
        .metaBatchSize(4)
        .iterations(1)
        .seed(7)
        .train(tasks)
        .parameters();
  }

  /** A quadratic loss by its Hessian and its gradient at zero. */
  private record Quadratic(RealMatrix hessian, RealVector atZero) {
    static Quadratic of(Examples examples) {
      int width = examples.schema().features() + 1;
      RealMatrix hessian = new Array2DRowRealMatrix(width, width);
      RealVector atZero = new ArrayRealVector(width);
      double total = IntStream.range(0, examples.rows()).mapToDouble(examples::weight).sum();
      for (int r = 0; r < examples.rows(); r++) {
        RealVector x = new ArrayRealVector(width, 1);
        for (int c = 0; c < width - 1; c++) {
          x.setEntry(c, examples.feature(r, c));
        }
        double share = 2 * examples.weight(r) / total;
        hessian = hessian.add(x.outerProduct(x).scalarMultiply(share));
        atZero = atZero.combine(1, -share * examples.target(r, 0), x);
      }
      return new Quadratic(hessian, atZero);
    }

    RealVector gradient(RealVector theta) {
      return hessian.operate(theta).add(atZero);
    }

    /** {@code I + factor H}. */
    RealMatrix shifted(double factor) {
      return MatrixUtils.createRealIdentityMatrix(atZero.getDimension())
          .add(hessian.scalarMultiply(factor));
    }
  }

  /** A linear learner's task, of which both losses are quadratic. */
  private static final class QuadraticTask {
    final AlgorithmFixture fixture;
    final Quadratic support;
    final Quadratic query;
    final RealVector theta;

    QuadraticTask(MetaOptimizer algorithm, long seed) {
      SampleLearner linear = SampleLearner.named("linear");
      SplittableRandom random = new SplittableRandom(seed);
      Examples supportExamples = linear.examples(6, random);
      Examples queryExamples = linear.examples(4, random);
      fixture = new AlgorithmFixture(linear, algorithm, seed);
      fixture.bind(supportExamples, queryExamples);
      support = Quadratic.of(supportExamples);
      query = Quadratic.of(queryExamples);
      theta = new ArrayRealVector(fixture.array(fixture.loop().start()));
    }

    void check(RealVector expected, double tolerance) {
      assertArrayEquals(expected.toArray(), fixture.update(0), tolerance);
    }
  }

  @Property(tries = 20)
  void mamlHasItsClosedFormOnQuadratics(
      @ForAll @DoubleRange(min = 0, max = 0.5) double rate, @ForAll long seed) {
    QuadraticTask task = new QuadraticTask(Maml.innerLearningRate(rate), seed);
    RealVector adapted = task.theta.combine(1, -rate, task.support.gradient(task.theta));
    task.check(task.support.shifted(-rate).operate(task.query.gradient(adapted)), 1e-12);
  }

  @Property(tries = 10)
  void implicitMamlHasItsClosedFormOnQuadratics(
      @ForAll @DoubleRange(min = 1, max = 4) double strength, @ForAll long seed) {
    QuadraticTask task =
        new QuadraticTask(ImplicitMaml.innerRule(new InnerSgd(0.1), 150, strength, 20), seed);
    RealMatrix regularised = task.support.shifted(1 / strength);
    RealVector minimum =
        solve(regularised, task.theta.combine(1, -1 / strength, task.support.atZero()));
    task.check(solve(regularised, task.query.gradient(minimum)), 1e-6);
  }

  private static RealVector solve(RealMatrix matrix, RealVector vector) {
    return new LUDecomposition(matrix).getSolver().solve(vector);
  }

  @Test
  void anilRefusesAHeadThatTheLearnerLacks() {
    MetaOptimizer anil = Anil.innerLearningRate(0.1, List.of("W9"));
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> anil.adapted(NETWORK.parameters()));
    assertEquals("no parameter W9, there are [W0, b0, W1, b1]", thrown.getMessage());
  }
}
