package io.metalearn4j.engine.jvm;

import io.metalearn4j.engine.jvm.Place.Memory;

/** The vectors that a frame reads and writes. */
record TaskVectors(
    JvmVector parameters, JvmVector gradient, JvmVector direction, JvmVector product) {

  float[] array(Memory memory) {
    return switch (memory) {
      case PARAMETERS -> parameters.array();
      case GRADIENT -> gradient.array();
      case DIRECTION -> direction.array();
      case PRODUCT -> product.array();
      default -> throw new IllegalArgumentException(memory + " is not a task's vector");
    };
  }
}
