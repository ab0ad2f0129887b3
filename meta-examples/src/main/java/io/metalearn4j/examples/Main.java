package io.metalearn4j.examples;

import io.metalearn4j.examples.shop.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The launcher of all examples: {@code java -jar examples.jar NAME [options]}. */
@Command(
    name = "examples.jar",
    description = "Meta-learning for commerce, on data that ship with it or lie in --data.",
    version = "metalearn4j 0.1.0",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "NAME",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:failed while running", "2:wrong name, option or value"},
    subcommands = {Shop.class, Sinusoid.class, Recsys.class, Forecast.class})
public final class Main implements Runnable {

  @Spec private CommandSpec spec;

  /** For picocli. */
  Main() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing the name of an example");
  }

  /**
   * Runs one example and ends the JVM with its exit code.
   *
   * @param args the example's name and its options
   */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(
            (failure, args) -> {
              CommandLine command = failure.getCommandLine();
              command.getErr().println(failure.getMessage());
              UnmatchedArgumentException.printSuggestions(failure, command.getErr());
              command.getErr().printf("Try: %s --help%n", command.getCommandSpec().qualifiedName());
              return CommandLine.ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (failure instanceof IOException || failure instanceof UncheckedIOException) {
                command.getErr().println("Failed: " + failure);
              } else if (failure instanceof IllegalArgumentException) {
                command.getErr().println("Failed: " + failure.getMessage());
              } else {
                failure.printStackTrace(command.getErr());
              }
              return CommandLine.ExitCode.SOFTWARE;
            });
  }
}
