package io.metalearn4j.benchmarks;

import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.engine.Engine;
import io.metalearn4j.engine.jvm.JvmEngine;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.optim.Adam;
import io.metalearn4j.train.MetaTrainer;
import io.metalearn4j.train.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures this library on one piece of work in a JVM of its own and prints a line of JSON: the
 * median milliseconds of a whole iteration (tasks drawn beforehand, Adam included), or the
 * microseconds of one adaptation with its prediction.
 */
@Command(name = "measure", mixinStandardHelpOptions = true)
public final class Measure implements Runnable {
  private static final int CALLS = 10_000;

  @Option(names = "--work", defaultValue = "SINUSOID")
  private Work work = Work.SINUSOID;

  @Option(names = "--algorithm", defaultValue = "MAML")
  private Algorithm algorithm = Algorithm.MAML;

  @Option(names = "--steps", defaultValue = "1")
  private int steps;

  @Option(names = "--threads", defaultValue = "1")
  private int threads;

  @Option(names = "--seconds", defaultValue = "3", description = "how long to measure")
  private double seconds;

  @Option(names = "--warm-up", defaultValue = "10", description = "seconds before that")
  private double warmUp;

  @Option(names = "--meta-batch", description = "tasks in a meta-batch; the work's unless given")
  private int metaBatch;

  @Option(names = "--tasks", description = "file of tasks; they are drawn if it is absent")
  private @Nullable Path tasks;

  @Option(names = "--adapt", description = "measure adaptation, not training")
  private boolean adapt;

  @Option(names = "--scalar", description = "use scalar kernels")
  private boolean scalar;

  @Option(
      names = "--raw",
      description = "measure MAML of 1 step by ND4J or loops instead, or adaptation by them")
  private RawMaml.@Nullable Kind raw;

  /** Runs the command. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Measure())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  @Override
  public void run() {
    Path file = tasks;
    List<Task> pool;
    try {
      pool = file == null ? work.draw(1) : work.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (raw != null) {
      System.out.println(measure(raw.create(), pool));
      return;
    }
    Engine engine = scalar ? JvmEngine.scalar() : JvmEngine.create();
    MetaTrainer trainer =
        MetaTrainer.of(work.learner())
            .engine(engine)
            .metaOptimizer(algorithm.steps(steps))
            .outerOptimizer(Adam.learningRate(1e-3))
            .metaBatchSize(metaBatch > 0 ? metaBatch : work.metaBatchSize())
            .threads(threads);
    System.out.println(adapt ? adaptation(trainer, pool) : iterations(trainer, pool));
  }

  private String measure(RawMaml system, List<Task> pool) {
    if (adapt) {
      return latency(task -> system.adapt(task, steps), pool);
    }
    int size = work.metaBatchSize();
    List<List<Task>> batches =
        IntStream.range(0, pool.size() / size)
            .mapToObj(b -> pool.subList(b * size, (b + 1) * size))
            .toList();
    Clock clock = new Clock(batches.size(), warmUp, seconds);
    for (int i = 0; !clock.isOver(); i++) {
      system.iterate(batches.get(i % batches.size()));
      clock.onIteration(i, Long.MAX_VALUE, Double.NaN);
    }
    return clock.report();
  }

  private String iterations(MetaTrainer trainer, List<Task> pool) {
    Clock clock = new Clock(work.metaBatches(), warmUp, seconds);
    trainer
        .iterations(Long.MAX_VALUE)
        .listener(clock)
        .stopWhen(clock::isOver)
        .train(TaskSource.of(pool));
    return clock.report();
  }

  private String adaptation(MetaTrainer trainer, List<Task> pool) {
    MetaModel model = trainer.iterations(2_000).train(TaskSource.of(pool));
    return latency(task -> model.adapt(task.support()).predict(task.query()), pool);
  }

  private String latency(Function<Task, float[]> system, List<Task> pool) {
    long begin = System.nanoTime();
    for (int i = 0; System.nanoTime() - begin < warmUp * 1e9; i++) {
      adaptAndPredict(system, pool.get(i % pool.size()));
    }
    double[] times = new double[CALLS];
    for (int i = 0; i < CALLS; i++) {
      long start = System.nanoTime();
      adaptAndPredict(system, pool.get(i % pool.size()));
      times[i] = (System.nanoTime() - start) / 1e3;
    }
    Arrays.sort(times);
    return String.format(
        Locale.ROOT,
        "{\"adapt_us_median\": %.2f, \"adapt_us_p99\": %.2f, \"adapt_us_p999\": %.2f,"
            + " \"adapt_us_min\": %.2f}",
        times[CALLS / 2],
        times[CALLS * 99 / 100],
        times[CALLS * 999 / 1000],
        times[0]);
  }

  private static void adaptAndPredict(Function<Task, float[]> system, Task task) {
    float[] prediction = system.apply(task);
    if (prediction.length != task.query().rows()) {
      throw new IllegalStateException("predicted " + prediction.length + " rows");
    }
  }

  /** Times chunks of iterations, one pass over the pool each, once the JVM is warm. */
  private static final class Clock implements TrainingListener {
    private final long begin = System.nanoTime();
    private final int chunk;
    private final long warm;
    private final long end;
    private double[] milliseconds = new double[1024];
    private int chunks;
    private int iterations;
    private long chunkStart;

    Clock(int chunk, double warmUp, double seconds) {
      this.chunk = chunk;
      warm = (long) (warmUp * 1e9);
      end = (long) ((warmUp + seconds) * 1e9);
    }

    boolean isOver() {
      return chunks > 0 && System.nanoTime() - begin > end;
    }

    @Override
    public void onIteration(long iteration, long total, double loss) {
      if (++iterations % chunk != 0) {
        return;
      }
      long now = System.nanoTime();
      if (chunkStart - begin > warm) {
        if (chunks == milliseconds.length) {
          milliseconds = Arrays.copyOf(milliseconds, 2 * chunks);
        }
        milliseconds[chunks++] = (now - chunkStart) / (1e6 * chunk);
      }
      chunkStart = now;
    }

    String report() {
      double[] sorted = Arrays.copyOf(milliseconds, chunks);
      Arrays.sort(sorted);
      return String.format(
          Locale.ROOT,
          "{\"iter_ms_median\": %.5f, \"iter_ms_min\": %.5f, \"iterations\": %d}",
          sorted[chunks / 2],
          sorted[0],
          chunks * chunk);
    }
  }
}
