package io.metalearn4j.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that every example has, each checked before anything runs. */
public final class CommonOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "7",
      description = "Seed of every random draw (default: ${DEFAULT-VALUE}).")
  private long seed;

  private int threads = Runtime.getRuntime().availableProcessors();
  private @Nullable Path data;
  private @Nullable Path json;
  private @Nullable Path report;

  @Option(
      names = "--no-relaunch",
      description = "Stay in this JVM, without the Vector API if it is not enabled.")
  private boolean noRelaunch;

  /** For picocli. */
  CommonOptions() {}

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use; figures do not depend on it (default: all cores).")
  void setThreads(int count) {
    threads = OptionRules.atLeast(spec, "--threads", count, 1);
  }

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Directory of the data sets that do not ship with the examples.")
  void setData(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw OptionRules.invalid(spec, "--data", "no such directory: " + directory);
    }
    data = directory;
  }

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write every figure into this file, as a flat JSON array.")
  void setJson(Path file) {
    json = writable("--json", file);
  }

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the report into this file, as one HTML page with plots.")
  void setReport(Path file) {
    report = writable("--report", file);
  }

  /** Seed of every random draw. */
  public long seed() {
    return seed;
  }

  /** Number of threads, at least 1. */
  public int threads() {
    return threads;
  }

  /** Directory of further data sets, which exists. */
  public Optional<Path> data() {
    return Optional.ofNullable(data);
  }

  /**
   * A file or directory below {@code --data}.
   *
   * @param name its path below the directory
   * @return its path; it exists
   * @throws ParameterException if {@code --data} is not given or has no such file
   */
  public Path data(String name) {
    if (data == null) {
      throw new ParameterException(
          spec.commandLine(), "Missing option --data DIR: this example reads DIR/" + name);
    }
    Path file = data.resolve(name);
    if (!Files.exists(file)) {
      throw OptionRules.invalid(spec, "--data", "no such file: " + file);
    }
    return file;
  }

  Optional<Path> json() {
    return Optional.ofNullable(json);
  }

  Optional<Path> report() {
    return Optional.ofNullable(report);
  }

  boolean mayRelaunch() {
    return !noRelaunch;
  }

  private Path writable(String option, Path file) {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory) || Files.isDirectory(file)) {
      throw OptionRules.invalid(spec, option, "not a file in a directory that exists: " + file);
    }
    return file;
  }
}
