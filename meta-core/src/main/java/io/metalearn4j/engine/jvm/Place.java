package io.metalearn4j.engine.jvm;

import io.metalearn4j.engine.Objective;
import io.metalearn4j.parameter.Parameter;

/**
 * Where a matrix of a plan stands.
 *
 * @param memory the array
 * @param number which buffer, or which table's rows in a task's vector; -1 for the matrices of a
 *     vector
 * @param offset offset of a matrix in a task's vector, else 0
 */
record Place(Memory memory, int number, int offset) {

  /** The kinds of arrays. */
  enum Memory {
    BUFFER,
    PARAMETERS,
    GRADIENT,
    NEXT,
    DIRECTION,
    PRODUCT,
    FEATURES,
    TARGETS,
    WEIGHTS,
    FACTOR;

    boolean isTaskVector() {
      return compareTo(PARAMETERS) >= 0 && compareTo(PRODUCT) <= 0;
    }
  }

  /** Where a parameter's part of a task's vector stands. */
  static Place of(Objective objective, Parameter parameter, Memory memory) {
    return parameter.isTable()
        ? new Place(memory, objective.parameters().tableIndex(parameter.name()), 0)
        : new Place(memory, -1, objective.parameters().offset(parameter.name()));
  }

  static Place buffer(int number) {
    return new Place(Memory.BUFFER, number, 0);
  }

  boolean isTable() {
    return memory.isTaskVector() && number >= 0;
  }
}
