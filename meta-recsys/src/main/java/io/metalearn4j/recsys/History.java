package io.metalearn4j.recsys;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The interactions of one user by item, in order of first appearance. Not thread-safe; the
 * recommender locks.
 */
final class History {
  private final Map<Integer, Double> values = new LinkedHashMap<>();

  /** Sets an item's value and returns the one it replaces. */
  OptionalDouble put(int item, double value) {
    Double old = values.put(item, value);
    return old == null ? OptionalDouble.empty() : OptionalDouble.of(old);
  }

  /** Takes an item out and returns its value. */
  OptionalDouble remove(int item) {
    Double old = values.remove(item);
    return old == null ? OptionalDouble.empty() : OptionalDouble.of(old);
  }

  boolean contains(int item) {
    return values.containsKey(item);
  }

  int size() {
    return values.size();
  }

  Map<Integer, Double> values() {
    return values;
  }

  int[] items() {
    return values.keySet().stream().mapToInt(Integer::intValue).toArray();
  }

  History copy() {
    History copy = new History();
    copy.values.putAll(values);
    return copy;
  }
}
