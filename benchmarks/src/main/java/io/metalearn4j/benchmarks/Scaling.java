package io.metalearn4j.benchmarks;

import com.google.common.collect.ImmutableList;
import com.sun.management.ThreadMXBean;
import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Sinusoids;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.engine.Program;
import io.metalearn4j.engine.jvm.JvmEngine;
import io.metalearn4j.eval.Measurement;
import io.metalearn4j.inner.InnerLoop;
import io.metalearn4j.learner.LearnerObjective;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.parameter.ParameterValues;
import io.metalearn4j.report.JsonReport;
import io.metalearn4j.report.Report;
import io.metalearn4j.train.MetaTrainer;
import io.metalearn4j.train.TrainingListener;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What an iteration of exact MAML costs as one size grows: inner steps, tasks, width, or rows of an
 * embedding table; and the memory of a worker by inner steps. The sizes take turns in one JVM, so
 * that what disturbs one disturbs all; "times" is how many times longer one takes than the first.
 *
 * <p>Tasks have 10 support and 10 query rows. The network is 1-40-40-1 on sinusoids, 25 tasks, one
 * step; with a catalogue, an embedding of 32 and 4 features before the same layers.
 */
@Command(name = "scaling", mixinStandardHelpOptions = true)
public final class Scaling implements Runnable {
  private static final int ROWS = 10;
  private static final int FEATURES = 4;
  private static final Setting BASE = new Setting(0, 40, 25, 1, 1);

  /** What grows. */
  enum Axis {
    STEPS(1, 2, 5, 10, 20),
    TASKS(5, 10, 25, 50, 100, 200),
    WIDTH(10, 20, 40, 80, 160),
    CATALOGUE(1_000, 100_000, 1_000_000);

    private final ImmutableList<Integer> sizes;

    Axis(Integer... sizes) {
      this.sizes = ImmutableList.copyOf(sizes);
    }

    List<Setting> settings(int threads) {
      return sizes.stream().map(size -> setting(size, threads)).toList();
    }

    private Setting setting(int size, int threads) {
      return switch (this) {
        case STEPS -> new Setting(0, BASE.width, BASE.tasks, size, threads);
        case TASKS -> new Setting(0, BASE.width, size, 1, threads);
        case WIDTH -> new Setting(0, size, BASE.tasks, 1, threads);
        case CATALOGUE -> new Setting(size, BASE.width, BASE.tasks, 1, threads);
      };
    }
  }

  /** The sizes; no catalogue is 0. */
  record Setting(int catalogue, int width, int tasks, int steps, int threads) {
    Mlp learner() {
      return catalogue == 0
          ? Mlp.regression(1).hidden(width, width).build()
          : Mlp.regression(FEATURES).embedding(catalogue, 32).hidden(width, width).build();
    }

    List<Task> pool(int size) {
      SplittableRandom random = new SplittableRandom(1);
      Sinusoids sinusoids = new Sinusoids(ROWS, ROWS);
      return IntStream.range(0, size)
          .mapToObj(
              i ->
                  catalogue == 0
                      ? sinusoids.draw(random)
                      : new Task("task " + i, examples(random), examples(random)))
          .toList();
    }

    private Examples examples(SplittableRandom random) {
      float[][] x = new float[ROWS][FEATURES];
      int[][] ids = new int[ROWS][1];
      float[] y = new float[ROWS];
      for (int r = 0; r < ROWS; r++) {
        ids[r][0] = random.nextInt(catalogue);
        y[r] = (float) random.nextGaussian();
        for (int i = 0; i < FEATURES; i++) {
          x[r][i] = (float) random.nextGaussian();
        }
      }
      return Examples.builder(ROWS).features(x).ids(ids).targets(y).build();
    }

    Map<String, String> labels() {
      return Map.of(
          "catalogue",
          "" + catalogue,
          "width",
          "" + width,
          "tasks",
          "" + tasks,
          "steps",
          "" + steps,
          "threads",
          "" + threads);
    }
  }

  @Option(names = "--axes", split = ",", description = "what grows: ${COMPLETION-CANDIDATES}")
  private List<Axis> axes = List.of(Axis.values());

  @Option(names = "--pool", defaultValue = "500", description = "tasks, which take turns")
  private int pool;

  @Option(names = "--rounds", defaultValue = "5")
  private int rounds;

  @Option(names = "--seconds", defaultValue = "0.4", description = "of a size in a round")
  private double seconds;

  @Option(names = "--json", description = "file for the figures")
  private @Nullable Path json;

  @Option(names = "--plots", description = "directory for a picture of each axis")
  private @Nullable Path plots;

  private final List<Measurement> figures = new ArrayList<>();

  /** Runs the command. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Scaling())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  @Override
  public void run() {
    System.out.println(Machine.describe());
    for (Axis axis : axes) {
      XYChart chart =
          new XYChartBuilder()
              .width(480)
              .height(320)
              .xAxisTitle(axis.name().toLowerCase(Locale.ROOT))
              .yAxisTitle("microseconds an iteration")
              .build();
      chart
          .getStyler()
          .setXAxisLogarithmic(true)
          .setYAxisLogarithmic(true)
          .setLegendPosition(Styler.LegendPosition.InsideNW)
          .setChartBackgroundColor(Color.WHITE);
      compare(axis, 1, chart);
      if (axis != Axis.CATALOGUE) {
        compare(axis, 2, chart);
      }
      plot(axis, chart);
    }
    if (axes.contains(Axis.STEPS)) {
      Axis.STEPS.settings(1).forEach(this::memory);
    }
    write();
  }

  private void compare(Axis axis, int threads, XYChart chart) {
    List<Setting> settings = axis.settings(threads);
    List<List<Task>> pools = settings.stream().map(setting -> setting.pool(pool)).toList();
    List<List<Times>> times = new ArrayList<>();
    settings.forEach(setting -> times.add(new ArrayList<>()));
    for (int round = -1; round < rounds; round++) {
      for (int i = 0; i < settings.size(); i++) {
        Times measured = measure(settings.get(i), pools.get(i));
        if (round >= 0) { // the first round warms up
          times.get(i).add(measured);
        }
      }
    }
    double[] medians = times.stream().mapToDouble(t -> Times.middle(t, Times::median)).toArray();
    double[] sizes = axis.sizes.stream().mapToDouble(size -> size).toArray();
    chart.addSeries(threads == 1 ? "1 thread" : threads + " threads", sizes, medians);
    for (int i = 0; i < settings.size(); i++) {
      Times.Ratio ratio = Times.Ratio.of(times.get(0), times.get(i), Times::median);
      add(axis, settings.get(i), "microseconds", medians[i], medians[i], medians[i]);
      add(axis, settings.get(i), "times", ratio.value(), ratio.low(), ratio.high());
    }
  }

  private Times measure(Setting setting, List<Task> pool) {
    Clock clock = new Clock((long) (seconds * 1e9));
    MetaTrainer.of(setting.learner())
        .metaOptimizer(Algorithm.MAML.steps(setting.steps))
        .metaBatchSize(setting.tasks)
        .threads(setting.threads)
        .iterations(Long.MAX_VALUE)
        .listener(clock)
        .stopWhen(clock::isOver)
        .train(TaskSource.of(pool));
    return clock.times();
  }

  /** What a worker allocates until it has seen its largest task; it keeps all of that. */
  private void memory(Setting setting) {
    Mlp learner = setting.learner();
    MetaOptimizer algorithm = Algorithm.MAML.steps(setting.steps);
    Task task = setting.pool(1).get(0);
    ParameterValues values = ParameterValues.initial(learner.parameters(), 1);
    Program program =
        JvmEngine.create()
            .compile(LearnerObjective.of(learner, learner.parameters(), task.schema()));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = 0;
    for (int i = 0; i < 3; i++) { // the first loads classes
      long before = threads.getCurrentThreadAllocatedBytes();
      InnerLoop loop = new InnerLoop(program, algorithm.adaptation().rule(), algorithm.points());
      loop.load(values);
      loop.bind(task.support(), task.query());
      loop.adapt(setting.steps);
      bytes = threads.getCurrentThreadAllocatedBytes() - before;
    }
    add(Axis.STEPS, setting, "kilobytes of a worker", bytes / 1e3, bytes / 1e3, bytes / 1e3);
  }

  private void add(
      Axis axis, Setting setting, String metric, double value, double low, double high) {
    String table = axis.name().toLowerCase(Locale.ROOT);
    figures.add(
        new Measurement(
            table, "metalearn4j", metric, setting.labels(), 1, value, low, high, rounds));
    System.out.printf(
        Locale.ROOT, "%s %s: %s %.3f [%.3f, %.3f]%n", table, setting, metric, value, low, high);
  }

  private void plot(Axis axis, XYChart chart) {
    if (plots == null) {
      return;
    }
    String name = "scaling-" + axis.name().toLowerCase(Locale.ROOT) + ".png";
    try {
      BitmapEncoder.saveBitmap(
          chart, plots.resolve(name).toString(), BitmapEncoder.BitmapFormat.PNG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write() {
    if (json == null) {
      return;
    }
    Report report =
        Report.builder("Scaling: " + Machine.describe())
            .section("Iterations")
            .measurements(figures)
            .build();
    try {
      Files.writeString(json, new JsonReport().render(report));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Times iterations from the first one on, but for a third of its time, which warms up. */
  private static final class Clock implements TrainingListener {
    private final long length;
    private final List<Double> microseconds = new ArrayList<>();
    private long begin;
    private long before;

    Clock(long length) {
      this.length = length;
    }

    @Override
    public void onIteration(long iteration, long total, double loss) {
      long now = System.nanoTime();
      if (iteration == 0) {
        begin = now;
      } else if (before - begin > length / 3) {
        microseconds.add((now - before) / 1e3);
      }
      before = now;
    }

    boolean isOver() {
      return !microseconds.isEmpty() && before - begin > length;
    }

    Times times() {
      double[] sorted = microseconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      return new Times(sorted[sorted.length / 2], sorted[0]);
    }
  }
}
