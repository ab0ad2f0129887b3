package io.metalearn4j.store;

/**
 * A stored state belongs to another configuration, schema or seed; the message names the field with
 * both values.
 */
public final class MismatchException extends IllegalArgumentException {
  private final String field;

  /**
   * Creates the exception.
   *
   * @param field the field that differs
   * @param expected what it must be
   * @param found what it is
   */
  public MismatchException(String field, String expected, String found) {
    super(field + " is " + found + ", must be " + expected);
    this.field = field;
  }

  /** Returns the field that differs. */
  public String field() {
    return field;
  }
}
