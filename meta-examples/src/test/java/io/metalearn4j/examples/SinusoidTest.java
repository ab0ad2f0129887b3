package io.metalearn4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinusoidTest {

  @Test
  void printsTheErrorOfEveryAlgorithmAndNumberOfShots(@TempDir Path directory) throws IOException {
    Path json = directory.resolve("figures.json");
    Path page = directory.resolve("report.html");
    StringWriter out = new StringWriter();

    int status =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .execute(
                "sinusoid",
                "--algorithm",
                "maml,fomaml,reptile,averaging,joint",
                "--iterations",
                "20",
                "--test-tasks",
                "5",
                "--shots",
                "3,4",
                "--threads",
                "1",
                "--no-relaunch",
                "--json",
                json.toString(),
                "--report",
                page.toString());

    assertEquals(0, status);
    String text = out.toString();
    assertTrue(text.contains("Adaptation to 3 points of a new wave"), text);
    assertTrue(text.contains("Adaptation to 4 points of a new wave"), text);
    for (String row : new String[] {"MAML", "First-order MAML", "Reptile", "Joint pretraining"}) {
      assertTrue(text.contains(row), text);
    }
    assertTrue(Files.readString(json).contains("\"divergence rate\""));
    assertTrue(Files.readString(page).contains("<svg"));
  }

  @Test
  void refusesNoShots() {
    StringWriter err = new StringWriter();

    assertEquals(
        2,
        Main.commandLine()
            .setErr(new PrintWriter(err, true))
            .execute("sinusoid", "--no-relaunch", "--shots", "5,0"));
    assertTrue(err.toString().contains("--shots: 0 is not at least 1"), err::toString);
  }
}
