package io.metalearn4j.learner;

/**
 * A learner that cannot do what an algorithm needs, such as Hessian-vector products; the message
 * names both.
 */
public final class UnsupportedLearnerException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** An exception with a message that names the learner and the need. */
  public UnsupportedLearnerException(String message) {
    super(message);
  }
}
