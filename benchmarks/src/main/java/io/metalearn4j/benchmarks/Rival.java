package io.metalearn4j.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Another system that does the same work: one of Python, in a script of the peers' directory, or
 * what one writes in Java without this library.
 *
 * @param name as it is printed
 * @param module what Python must be able to import, empty for Java
 * @param script file name of the script, empty for Java
 * @param variant the script's {@code --variant}, empty for none; the kind of {@link RawMaml}
 */
record Rival(String name, String module, String script, String variant) {

  /** Those for whole iterations and adaptation, the fastest first. */
  static final List<Rival> ALL =
      List.of(
          new Rival("JAX scan", "jax", "jax_maml.py", "scan"),
          new Rival("JAX jit", "jax", "jax_maml.py", "jit"),
          new Rival("JAX scan, unrolled", "jax", "jax_maml.py", "scan,unroll"),
          new Rival("JAX jit, synchronous", "jax", "jax_maml.py", "jit,sync"),
          new Rival("torch.compile", "torch", "torch_maml.py", "compile"),
          new Rival("torch.func", "torch", "torch_maml.py", "eager"),
          new Rival("NumPy", "numpy", "numpy_maml.py", ""),
          new Rival("learn2learn", "learn2learn", "learn2learn_maml.py", ""),
          new Rival("TorchOpt", "torchopt", "torchopt_maml.py", ""),
          new Rival("higher", "higher", "higher_maml.py", ""),
          new Rival("ND4J", "", "", "nd4j"),
          new Rival("double[] loops", "", "", "naive"));

  /** Whether it is in this Java. */
  boolean isRaw() {
    return script.isEmpty();
  }

  /** The command that measures one row. */
  List<String> command(String python, Row row, double seconds) {
    List<String> command =
        new ArrayList<>(
            List.of(
                python,
                script,
                "--threads",
                "" + row.threads(),
                "--seconds",
                "" + seconds,
                "--repeats",
                "1"));
    if (row.isAdaptation()) {
      command.addAll(List.of("--work", "adapt"));
    } else {
      command.addAll(
          List.of(
              "--work",
              row.work().name().toLowerCase(Locale.ROOT),
              "--algorithm",
              row.algorithm().name().toLowerCase(Locale.ROOT),
              "--steps",
              "" + row.steps()));
    }
    if (!variant.isEmpty()) {
      command.addAll(List.of("--variant", variant));
    }
    return command;
  }

  /** Whether the comparison with this rival on this row says something that others do not. */
  boolean runs(Row row) {
    return switch (variant) {
      case "scan", "eager" -> !row.isAdaptation();
      case "scan,unroll" -> row.work() == Work.CLASSIFIER && row.steps() == 1;
      case "jit,sync" -> row.isAdaptation();
      case "compile" -> true;
      case "jit" -> !row.isAdaptation();
      default ->
          row.work() == Work.SINUSOID
              && (row.isAdaptation() || (row.algorithm() == Algorithm.MAML && row.steps() == 1));
    };
  }
}
