package io.metalearn4j.data.table;

/** Data of one part of a split is also, or belongs before, that of another. */
public final class LeakageException extends IllegalArgumentException {
  LeakageException(String message) {
    super(message);
  }
}
