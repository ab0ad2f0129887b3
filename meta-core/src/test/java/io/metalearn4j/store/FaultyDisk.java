package io.metalearn4j.store;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A disk of which one step fails. */
final class FaultyDisk extends AtomicFiles.FileDisk {
  /** The step that fails. */
  enum Fault {
    FULL,
    SYNC,
    RENAME,
    SYNC_DIRECTORY
  }

  private final Fault fault;

  FaultyDisk(Fault fault) {
    this.fault = fault;
  }

  @Override
  public void write(Path file, AtomicFiles.Content content) throws IOException {
    if (fault == Fault.FULL) {
      super.write(file, out -> content.writeTo(new FullAfter(out, 100)));
    }
    super.write(file, content);
    fail(Fault.SYNC);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    fail(Fault.RENAME);
    super.rename(from, to);
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    fail(Fault.SYNC_DIRECTORY);
    super.syncDirectory(directory);
  }

  private void fail(Fault step) throws IOException {
    if (fault == step) {
      throw new IOException("injected: " + step);
    }
  }

  private static final class FullAfter extends FilterOutputStream {
    private int left;

    FullAfter(OutputStream out, int bytes) {
      super(out);
      left = bytes;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int fits = Math.min(left, length);
      out.write(bytes, offset, fits);
      left -= fits;
      if (fits < length) {
        throw new IOException("injected: FULL");
      }
    }
  }
}
