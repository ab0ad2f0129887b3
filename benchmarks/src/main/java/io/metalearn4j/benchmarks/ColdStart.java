package io.metalearn4j.benchmarks;

import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.train.MetaTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a service waits for in a new JVM: loading a model, its first adaptation, warming up, and the
 * adaptations after that. Every line is a JVM of its own.
 */
public final class ColdStart {
  private static final int RUNS = 5;
  private static final int CALLS = 1_000;
  private static final MetaOptimizer ALGORITHM = Algorithm.FOMAML.steps(5);

  private ColdStart() {}

  /** Runs the command; with a file as argument, one run of it. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length > 0) {
      serve(Path.of(arguments[0]));
      return;
    }
    System.out.println(Machine.describe());
    Path file = Files.createTempDirectory("cold-start").resolve("model.safetensors");
    MetaTrainer.of(Work.SINUSOID.learner())
        .metaOptimizer(ALGORITHM)
        .iterations(200)
        .train(TaskSource.of(Work.SINUSOID.draw(1)))
        .save(file);
    for (int i = 0; i < RUNS; i++) {
      new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "--add-modules",
              "jdk.incubator.vector",
              "-cp",
              System.getProperty("java.class.path"),
              ColdStart.class.getName(),
              file.toString())
          .redirectOutput(ProcessBuilder.Redirect.INHERIT)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
    Files.delete(file);
    Files.delete(file.getParent());
  }

  private static void serve(Path file) throws IOException {
    List<Task> tasks = Work.SINUSOID.draw(2);
    long start = System.nanoTime();
    MetaModel model = MetaModel.load(file, Work.SINUSOID.learner(), ALGORITHM);
    long loaded = System.nanoTime();
    serve(model, tasks.get(0));
    long first = System.nanoTime();
    model.warmUp();
    long warm = System.nanoTime();
    double[] times = new double[CALLS];
    for (int i = 0; i < CALLS; i++) {
      long call = System.nanoTime();
      serve(model, tasks.get(i));
      times[i] = (System.nanoTime() - call) / 1e3;
    }
    double next = times[0];
    Arrays.sort(times);
    System.out.printf(
        Locale.ROOT,
        "load %.0f ms, first adaptation %.2f ms, warm-up %.1f s, next adaptation %.0f us, median %.1f us, p99 %.1f us%n",
        (loaded - start) / 1e6,
        (first - loaded) / 1e6,
        (warm - first) / 1e9,
        next,
        times[CALLS / 2],
        times[CALLS * 99 / 100]);
  }

  private static void serve(MetaModel model, Task task) {
    model.adapt(task.support()).predict(task.query());
  }
}
