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
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs this library and its rivals in turn, A B A B, each measurement in a process of its own, on
 * the same tasks, and prints how many times longer they take: the geometric mean of the rounds'
 * ratios and its interval, for the medians and for the least times of each measurement. On a
 * machine that does other work as well, the least times say more.
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

  @Option(
      names = "--warm-up",
      defaultValue = "10",
      description = "seconds that this library runs before it is measured")
  private double warmUp;

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
    return rival.isRaw() || output(List.of(python, "-c", "import " + rival.module())) != null;
  }

  private void compare(Row row, List<Rival> present) {
    List<Times> own = new ArrayList<>();
    Map<Rival, List<Times>> theirs = new LinkedHashMap<>();
    present.forEach(rival -> theirs.put(rival, new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      own.add(
          times(ownCommand(row), row)
              .orElseThrow(() -> new IllegalStateException("cannot measure " + row.name())));
      for (Map.Entry<Rival, List<Times>> rival : theirs.entrySet()) {
        Optional<Times> times = times(command(rival.getKey(), row), row);
        times.ifPresent(rival.getValue()::add);
        if (times.isEmpty()) {
          leftOut.add(rival.getKey().name() + " on " + row.name() + ": its script failed");
        }
      }
    }
    report(row, "metalearn4j", own, own);
    theirs.forEach(
        (rival, times) -> {
          if (times.size() == own.size()) {
            report(row, rival.name(), own, times);
          }
        });
  }

  private void report(Row row, String system, List<Times> own, List<Times> theirs) {
    double median = Times.middle(theirs, Times::median);
    double least = Times.middle(theirs, Times::least);
    Times.Ratio ratio = Times.Ratio.of(own, theirs, Times::median);
    Times.Ratio leastRatio = Times.Ratio.of(own, theirs, Times::least);
    System.out.printf(
        Locale.ROOT,
        "%-30s %-20s median %9.4f %s, %.2f [%.2f, %.2f]   least %9.4f %s, %.2f [%.2f, %.2f]%n",
        row.name(),
        system,
        median,
        row.unit(),
        ratio.value(),
        ratio.low(),
        ratio.high(),
        least,
        row.unit(),
        leastRatio.value(),
        leastRatio.low(),
        leastRatio.high());
    add(row, system, "median (" + row.unit() + ")", new Times.Ratio(median, median, median));
    add(row, system, "least (" + row.unit() + ")", new Times.Ratio(least, least, least));
    add(row, system, "ratio of medians", ratio);
    add(row, system, "ratio of least", leastRatio);
  }

  private void add(Row row, String system, String metric, Times.Ratio figure) {
    figures.add(
        new Measurement(
            "compare",
            system,
            metric,
            Map.of("work", row.name()),
            0,
            figure.value(),
            figure.low(),
            figure.high(),
            rounds));
  }

  private List<String> command(Rival rival, Row row) {
    if (!rival.isRaw()) {
      return rival.command(python, row, seconds);
    }
    List<String> command = new ArrayList<>(List.of("env", "OMP_NUM_THREADS=1"));
    command.addAll(ownCommand(row)); // arrays this small take longer with more threads
    command.addAll(List.of("--raw", rival.variant()));
    return command;
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
            "" + seconds,
            "--warm-up",
            "" + warmUp));
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

  private Optional<Times> times(List<String> command, Row row) {
    String output = output(command);
    return output == null ? Optional.empty() : Times.parse(row, output);
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
