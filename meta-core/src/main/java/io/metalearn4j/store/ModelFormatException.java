package io.metalearn4j.store;

import java.io.IOException;

/**
 * A model file is not what its format promises.
 *
 * <p>The message names the file, the field, the byte offset and the rule that was broken. Nothing
 * of the file has been handed out when it is thrown.
 */
public class ModelFormatException extends IOException {
  private final String field;
  private final long offset;

  /**
   * Creates the exception.
   *
   * @param source the file, or what else the bytes came from
   * @param field the field that is wrong
   * @param offset the byte offset of the field, 0 or more
   * @param rule what was found, and the rule it breaks
   */
  public ModelFormatException(String source, String field, long offset, String rule) {
    super(source + ": " + field + " at byte " + offset + ": " + rule);
    this.field = field;
    this.offset = offset;
  }

  /**
   * Creates the exception for a field inside a text, which has no byte offset of its own.
   *
   * @param source the file, or what else the text came from
   * @param field the field that is wrong
   * @param rule what was found, and the rule it breaks
   */
  public ModelFormatException(String source, String field, String rule) {
    super(source + ": " + field + ": " + rule);
    this.field = field;
    this.offset = -1;
  }

  /** Returns the field that is wrong. */
  public final String field() {
    return field;
  }

  /** Returns the byte offset of the field in the file, or -1 where it has none of its own. */
  public final long offset() {
    return offset;
  }
}
