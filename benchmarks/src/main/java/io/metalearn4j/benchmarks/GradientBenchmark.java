package io.metalearn4j.benchmarks;

import io.metalearn4j.data.Task;
import io.metalearn4j.engine.Evaluation;
import io.metalearn4j.engine.Workspace;
import io.metalearn4j.engine.jvm.JvmEngine;
import io.metalearn4j.learner.LearnerObjective;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.parameter.ParameterValues;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The gradient of one inner step on the sinusoid (10 rows, 1-40-40-1, relu), and its Hessian-vector
 * product; run it with {@code -prof gc} for the bytes that a step allocates.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class GradientBenchmark {
  private static final int ROWS = 10;
  private static final int BATCH = 25;

  private final Task task = Work.SINUSOID.draw(1).get(0);
  private final Evaluation best = evaluation(JvmEngine.create());
  private final Evaluation scalar = evaluation(JvmEngine.scalar());
  private final double[] x = new double[ROWS];
  private final double[] y = new double[ROWS];
  private final double[] theta =
      new SplittableRandom(1).doubles(NaiveNetwork.LENGTH, -0.3, 0.3).toArray();
  private final Nd4jNetwork nd4j = new Nd4jNetwork(1, null);
  private final Nd4jNetwork nd4jBatch = new Nd4jNetwork(BATCH, null);

  /** Copies the task's support set for the others. */
  public GradientBenchmark() {
    for (int r = 0; r < ROWS; r++) {
      x[r] = task.support().feature(r, 0);
      y[r] = task.support().target(r, 0);
    }
    nd4j.bind(List.of(task.support()));
    nd4jBatch.bind(Collections.nCopies(BATCH, task.support()));
  }

  private Evaluation evaluation(JvmEngine engine) {
    Mlp learner = Work.SINUSOID.learner();
    Workspace workspace =
        engine
            .compile(LearnerObjective.of(learner, learner.parameters(), task.schema()))
            .newWorkspace(2);
    workspace.load(ParameterValues.initial(learner.parameters(), 1));
    workspace.bind(task.support(), task.query());
    workspace
        .support(1)
        .parameters()
        .copy(workspace.support(0).parameters(), 0, learner.parameters().denseLength());
    workspace.support(1).lossAndGradient();
    return workspace.support(1);
  }

  /** By the fastest kernels. */
  @Benchmark
  public double gradient() {
    return best.lossAndGradient();
  }

  /** By scalar kernels. */
  @Benchmark
  public double gradientScalar() {
    return scalar.lossAndGradient();
  }

  /** By ND4J. */
  @Benchmark
  public INDArray gradientNd4j() {
    nd4j.differentiate();
    return nd4j.weightGradients[1];
  }

  /** By ND4J for the tasks of a meta-batch at once; the time is that of one. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public INDArray gradientNd4jBatch() {
    nd4jBatch.differentiate();
    return nd4jBatch.weightGradients[1];
  }

  /** By loops. */
  @Benchmark
  public double[] gradientNaive() {
    return NaiveNetwork.gradient(theta, x, y);
  }

  /** The Hessian-vector product. */
  @Benchmark
  public void hessianVector() {
    best.multiplyHessian();
  }
}
