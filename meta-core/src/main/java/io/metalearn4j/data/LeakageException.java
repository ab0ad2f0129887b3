package io.metalearn4j.data;

/** What a model is asked was trained on or shown, or comes before what it was trained on. */
public final class LeakageException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * Leakage.
   *
   * @param message names what leaks, and from where to where
   */
  public LeakageException(String message) {
    super(message);
  }
}
