package io.metalearn4j.store;

/** A model file was written by a newer release, in a format that this library does not know yet. */
public final class FormatTooNewException extends FormatVersionException {
  FormatTooNewException(String source, long offset, int found, int oldest, int newest) {
    super(
        source,
        offset,
        found,
        "format version "
            + found
            + " is too new, this library reads "
            + oldest
            + " to "
            + newest
            + "; use a newer release");
  }
}
