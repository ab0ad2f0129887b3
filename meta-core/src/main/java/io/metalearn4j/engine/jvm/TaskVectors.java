package io.metalearn4j.engine.jvm;

import io.metalearn4j.engine.jvm.Place.Memory;
import java.util.EnumMap;
import java.util.Map;

/**
 * The vectors of a task that a frame reads and writes. Those that have not been set are empty: what
 * reads or writes them cannot run.
 */
final class TaskVectors {
  private static final float[] NONE = {};

  private final Map<Memory, JvmVector> vectors = new EnumMap<>(Memory.class);

  /** Sets one of them; returns whether it was another one before. */
  boolean set(Memory memory, JvmVector vector) {
    return vectors.put(memory, vector) != vector;
  }

  float[] array(Memory memory) {
    JvmVector vector = vectors.get(memory);
    return vector == null ? NONE : vector.array();
  }
}
