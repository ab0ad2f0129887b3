package io.metalearn4j.benchmarks;

import io.metalearn4j.data.Task;
import io.metalearn4j.engine.Evaluation;
import io.metalearn4j.engine.Workspace;
import io.metalearn4j.engine.jvm.JvmEngine;
import io.metalearn4j.learner.LearnerObjective;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.parameter.ParameterValues;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
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

  private final Task task = Work.SINUSOID.draw(1).get(0);
  private final Evaluation best = evaluation(JvmEngine.create());
  private final Evaluation scalar = evaluation(JvmEngine.scalar());
  private final double[] x = new double[ROWS];
  private final double[] y = new double[ROWS];
  private final NaiveNetwork naive = new NaiveNetwork(40, 0.2);
  private final Nd4jNetwork nd4j = new Nd4jNetwork(40, ROWS);
  private final INDArray nx;
  private final INDArray ny;

  /** Copies the task's support set for the others. */
  public GradientBenchmark() {
    for (int r = 0; r < ROWS; r++) {
      x[r] = task.support().feature(r, 0);
      y[r] = task.support().target(r, 0);
    }
    nx = Nd4j.createFromArray(x).castTo(DataType.FLOAT).reshape(ROWS, 1);
    ny = Nd4j.createFromArray(y).castTo(DataType.FLOAT).reshape(ROWS, 1);
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
    return nd4j.gradient(nx, ny);
  }

  /** By loops. */
  @Benchmark
  public double[] gradientNaive() {
    return naive.gradient(x, y);
  }

  /** The Hessian-vector product. */
  @Benchmark
  public void hessianVector() {
    best.multiplyHessian();
  }
}
