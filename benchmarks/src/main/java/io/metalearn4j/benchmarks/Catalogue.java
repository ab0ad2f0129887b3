package io.metalearn4j.benchmarks;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.train.MetaTrainer;
import io.metalearn4j.train.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What an iteration of exact MAML costs by the size of the catalogue, which it should not depend
 * on: an embedding of 32 for each item and two layers of 40, 25 tasks of 10 and 10 rows, one
 * thread. The sizes take turns in one JVM, so that what disturbs one disturbs all; prints how many
 * times longer each takes than the first.
 */
@Command(name = "catalogue", mixinStandardHelpOptions = true)
public final class Catalogue implements Runnable {
  private static final int POOL = 500;
  private static final int FEATURES = 4;
  private static final int ROWS = 10;
  private static final int WARM_UP = 200;

  @Option(names = "--sizes", split = ",", defaultValue = "1000,100000,1000000")
  private List<Integer> sizes = List.of();

  @Option(names = "--rounds", defaultValue = "10")
  private int rounds;

  @Option(names = "--iterations", defaultValue = "1500", description = "measured in each round")
  private int iterations;

  /** Runs the command. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Catalogue()).execute(arguments));
  }

  @Override
  public void run() {
    System.out.println(Machine.describe());
    List<List<Task>> pools = sizes.stream().map(Catalogue::tasks).toList();
    List<List<Times>> times = new ArrayList<>();
    sizes.forEach(size -> times.add(new ArrayList<>()));
    for (int round = -1; round < rounds; round++) {
      for (int i = 0; i < sizes.size(); i++) {
        Times measured = measure(sizes.get(i), pools.get(i));
        if (round >= 0) { // the first round warms up
          times.get(i).add(measured);
        }
      }
    }
    for (int i = 0; i < sizes.size(); i++) {
      Times.Ratio ratio = Times.Ratio.of(times.get(0), times.get(i), Times::median);
      System.out.printf(
          Locale.ROOT,
          "%8d rows: %.1f us an iteration, %.3f [%.3f, %.3f]%n",
          sizes.get(i),
          Times.middle(times.get(i), Times::median),
          ratio.value(),
          ratio.low(),
          ratio.high());
    }
  }

  private Times measure(int size, List<Task> pool) {
    Clock clock = new Clock(iterations);
    MetaTrainer.of(Mlp.regression(FEATURES).embedding(size, 32).hidden(40, 40).build())
        .metaOptimizer(Algorithm.MAML.steps(1))
        .metaBatchSize(25)
        .threads(1)
        .iterations((long) WARM_UP + iterations)
        .listener(clock)
        .train(TaskSource.of(pool));
    Arrays.sort(clock.microseconds);
    return new Times(clock.microseconds[iterations / 2], clock.microseconds[0]);
  }

  private static List<Task> tasks(int size) {
    SplittableRandom random = new SplittableRandom(1);
    List<Task> pool = new ArrayList<>();
    for (int i = 0; i < POOL; i++) {
      pool.add(new Task("task " + i, examples(size, random), examples(size, random)));
    }
    return pool;
  }

  private static Examples examples(int size, SplittableRandom random) {
    float[][] x = new float[ROWS][FEATURES];
    int[][] ids = new int[ROWS][1];
    float[] y = new float[ROWS];
    for (int r = 0; r < ROWS; r++) {
      ids[r][0] = random.nextInt(size);
      y[r] = (float) random.nextGaussian();
      for (int i = 0; i < FEATURES; i++) {
        x[r][i] = (float) random.nextGaussian();
      }
    }
    return Examples.builder(ROWS).features(x).ids(ids).targets(y).build();
  }

  /** Times each iteration after the first ones. */
  private static final class Clock implements TrainingListener {
    private final double[] microseconds;
    private long before;

    Clock(int iterations) {
      microseconds = new double[iterations];
    }

    @Override
    public void onIteration(long iteration, long total, double loss) {
      long now = System.nanoTime();
      int i = (int) iteration - WARM_UP;
      if (i >= 0 && i < microseconds.length) {
        microseconds[i] = (now - before) / 1e3;
      }
      before = now;
    }
  }
}
