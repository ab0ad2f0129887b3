package io.metalearn4j.benchmarks;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.train.MetaTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An iteration of exact MAML on a network with an embedding of a catalogue: what it costs by the
 * size of the catalogue, which it should not depend on, by width, tasks, steps and threads.
 *
 * <p>An iteration is a step of a training that runs beside the benchmark, which it hands over to.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 2,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Xmx3g"})
public class ScalingBenchmark {
  private static final int POOL = 500;
  private static final int FEATURES = 4;

  /** Rows of the embedding table. */
  @Param("1000")
  public int catalogue;

  /** Width of the hidden layers. */
  @Param("40")
  public int width;

  /** Tasks in a meta-batch. */
  @Param("25")
  public int tasks;

  /** Inner steps. */
  @Param("1")
  public int steps;

  /** Threads. */
  @Param("1")
  public int threads;

  private Stepper stepper = new Stepper(() -> {});

  /** Starts the training. */
  @Setup
  public void start() {
    List<Task> pool = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < POOL; i++) {
      pool.add(new Task("task " + i, examples(random), examples(random)));
    }
    stepper = new Stepper(() -> train(pool));
    stepper.start();
  }

  private MetaModel train(List<Task> pool) {
    Mlp learner = Mlp.regression(FEATURES).embedding(catalogue, 32).hidden(width, width).build();
    return MetaTrainer.of(learner)
        .metaOptimizer(Algorithm.MAML.steps(steps))
        .metaBatchSize(tasks)
        .threads(threads)
        .iterations(Long.MAX_VALUE)
        .stopWhen(stepper::awaitNext)
        .train(TaskSource.of(pool));
  }

  private Examples examples(SplittableRandom random) {
    int rows = 10;
    float[][] x = new float[rows][FEATURES];
    int[][] ids = new int[rows][1];
    float[] y = new float[rows];
    for (int r = 0; r < rows; r++) {
      ids[r][0] = random.nextInt(catalogue);
      y[r] = (float) random.nextGaussian();
      for (int i = 0; i < FEATURES; i++) {
        x[r][i] = (float) random.nextGaussian();
      }
    }
    return Examples.builder(rows).features(x).ids(ids).targets(y).build();
  }

  /** One iteration. */
  @Benchmark
  public void iteration() {
    stepper.step();
  }

  /** Ends the training. */
  @TearDown
  public void stop() {
    stepper.stop();
  }
}
