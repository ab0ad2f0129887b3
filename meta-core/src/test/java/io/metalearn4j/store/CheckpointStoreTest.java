package io.metalearn4j.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckpointStoreTest {
  @TempDir private Path directory;

  @Test
  void isEmptyAtFirst() throws IOException {
    assertEquals(Optional.empty(), CheckpointStore.open(directory.resolve("a/b"), 2).loadNewest());
  }

  @Test
  void loadsTheNewestAndKeepsTheOneBefore() throws IOException {
    CheckpointStore store = CheckpointStore.open(directory, 2);
    Files.writeString(directory.resolve("notes.txt"), "mine");
    Path leftOver = directory.resolve("." + name(30) + ".x.tmp");
    Files.writeString(leftOver, "of a killed writer");
    for (long number : new long[] {10, 20, 30}) {
      store.save(number, Models.small(number));
    }
    CheckpointStore.Loaded loaded = CheckpointStore.open(directory, 2).loadNewest().orElseThrow();
    assertEquals(new CheckpointStore.Loaded(30, Models.small(30), List.of()), loaded);
    assertEquals(List.of(name(20), name(30), "notes.txt"), names());
  }

  @Test
  void replacesACheckpointOfTheSameNumber() throws IOException {
    CheckpointStore store = CheckpointStore.open(directory, 2);
    store.save(1, Models.small(1));
    store.save(1, Models.small(2));
    assertEquals(Models.small(2), store.loadNewest().orElseThrow().content());
  }

  @Test
  void fallsBackFromADamagedCheckpointAndSaysSo() throws IOException {
    CheckpointStore store = filled(10, 20);
    damage(20);
    CheckpointStore.Loaded loaded = store.loadNewest().orElseThrow();
    assertEquals(10, loaded.number());
    assertEquals(Models.small(10), loaded.content());
    assertEquals(directory.resolve(name(20)), loaded.skipped().get(0).file());
    assertTrue(loaded.skipped().get(0).reason() instanceof ChecksumMismatchException);
  }

  @Test
  void keepsTheCheckpointItFellBackToWhileDamagedOnesAreAround() throws IOException {
    CheckpointStore store = filled(10, 20);
    damage(20);
    assertEquals(10, store.loadNewest().orElseThrow().number());
    store.save(15, Models.small(15));
    assertEquals(List.of(name(10), name(15), name(20)), names());
    store.save(25, Models.small(25));
    assertEquals(List.of(name(15), name(25)), names());
  }

  @Test
  void refusesToStartAfreshWhenAllAreDamaged() throws IOException {
    CheckpointStore store = filled(10, 20);
    damage(10);
    damage(20);
    var e = assertThrows(NoValidCheckpointException.class, store::loadNewest);
    assertEquals(2, e.getSuppressed().length);
    assertTrue(e.toString().contains(name(10)) && e.toString().contains(name(20)), e.toString());
    assertEquals(List.of(name(10), name(20)), names());
  }

  @Test
  void doesNotFallBackFromACheckpointOfANewerRelease() throws IOException {
    CheckpointStore store = filled(10, 20);
    Path newest = directory.resolve(name(20));
    byte[] bytes = Files.readAllBytes(newest);
    bytes[DamagedFileTest.versionAt(bytes)] = '7';
    Files.write(newest, bytes);
    assertThrows(FormatTooNewException.class, store::loadNewest);
  }

  @ParameterizedTest
  @EnumSource
  void keepsEveryCheckpointWhenSavingFails(FaultyDisk.Fault fault) throws IOException {
    filled(10, 20);
    CheckpointStore store = new CheckpointStore(directory, 2, new FaultyDisk(fault));
    assertThrows(IOException.class, () -> store.save(30, Models.small(30)));
    boolean renamed = fault == FaultyDisk.Fault.SYNC_DIRECTORY;
    assertEquals(renamed ? 30 : 20, store.loadNewest().orElseThrow().number());
    assertTrue(names().containsAll(List.of(name(10), name(20))));
  }

  @Test
  void refusesNumbersOutOfRange() throws IOException {
    assertThrows(IllegalArgumentException.class, () -> CheckpointStore.open(directory, 1));
    CheckpointStore store = CheckpointStore.open(directory, 2);
    assertThrows(IllegalArgumentException.class, () -> store.save(-1, Models.small(1)));
    store.save(Long.MAX_VALUE, Models.small(1));
    assertEquals(Long.MAX_VALUE, store.loadNewest().orElseThrow().number());
  }

  private CheckpointStore filled(long... numbers) throws IOException {
    CheckpointStore store = CheckpointStore.open(directory, 2);
    for (long number : numbers) {
      store.save(number, Models.small(number));
    }
    return store;
  }

  private void damage(long number) throws IOException {
    Path file = directory.resolve(name(number));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 4;
    Files.write(file, bytes);
  }

  private static String name(long number) {
    return String.format("checkpoint-%019d.safetensors", number);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
