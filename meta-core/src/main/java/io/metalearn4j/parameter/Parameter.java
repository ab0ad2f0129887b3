package io.metalearn4j.parameter;

/**
 * A named matrix of parameters, or an embedding table of which a task uses some rows.
 *
 * @param name unique among a learner's parameters; no blanks
 * @param rows at least 1; of a table, its vocabulary
 * @param columns at least 1
 * @param isTable whether rows are looked up by id; their gradients are sparse
 * @param isAdapted whether the inner loop may adapt it
 * @param initializer draws the starting values
 */
public record Parameter(
    String name,
    int rows,
    int columns,
    boolean isTable,
    boolean isAdapted,
    Initializer initializer) {

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if the name is blank or a side is below 1
   */
  public Parameter {
    if (name.isBlank() || name.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("parameter name is '" + name + "', must have no blanks");
    }
    if (rows < 1 || columns < 1) {
      throw new IllegalArgumentException(
          "parameter "
              + name
              + " is ["
              + rows
              + ", "
              + columns
              + "], each side must be at least 1");
    }
    Math.multiplyExact(rows, columns);
  }

  /** A matrix that starts at zero and is adapted. */
  public static Parameter matrix(String name, int rows, int columns) {
    return new Parameter(name, rows, columns, false, true, Initializer.ZEROS);
  }

  /**
   * An embedding table that starts normal with standard deviation 0.01 and is adapted.
   *
   * @param name unique among a learner's parameters
   * @param vocabulary number of rows, ids go from 0 to {@code vocabulary - 1}
   * @param width number of columns
   */
  public static Parameter table(String name, int vocabulary, int width) {
    return new Parameter(name, vocabulary, width, true, true, Initializer.normal(0.01));
  }

  /** The same with another start. */
  public Parameter startingAt(Initializer other) {
    return new Parameter(name, rows, columns, isTable, isAdapted, other);
  }

  /** The same, left alone by the inner loop. */
  public Parameter notAdapted() {
    return new Parameter(name, rows, columns, isTable, false, initializer);
  }

  /** The number of elements. */
  public int length() {
    return rows * columns;
  }
}
