package io.metalearn4j.benchmarks;

import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.engine.jvm.JvmEngine;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.train.MetaTrainer;
import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;

/** Latency of an adaptation to 10 rows in 5 steps with a prediction of 10 rows. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 2,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class AdaptBenchmark {
  /** Whether scalar kernels serve. */
  @Param({"false", "true"})
  public boolean isScalar;

  private final List<Task> tasks = Work.SINUSOID.draw(1);
  private MetaModel model = train(false);
  private int next;

  private MetaModel train(boolean scalar) {
    return MetaTrainer.of(Work.SINUSOID.learner())
        .engine(scalar ? JvmEngine.scalar() : JvmEngine.create())
        .metaOptimizer(Algorithm.FOMAML.steps(5))
        .iterations(200)
        .train(TaskSource.of(tasks));
  }

  /** Trains the model that serves. */
  @Setup
  public void train() {
    model = train(isScalar);
  }

  /** One task. */
  @Benchmark
  public float[] adaptAndPredict() {
    next = (next + 1) % tasks.size();
    Task task = tasks.get(next);
    return model.adapt(task.support()).predict(task.query());
  }
}
