package io.metalearn4j.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;

/**
 * Replaces a file so that a reader, or a machine that lost its power, finds either the old content
 * or the new one, whole.
 *
 * <p>The content goes to a temporary file in the same directory ({@code .NAME.*.tmp}), which is
 * forced to the disk and then renamed over the target; then the directory is forced. An interrupted
 * thread finishes its write and keeps its interrupt flag. Safe for use by many threads; of several
 * writers of one target the last rename wins.
 */
public final class AtomicFiles {
  private static final boolean WINDOWS =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

  private AtomicFiles() {}

  /** Writes the content of a file to a stream. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes everything; must not close the stream.
     *
     * @param out the stream, unbuffered
     * @throws IOException if the stream fails
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Replaces, or creates, a file.
   *
   * @param target the file; its directory must exist
   * @param content writes what the file shall hold
   * @throws IOException if anything fails. The target is then as it was; only when forcing the
   *     directory fails does it hold the new content already, which a power failure may still undo
   */
  public static void write(Path target, Content content) throws IOException {
    write(new FileDisk(), target, content);
  }

  static void write(Disk disk, Path target, Content content) throws IOException {
    Path file = target.toAbsolutePath();
    Path directory = file.getParent();
    Path name = file.getFileName();
    if (directory == null || name == null) {
      throw new IOException("cannot replace '" + target + "': must be a file inside a directory");
    }
    if (!Files.isDirectory(directory)) {
      throw new NoSuchFileException(
          directory.toString(), null, "must be a directory to write " + name + " in");
    }
    Path temporary = directory.resolve("." + name + "." + UUID.randomUUID() + ".tmp");
    try {
      disk.write(temporary, content);
      disk.rename(temporary, file);
    } catch (Throwable failure) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
      throw failure;
    }
    disk.syncDirectory(directory);
  }

  /** The steps of a commit, apart from each other so that a test can make any of them fail. */
  interface Disk {
    /** Writes a new file and forces it to the disk. */
    void write(Path file, Content content) throws IOException;

    /** Renames atomically, over an existing target. */
    void rename(Path from, Path to) throws IOException;

    /** Forces the entries of a directory to the disk. */
    void syncDirectory(Path directory) throws IOException;
  }

  /** The file system itself. */
  static class FileDisk implements Disk {
    @Override
    public void write(Path file, Content content) throws IOException {
      // Not a FileChannel: that closes itself under an interrupted thread, in the middle of the
      // write.
      try (FileOutputStream out = new FileOutputStream(file.toFile())) {
        content.writeTo(out);
        out.getFD().sync();
      }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
      if (WINDOWS) {
        return; // directories cannot be opened there, and a rename needs no more
      }
      boolean interrupted = false;
      try {
        while (true) {
          interrupted |= Thread.interrupted();
          try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
            return;
          } catch (ClosedByInterruptException e) {
            interrupted = true;
          }
        }
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
