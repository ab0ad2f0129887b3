package io.metalearn4j.benchmarks;

import io.metalearn4j.eval.Measurement;
import io.metalearn4j.report.JsonReport;
import io.metalearn4j.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.distribution.TDistribution;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs this library and its Python rivals in turn, A B A B, each measurement in a process of its
 * own, on the same tasks, and prints the ratio of their times with its interval: the geometric mean
 * of the rounds' ratios, and Student's interval at 95 % of its logarithm.
 *
 * <p>What cannot be run is named and left out.
 */
@Command(name = "compare", mixinStandardHelpOptions = true)
public final class Compare implements Runnable {
  private static final long SECONDS_A_PROCESS = 300;

  @Option(names = "--peers", required = true, description = "directory of the rivals' scripts")
  private Path peers = Path.of("");

  @Option(names = "--python", defaultValue = "python3", description = "Python that has the rivals")
  private String python = "python3";

  @Option(names = "--rounds", defaultValue = "3", description = "measurements of each system")
  private int rounds;

  @Option(names = "--seconds", defaultValue = "2", description = "length of a measurement")
  private double seconds;

  @Option(names = "--rows", defaultValue = ".*", description = "pattern of the rows to run")
  private Pattern rows = Pattern.compile(".*");

  @Option(names = "--rivals", defaultValue = ".*", description = "pattern of the rivals to run")
  private Pattern rivals = Pattern.compile(".*");

  @Option(names = "--json", description = "file for the figures")
  private @Nullable Path json;

  private final TreeSet<String> leftOut = new TreeSet<>();
  private final Map<Work, Path> tasks = new EnumMap<>(Work.class);
  private final List<Measurement> figures = new ArrayList<>();

  /** Runs the command. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Compare()).execute(arguments));
  }

  @Override
  public void run() {
    System.out.println(Machine.describe());
    List<Rival> present = new ArrayList<>();
    for (Rival rival : Rival.ALL) {
      if (rivals.matcher(rival.name()).matches()) {
        if (isPresent(rival)) {
          present.add(rival);
        } else {
          leftOut.add(rival.name() + ": " + python + " cannot import " + rival.module());
        }
      }
    }
    for (Row row : Row.all()) {
      if (rows.matcher(row.name()).matches()) {
        compare(row, present.stream().filter(rival -> rival.runs(row)).toList());
      }
    }
    leftOut.forEach(reason -> System.out.println("left out: " + reason));
    write();
  }

  private boolean isPresent(Rival rival) {
    return output(List.of(python, "-c", "import " + rival.module())) != null;
  }

  private void compare(Row row, List<Rival> present) {
    List<Double> own = new ArrayList<>();
    Map<Rival, List<Double>> theirs = new LinkedHashMap<>();
    present.forEach(rival -> theirs.put(rival, new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      double time =
          figure(ownCommand(row), row)
              .orElseThrow(() -> new IllegalStateException("cannot measure " + row.name()));
      own.add(time);
      for (Map.Entry<Rival, List<Double>> rival : theirs.entrySet()) {
        OptionalDouble figure = figure(rival.getKey().command(python, row, seconds), row);
        figure.ifPresent(value -> rival.getValue().add(value));
        if (figure.isEmpty()) {
          leftOut.add(rival.getKey().name() + " on " + row.name() + ": its script failed");
        }
      }
    }
    System.out.printf(
        Locale.ROOT, "%-32s %-22s %9.4f %s%n", row.name(), "metalearn4j", median(own), row.unit());
    add(row, "metalearn4j", "time (" + row.unit() + ")", median(own), Double.NaN, Double.NaN);
    theirs.forEach(
        (rival, times) -> {
          if (times.size() == own.size()) {
            report(row, rival, own, times);
          }
        });
  }

  private void report(Row row, Rival rival, List<Double> own, List<Double> theirs) {
    double[] logarithms = new double[own.size()];
    for (int i = 0; i < logarithms.length; i++) {
      logarithms[i] = Math.log(theirs.get(i) / own.get(i));
    }
    double mean = Arrays.stream(logarithms).average().orElse(Double.NaN);
    double half = halfInterval(logarithms, mean);
    System.out.printf(
        Locale.ROOT,
        "%-32s %-22s %9.4f %s  ratio %.2f [%.2f, %.2f]%n",
        row.name(),
        rival.name(),
        median(theirs),
        row.unit(),
        Math.exp(mean),
        Math.exp(mean - half),
        Math.exp(mean + half));
    add(row, rival.name(), "time (" + row.unit() + ")", median(theirs), Double.NaN, Double.NaN);
    add(row, rival.name(), "ratio", Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half));
  }

  private static double halfInterval(double[] values, double mean) {
    if (values.length < 2) {
      return 0;
    }
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    double error = Math.sqrt(sum / (values.length - 1) / values.length);
    return error * new TDistribution(values.length - 1.0).inverseCumulativeProbability(0.975);
  }

  private void add(Row row, String system, String metric, double value, double low, double high) {
    figures.add(
        new Measurement(
            "compare", system, metric, Map.of("work", row.name()), 0, value, low, high, rounds));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(Double.NaN);
  }

  private List<String> ownCommand(Row row) {
    List<String> command = new ArrayList<>(pinned(row.threads()));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules",
            "jdk.incubator.vector",
            "-cp",
            System.getProperty("java.class.path"),
            Measure.class.getName(),
            "--work",
            row.work().name(),
            "--algorithm",
            row.algorithm().name(),
            "--steps",
            "" + row.steps(),
            "--threads",
            "" + row.threads(),
            "--seconds",
            "" + seconds));
    if (row.isAdaptation()) {
      command.add("--adapt");
    }
    Path file = tasks.computeIfAbsent(row.work(), this::export);
    if (Files.exists(file)) {
      command.addAll(List.of("--tasks", file.toString()));
    }
    return command;
  }

  /** One thread means one core, as the rivals' scripts have it. */
  private static List<String> pinned(int threads) {
    return Files.isExecutable(Path.of("/usr/bin/taskset"))
        ? List.of("taskset", "-c", threads == 1 ? "0" : "0-" + (threads - 1))
        : List.of();
  }

  /** Has the rivals draw their tasks, into a file. */
  private Path export(Work work) {
    try {
      Path file = Files.createTempFile("tasks", ".f32");
      file.toFile().deleteOnExit();
      String script =
          """
          import sys
          file, work = sys.argv[1:]
          sys.argv = ["export", "--work", work]
          import common
          pool = common.pool(common.setup("export"))
          with open(file, "wb") as out:
              for part in pool:
                  out.write(part.astype("<f4").tobytes())
          """;
      String done =
          output(
              List.of(python, "-c", script, file.toString(), work.name().toLowerCase(Locale.ROOT)));
      if (done == null) {
        leftOut.add(
            "the rivals' tasks of " + work + " cannot be drawn; this library draws its own");
        Files.delete(file);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OptionalDouble figure(List<String> command, Row row) {
    String output = output(command);
    Matcher matcher =
        Pattern.compile("\"" + row.key() + "\": ([0-9.]+)").matcher(output == null ? "" : output);
    return matcher.find()
        ? OptionalDouble.of(Double.parseDouble(matcher.group(1)))
        : OptionalDouble.empty();
  }

  /** What a process prints, or null if it fails. */
  private @Nullable String output(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(peers.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean isOver = process.waitFor(SECONDS_A_PROCESS, TimeUnit.SECONDS);
      if (!isOver) {
        process.destroyForcibly();
      }
      return isOver && process.exitValue() == 0 ? text : null;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void write() {
    Path file = json;
    if (file == null) {
      return;
    }
    Report report =
        Report.builder("Comparison with Python: " + Machine.describe())
            .section("Ratios")
            .measurements(figures)
            .build();
    try {
      Files.writeString(file, new JsonReport().render(report));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
