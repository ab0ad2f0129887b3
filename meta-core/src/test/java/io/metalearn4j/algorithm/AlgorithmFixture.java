package io.metalearn4j.algorithm;

import io.metalearn4j.data.Examples;
import io.metalearn4j.engine.Engine;
import io.metalearn4j.engine.LocalLayout;
import io.metalearn4j.engine.Program;
import io.metalearn4j.engine.Vector;
import io.metalearn4j.engine.nd4j.Nd4jEngine;
import io.metalearn4j.graph.GradientCheck;
import io.metalearn4j.inner.InnerLoop;
import io.metalearn4j.inner.InnerRule;
import io.metalearn4j.learner.Learner;
import io.metalearn4j.learner.LearnerObjective;
import io.metalearn4j.learner.SampleLearner;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.parameter.ParameterValues;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** One algorithm on one random task of a small learner, in float64. */
public final class AlgorithmFixture {
  private static final Engine ENGINE = Nd4jEngine.float64();

  /** Parameters are multiples of this, so that float holds them exactly when they are moved. */
  private static final float GRID = 1f / 4096;

  private final MetaOptimizer algorithm;
  private final ParameterSpec spec;
  private final ParameterValues values;
  private final Program program;
  private final InnerLoop loop;
  private final Vector update;
  private Examples support;
  private Examples query;

  /** An algorithm on a sample's random parameters and task. */
  public AlgorithmFixture(SampleLearner sample, MetaOptimizer algorithm, long seed) {
    this(sample, algorithm, new SplittableRandom(seed));
  }

  private AlgorithmFixture(SampleLearner sample, MetaOptimizer algorithm, SplittableRandom random) {
    this.algorithm = algorithm;
    Learner learner = sample.learner();
    ParameterSpec own = algorithm.adapted(learner.parameters());
    InnerRule rule = algorithm.adaptation().rule();
    this.spec = own.plus(rule.parameters(own, algorithm.adaptation().steps()));
    this.values = ParameterValues.initial(spec, 3);
    for (Parameter parameter : own.parameters()) {
      randomize(parameter, random);
    }
    this.program = ENGINE.compile(LearnerObjective.of(learner, spec, sample.schema()));
    this.loop = new InnerLoop(program, rule, algorithm.points());
    this.update = loop.newVector();
    bind(sample.examples(5, random), sample.examples(4, random));
  }

  private void randomize(Parameter parameter, SplittableRandom random) {
    for (int i = 0; i < parameter.length(); i++) {
      array(parameter)[offset(parameter) + i] = random.nextInt(-2000, 2000) * GRID;
    }
  }

  private float[] array(Parameter parameter) {
    return parameter.isTable() ? values.table(spec.tableIndex(parameter.name())) : values.dense();
  }

  private int offset(Parameter parameter) {
    return parameter.isTable() ? 0 : spec.offset(parameter.name());
  }

  /** Takes another task. */
  public void bind(Examples newSupport, Examples newQuery) {
    support = newSupport;
    query = newQuery;
    begin();
  }

  /** The task's support set. */
  public Examples support() {
    return support;
  }

  /** The task's query set. */
  public Examples query() {
    return query;
  }

  /** The meta-parameters. */
  public ParameterValues values() {
    return values;
  }

  /** The loop that holds the task. */
  public InnerLoop loop() {
    return loop;
  }

  /** Another loop that holds the task, of which {@code points} steps are remembered. */
  public InnerLoop newLoop(int points) {
    InnerLoop other = new InnerLoop(program, algorithm.adaptation().rule(), points);
    other.load(values);
    other.bind(support, query);
    return other;
  }

  /** Starts over from the meta-parameters. */
  public void begin() {
    loop.load(values);
    loop.bind(support, query);
  }

  /** The task's update. */
  public double[] update(long iteration) {
    begin();
    algorithm.update(loop, iteration, update);
    return array(update);
  }

  /** A vector's elements. */
  public double[] array(Vector vector) {
    return IntStream.range(0, loop.length()).mapToDouble(vector::get).toArray();
  }

  /** The task's statistics. */
  public TaskStatistics run(long iteration) {
    begin();
    return algorithm.update(loop, iteration, update);
  }

  /** Overwrites the vector that updates are written to. */
  public void fillUpdate(double value) {
    update.fill(value, 0, loop.length());
  }

  /** Whether a Hessian-vector product was written since the task was taken. */
  public boolean hasMultipliedHessian() {
    return Arrays.stream(array(loop.query().product())).anyMatch(value -> value != 0);
  }

  /**
   * Random directions of small whole numbers, for which the slope of the loss by central
   * differences is compared with the inner product with the update.
   */
  public void checkUpdate(int directions, long iteration) {
    double[] update = update(iteration);
    double[] slopes = new double[directions];
    double[] products = new double[directions];
    SplittableRandom random = new SplittableRandom(directions);
    for (int d = 0; d < directions; d++) {
      int[] direction = random.ints(loop.length(), -2, 3).toArray();
      for (int i = 0; i < direction.length; i++) {
        products[d] += update[i] * direction[i];
      }
      slopes[d] =
          GradientCheck.derivative(t -> new double[] {lossAlong(direction, t, iteration)})[0];
    }
    GradientCheck.assertClose(algorithm.toString(), slopes, products);
  }

  private double lossAlong(int[] direction, double step, long iteration) {
    ParameterValues here = values.copy();
    begin();
    for (Parameter parameter : spec.parameters()) {
      LocalLayout layout = loop.layout();
      int from = layout.from(parameter);
      for (int i = 0; i < layout.to(parameter) - from; i++) {
        array(parameter)[index(layout, parameter, i)] += (float) (step * direction[from + i]);
      }
    }
    double loss = run(iteration).loss();
    values.set(here);
    return loss;
  }

  private int index(LocalLayout layout, Parameter parameter, int element) {
    if (!parameter.isTable()) {
      return offset(parameter) + element;
    }
    int width = parameter.columns();
    int row = layout.tables().get(spec.tableIndex(parameter.name())).row(element / width);
    return row * width + element % width;
  }
}
