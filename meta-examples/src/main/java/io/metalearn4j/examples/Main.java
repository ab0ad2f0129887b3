package io.metalearn4j.examples;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The launcher of all examples. */
@Command(name = "examples", mixinStandardHelpOptions = true, version = "0.1.0")
public final class Main implements Runnable {

  private Main() {}

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  /**
   * Runs one example.
   *
   * @param args its name and options
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
