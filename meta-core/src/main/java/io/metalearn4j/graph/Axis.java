package io.metalearn4j.graph;

/**
 * A dimension whose size is known only when a task is bound: the rows of the examples, or the rows
 * of an embedding table that a task uses.
 *
 * @param name unique name within a graph
 */
public record Axis(String name) {

  /** The rows of the examples at hand. */
  public static final Axis ROWS = new Axis("rows");

  /** The rows of the named embedding table that the task at hand uses. */
  public static Axis table(String name) {
    return new Axis("table:" + name);
  }
}
