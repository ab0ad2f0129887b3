package io.metalearn4j.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Reads randomly mutated and truncated files: each loads equal or is refused, soon and in little
 * memory.
 */
class MutationTest {
  private static final long MOST_BYTES = 64L << 20;
  private static final long MOST_NANOSECONDS = TimeUnit.SECONDS.toNanos(1);

  @Test
  void refusesFiveHundredMutatedFiles() {
    readMutated(400, 100);
  }

  @Test
  @Tag("fuzz")
  void refusesElevenThousandMutatedFilesInASmallJvm() throws Exception {
    Process process = ForkedJava.start(MutationTest.class, "-Xmx256m", "10000", "1000");
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), output);
  }

  public static void main(String[] args) {
    readMutated(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
  }

  private static void readMutated(int mutated, int truncated) {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < mutated; i++) {
      TensorFile original = Models.small(i);
      byte[] bytes = original.toBytes();
      mutate(bytes, random);
      read(original, bytes);
    }
    for (int i = 0; i < truncated; i++) {
      TensorFile original = Models.small(i);
      byte[] bytes = original.toBytes();
      read(original, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
    }
  }

  /** Changes 1 to 8 bytes, of the first eight, of the header or anywhere. */
  private static void mutate(byte[] bytes, SplittableRandom random) {
    int reach = new int[] {Long.BYTES, bytes.length / 2, bytes.length}[random.nextInt(3)];
    int changes = random.nextInt(1, 9);
    for (int i = 0; i < changes; i++) {
      bytes[random.nextInt(reach)] = (byte) random.nextInt();
    }
  }

  private static void read(TensorFile original, byte[] bytes) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    try {
      assertEquals(original, TensorFile.parse(bytes));
    } catch (ModelFormatException e) {
      assertTrue(e.offset() >= 0 && !e.field().isEmpty(), e.toString());
    }
    assertTrue(System.nanoTime() - start < MOST_NANOSECONDS);
    assertTrue(threads.getCurrentThreadAllocatedBytes() - allocated < MOST_BYTES);
  }
}
