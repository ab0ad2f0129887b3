package io.metalearn4j.store;

/** A model file was written in a format that this library no longer reads. */
public final class FormatTooOldException extends FormatVersionException {
  FormatTooOldException(String source, long offset, int found, int oldest, int newest) {
    super(
        source,
        offset,
        found,
        "format version "
            + found
            + " is too old, this library reads "
            + oldest
            + " to "
            + newest
            + "; rewrite the file with the release that wrote it");
  }
}
