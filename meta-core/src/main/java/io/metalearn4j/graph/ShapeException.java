package io.metalearn4j.graph;

/** Operands of a node whose shapes do not fit; the message gives both shapes and the rule. */
public final class ShapeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** An exception with a message that names the shapes and the rule. */
  public ShapeException(String message) {
    super(message);
  }
}
