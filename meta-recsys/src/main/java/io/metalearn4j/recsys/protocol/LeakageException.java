package io.metalearn4j.recsys.protocol;

/** A protocol would ask for what was trained on or shown. */
public final class LeakageException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  LeakageException(String message) {
    super(message);
  }
}
