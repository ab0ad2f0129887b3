package io.metalearn4j.train;

/**
 * Training whose thread was interrupted. The interrupt flag is set again, and the last iteration
 * that ended is in the checkpoint directory if there is one.
 */
public final class TrainingInterruptedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long iterations;

  TrainingInterruptedException(long iterations, Throwable cause) {
    super("training was interrupted after " + iterations + " iterations", cause);
    this.iterations = iterations;
  }

  /** The iterations that were done. */
  public long iterations() {
    return iterations;
  }
}
