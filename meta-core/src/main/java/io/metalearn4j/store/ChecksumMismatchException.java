package io.metalearn4j.store;

/** The bytes of a model file are not those that were written: the file is damaged. */
public final class ChecksumMismatchException extends ModelFormatException {
  ChecksumMismatchException(String source, long offset, String stated, String computed) {
    super(
        source,
        SafetensorsFormat.CHECKSUM_KEY,
        offset,
        "the file states SHA-256 "
            + stated
            + " but its bytes have "
            + computed
            + ", so it is damaged");
  }
}
