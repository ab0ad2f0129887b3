package io.metalearn4j.data;

/**
 * Data that a model cannot be trained on or adapted to; the message names the value and the rule.
 */
public final class InvalidExamplesException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** An exception with a message that names the value and the rule. */
  public InvalidExamplesException(String message) {
    super(message);
  }
}
