package io.metalearn4j.benchmarks;

import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.optim.Adam;
import io.metalearn4j.train.MetaTrainer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A whole iteration of training: tasks from a pool, their updates, the fold, Adam. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 2,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class IterationBenchmark {
  private static final int ITERATIONS = 500;

  /** What is learned. */
  @Param("SINUSOID")
  public Work work = Work.SINUSOID;

  /** How. */
  @Param({"MAML", "FOMAML", "REPTILE", "AVERAGING"})
  public Algorithm algorithm = Algorithm.MAML;

  /** Inner steps. */
  @Param({"1", "5"})
  public int steps = 1;

  /** Threads. */
  @Param({"1", "2"})
  public int threads = 1;

  private List<Task> tasks = List.of();

  /** Draws the tasks. */
  @Setup
  public void draw() {
    tasks = work.draw(1);
  }

  /** Some iterations, with the plan's compilation among them. */
  @Benchmark
  @OperationsPerInvocation(ITERATIONS)
  public MetaModel iteration() {
    return MetaTrainer.of(work.learner())
        .metaOptimizer(algorithm.steps(steps))
        .outerOptimizer(Adam.learningRate(1e-3))
        .metaBatchSize(work.metaBatchSize())
        .threads(threads)
        .iterations(ITERATIONS)
        .train(TaskSource.of(tasks));
  }
}
