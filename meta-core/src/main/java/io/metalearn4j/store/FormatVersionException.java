package io.metalearn4j.store;

/**
 * A model file has a format version that this library cannot read; the message states both
 * versions.
 *
 * @see FormatTooOldException
 * @see FormatTooNewException
 */
public abstract sealed class FormatVersionException extends ModelFormatException
    permits FormatTooOldException, FormatTooNewException {
  private final int found;

  FormatVersionException(String source, long offset, int found, String rule) {
    super(source, SafetensorsFormat.VERSION_KEY, offset, rule);
    this.found = found;
  }

  /** Returns the version that the file states. */
  public final int found() {
    return found;
  }
}
