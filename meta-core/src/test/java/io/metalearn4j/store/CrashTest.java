package io.metalearn4j.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a JVM that writes checkpoints, at random moments, and looks at what it left. */
class CrashTest {
  @TempDir private Path directory;

  @Test
  void everyCommittedCheckpointOutlivesThreeKills() throws Exception {
    everyCommittedCheckpointOutlives(3);
  }

  @Test
  @Tag("fuzz")
  void everyCommittedCheckpointOutlivesFiftyKills() throws Exception {
    everyCommittedCheckpointOutlives(50);
  }

  private void everyCommittedCheckpointOutlives(int kills) throws Exception {
    SplittableRandom random = new SplittableRandom(11);
    long newest = -1;
    for (int i = 0; i < kills; i++) {
      long committed = Math.max(newest, killWriterAfter(random.nextInt(200)));
      CheckpointStore.Loaded loaded = CheckpointStore.open(directory, 2).loadNewest().orElseThrow();
      assertTrue(loaded.number() >= committed, loaded.number() + " is older than " + committed);
      assertTrue(loaded.skipped().isEmpty(), () -> "damaged: " + loaded.skipped());
      assertEquals(Writer.content(loaded.number()), loaded.content());
      newest = loaded.number();
    }
  }

  /**
   * Kills a writer some time after its first commit, and returns the last commit that it reported.
   */
  private long killWriterAfter(int milliseconds) throws IOException, InterruptedException {
    Process writer = ForkedJava.start(Writer.class, "-Xmx64m", directory.toString());
    try (BufferedReader reports = writer.inputReader(UTF_8)) {
      String last = reports.readLine();
      TimeUnit.MILLISECONDS.sleep(milliseconds);
      writer.toHandle().destroyForcibly(); // not of the Process, which closes its streams
      writer.waitFor();
      for (String line = last; line != null; line = reports.readLine()) {
        last = line;
      }
      return Long.parseLong(String.valueOf(last));
    }
  }

  /**
   * Writes checkpoints, from the newest there is, until it is killed; reports each after its
   * commit.
   */
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) throws IOException {
      CheckpointStore store = CheckpointStore.open(Path.of(args[0]), 2);
      long number = store.loadNewest().map(CheckpointStore.Loaded::number).orElse(0L);
      while (true) {
        number++;
        store.save(number, content(number));
        System.out.println(number);
      }
    }

    static TensorFile content(long number) {
      float[] values = new float[50_000];
      Arrays.fill(values, (float) number);
      return TensorFile.builder()
          .metadata("number", Long.toString(number))
          .tensor("values", Tensor.of(values, values.length))
          .build();
    }
  }
}
