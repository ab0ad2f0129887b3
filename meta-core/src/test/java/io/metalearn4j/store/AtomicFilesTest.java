package io.metalearn4j.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AtomicFilesTest {
  @TempDir private Path directory;

  @Test
  void createsAndReplaces() throws IOException {
    Path file = directory.resolve("model");
    AtomicFiles.write(file, text("old"));
    AtomicFiles.write(file, text("new"));
    assertEquals("new", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheOldContentWhenAStepFails(FaultyDisk.Fault fault) throws IOException {
    Path file = directory.resolve("model");
    AtomicFiles.write(file, text("old"));
    String content = "new".repeat(100);
    var e =
        assertThrows(
            IOException.class, () -> AtomicFiles.write(new FaultyDisk(fault), file, text(content)));
    assertEquals("injected: " + fault, e.getMessage());
    boolean renamed = fault == FaultyDisk.Fault.SYNC_DIRECTORY;
    assertEquals(renamed ? content : "old", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void keepsTheOldContentWhenTheContentFails() throws IOException {
    Path file = directory.resolve("model");
    AtomicFiles.write(file, text("old"));
    AtomicFiles.Content broken =
        out -> {
          out.write(1);
          throw new IllegalStateException("no more");
        };
    assertThrows(IllegalStateException.class, () -> AtomicFiles.write(file, broken));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void failsInAReadOnlyDirectory() throws IOException {
    Path file = directory.resolve("model");
    AtomicFiles.write(file, text("old"));
    assumeFalse(!directory.toFile().setWritable(false), "cannot make a directory read-only here");
    try {
      assumeFalse(Files.isWritable(directory), "this user may write to read-only directories");
      assertThrows(IOException.class, () -> AtomicFiles.write(file, text("new")));
    } finally {
      assertTrue(directory.toFile().setWritable(true));
    }
    assertEquals("old", Files.readString(file));
  }

  @Test
  void failsWithoutADirectory() {
    Path file = directory.resolve("missing").resolve("model");
    assertThrows(IOException.class, () -> AtomicFiles.write(file, text("new")));
    assertThrows(IOException.class, () -> AtomicFiles.write(Path.of("/"), text("new")));
  }

  @Test
  void finishesOnAnInterruptedThreadAndKeepsTheFlag() throws IOException {
    Path file = directory.resolve("model");
    Thread.currentThread().interrupt();
    AtomicFiles.write(file, text("new"));
    assertTrue(Thread.interrupted());
    assertFalse(Thread.interrupted());
    assertEquals("new", Files.readString(file));
  }

  @Test
  void leavesOneWholeContentOfManyConcurrentWriters() throws Exception {
    Path file = directory.resolve("model");
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> writers =
          IntStream.range(0, 4)
              .<Future<?>>mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            start.await();
                            for (int n = 0; n < 5; n++) {
                              AtomicFiles.write(file, text(Integer.toString(i).repeat(10_000)));
                            }
                            return i;
                          }))
              .toList();
      start.countDown();
      for (Future<?> writer : writers) {
        writer.get();
      }
    } finally {
      threads.shutdown();
    }
    String content = Files.readString(file);
    assertEquals(content.substring(0, 1).repeat(10_000), content);
    assertEquals(List.of(file), files());
  }

  private static AtomicFiles.Content text(String text) {
    return out -> out.write(text.getBytes(UTF_8));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
