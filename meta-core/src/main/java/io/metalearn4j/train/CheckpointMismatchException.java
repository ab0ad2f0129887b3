package io.metalearn4j.train;

import java.nio.file.Path;

/**
 * A checkpoint of a run with another configuration, schema or seed; the message names the field and
 * both values.
 */
public final class CheckpointMismatchException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final String field;

  CheckpointMismatchException(Path directory, String field, String now, String stored) {
    super(
        "checkpoint in "
            + directory
            + " was written with another "
            + field
            + ": it has "
            + stored
            + ", this run has "
            + now
            + "; resume with the same configuration, or use an empty directory");
    this.field = field;
  }

  /** The field that differs. */
  public String field() {
    return field;
  }
}
