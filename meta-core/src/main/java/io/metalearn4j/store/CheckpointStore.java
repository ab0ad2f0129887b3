package io.metalearn4j.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A directory of numbered checkpoints, of which the newest valid one is loaded.
 *
 * <p>A checkpoint is committed atomically, and older ones are deleted only after that, so a crash
 * at any moment leaves at least the one before. A damaged checkpoint is reported, skipped, and
 * deleted once a later one is committed. Files of other names are left alone. Methods may be called
 * from any thread; at most one process may write to a directory.
 */
public final class CheckpointStore {
  private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{19})\\.safetensors");
  private static final Pattern LEFT_OVER =
      Pattern.compile("\\.checkpoint-\\d{19}\\.safetensors\\..*\\.tmp");

  private final Path directory;
  private final int keep;
  private final AtomicFiles.Disk disk;
  private final TreeSet<Long> damaged = new TreeSet<>();

  CheckpointStore(Path directory, int keep, AtomicFiles.Disk disk) {
    this.directory = directory;
    this.keep = keep;
    this.disk = disk;
  }

  /** A checkpoint that was loaded, and the newer ones that were damaged. */
  public record Loaded(long number, TensorFile content, List<Damaged> skipped) {
    /** Copies the list. */
    public Loaded {
      skipped = List.copyOf(skipped);
    }
  }

  /** A checkpoint that cannot be used, and why. */
  public record Damaged(Path file, ModelFormatException reason) {}

  /**
   * Opens a directory, which is created if there is none.
   *
   * @param directory the directory
   * @param keep how many checkpoints to keep, at least 2
   * @throws IOException if the directory cannot be created
   */
  public static CheckpointStore open(Path directory, int keep) throws IOException {
    if (keep < 2) {
      throw new IllegalArgumentException("keep = " + keep + ", must be at least 2");
    }
    Files.createDirectories(directory);
    return new CheckpointStore(directory, keep, new AtomicFiles.FileDisk());
  }

  /**
   * Commits a checkpoint, then deletes the oldest ones beyond the number to keep.
   *
   * @param number its number, such as the iteration; an existing checkpoint of that number is
   *     replaced
   * @param content its content
   * @throws IOException if anything fails; every checkpoint that was there still is
   */
  public synchronized void save(long number, TensorFile content) throws IOException {
    if (number < 0) {
      throw new IllegalArgumentException("number = " + number + ", must be at least 0");
    }
    AtomicFiles.write(
        disk, directory.resolve(name(number)), new SafetensorsWriter(content)::writeTo);
    damaged.remove(number);
    deleteLeftOvers();
    deleteOlderThan(number);
  }

  /**
   * Loads the newest valid checkpoint.
   *
   * @return the checkpoint, with every newer one that was damaged; empty only if the directory has
   *     none at all
   * @throws NoValidCheckpointException if there are checkpoints but every one is damaged
   * @throws FormatVersionException if the newest checkpoint that is not damaged needs another
   *     release
   * @throws IOException if a file cannot be read
   */
  public synchronized Optional<Loaded> loadNewest() throws IOException {
    List<Damaged> skipped = new ArrayList<>();
    for (var entry : checkpoints().entrySet()) {
      try {
        TensorFile content = TensorFile.read(entry.getValue());
        return Optional.of(new Loaded(entry.getKey(), content, skipped));
      } catch (FormatVersionException e) {
        throw e; // not damage, so an older checkpoint is no substitute
      } catch (ModelFormatException e) {
        damaged.add(entry.getKey());
        skipped.add(new Damaged(entry.getValue(), e));
      }
    }
    if (!skipped.isEmpty()) {
      throw new NoValidCheckpointException(directory, skipped);
    }
    return Optional.empty();
  }

  /** Returns the checkpoints, the newest first. */
  private SortedMap<Long, Path> checkpoints() throws IOException {
    SortedMap<Long, Path> found = new TreeMap<>(Comparator.reverseOrder());
    for (Path file : files()) {
      Matcher matcher = NAME.matcher(String.valueOf(file.getFileName()));
      if (matcher.matches()) {
        found.put(Long.parseLong(matcher.group(1)), file);
      }
    }
    return found;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  /** Deletes temporary files of writers that were killed. */
  private void deleteLeftOvers() throws IOException {
    for (Path file : files()) {
      if (LEFT_OVER.matcher(String.valueOf(file.getFileName())).matches()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private void deleteOlderThan(long number) throws IOException {
    int kept = 1;
    for (var entry : checkpoints().tailMap(number).entrySet()) {
      long older = entry.getKey();
      if (older != number && (damaged.remove(older) || ++kept > keep)) {
        Files.deleteIfExists(entry.getValue());
      }
    }
  }

  private static String name(long number) {
    return String.format(Locale.ROOT, "checkpoint-%019d.safetensors", number);
  }
}
