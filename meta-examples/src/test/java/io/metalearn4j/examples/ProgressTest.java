package io.metalearn4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private Instant now = Instant.EPOCH;

  @Test
  void aLineEveryTenSeconds() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try (Progress progress = new Progress.Lines("Training", 4000, out, () -> now)) {
      for (int i = 1; i <= 25; i++) {
        now = now.plusSeconds(1);
        progress.update(100L * i, () -> "loss 0.5");
      }
    }

    assertEquals(
        """
        Training ...
        Training: 1,000 of 4,000 (25%), loss 0.5
        Training: 2,000 of 4,000 (50%), loss 0.5
        Training: done in 25.0 s
        """,
        bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"));
  }
}
