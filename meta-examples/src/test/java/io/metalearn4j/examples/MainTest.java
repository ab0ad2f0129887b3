package io.metalearn4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  @Test
  void helpListsTheExamples() {
    assertEquals(0, run("--help"));
    assertTrue(out.toString().contains("sinusoid"), out::toString);
  }

  @Test
  void anUnknownNameSuggestsTheNearest() {
    assertEquals(2, run("shp"));
    assertTrue(err.toString().contains("Did you mean: examples.jar shop?"), err::toString);
  }

  @Test
  void aMissingNameIsAMistake() {
    assertEquals(2, run());
    assertTrue(err.toString().contains("Missing the name of an example"), err::toString);
  }

  @Test
  void wrongValuesNameTheOptionTheValueAndTheRule(@TempDir Path directory) {
    assertEquals(2, run("sinusoid", "--threads", "0"));
    assertEquals(2, run("sinusoid", "--data", directory.resolve("nowhere").toString()));
    assertEquals(2, run("sinusoid", "--json", directory.toString()));

    String message = err.toString();
    assertTrue(message.contains("Invalid value for --threads: 0 is not at least 1"), message);
    assertTrue(message.contains("Invalid value for --data: no such directory: "), message);
    assertTrue(
        message.contains("Invalid value for --json: not a file in a directory that exists: "),
        message);
  }

  @Test
  void everyExampleHasTheCommonOptions() {
    for (CommandLine example : Main.commandLine().getSubcommands().values()) {
      for (String option : new String[] {"--seed", "--threads", "--data", "--json", "--report"}) {
        assertTrue(
            example.getCommandSpec().optionsMap().containsKey(option),
            () -> example.getCommandName() + " lacks " + option);
      }
    }
  }
}
