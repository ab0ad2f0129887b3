package io.metalearn4j.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a main class of the tests in a JVM of its own. */
public final class ForkedJava {
  private static final String VECTORS = "jdk.incubator.vector";

  private ForkedJava() {}

  /** Starts it with one JVM option and arguments; its errors are those of this JVM. */
  public static Process start(Class<?> main, String jvmOption, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(jvmOption);
    if (ModuleLayer.boot()
        .findModule(VECTORS)
        .isPresent()) { // so that kernels and bits are the same
      command.add("--add-modules");
      command.add(VECTORS);
    }
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
