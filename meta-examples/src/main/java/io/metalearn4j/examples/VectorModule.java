package io.metalearn4j.examples;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The Vector API: an incubator module that only the command line can enable, so the launcher starts
 * itself once more with it.
 */
final class VectorModule {

  private static final String NAME = "jdk.incubator.vector";

  private VectorModule() {}

  /** Whether this JDK has the module and this JVM runs without it. */
  static boolean canBeEnabled() {
    return ModuleLayer.boot().findModule(NAME).isEmpty()
        && ModuleFinder.ofSystem().find(NAME).isPresent();
  }

  /**
   * Runs a main class in a child JVM with the module enabled, on this JVM's options, class path and
   * console.
   *
   * @param main the class
   * @param args its arguments
   * @return the child's exit code
   */
  static int relaunch(Class<?> main, List<String> args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("--add-modules", NAME));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(args);
    Process child = new ProcessBuilder(command).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(child::destroy));
    return child.waitFor();
  }
}
