package io.metalearn4j.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A Python system that does the same work, in a script of the peers' directory.
 *
 * @param name as it is printed
 * @param module what Python must be able to import
 * @param script file name of the script
 * @param variant the script's {@code --variant}, empty for none
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
          new Rival("higher", "higher", "higher_maml.py", ""));

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
      default -> row.work() == Work.SINUSOID && (row.isAdaptation() || row.threads() == 1);
    };
  }
}
