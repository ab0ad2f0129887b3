package io.metalearn4j.recsys.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names to dense indices 0, 1, 2, … in order of first sight; it only grows, so an index never
 * changes its meaning.
 *
 * <p>Thread-safe: additions are serialised, look-ups by name do not lock.
 */
public final class IdMap {
  private final Map<String, Integer> indexOf = new ConcurrentHashMap<>();
  private final List<String> names = new ArrayList<>();

  /** An empty map. */
  public IdMap() {}

  /** A map of the given names, in their order. */
  public static IdMap of(Collection<String> names) {
    IdMap map = new IdMap();
    names.forEach(map::add);
    return map;
  }

  /** The index of {@code name}, given one if it has none yet. */
  public int add(String name) {
    Integer known = indexOf.get(name);
    if (known != null) {
      return known;
    }
    synchronized (names) {
      Integer raced = indexOf.get(name);
      if (raced != null) {
        return raced;
      }
      int index = names.size();
      names.add(name);
      indexOf.put(name, index);
      return index;
    }
  }

  /** The index of {@code name}, or empty when it is unknown. */
  public OptionalInt find(String name) {
    Integer index = indexOf.get(name);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /**
   * The name of {@code index}.
   *
   * @throws IndexOutOfBoundsException when no name has this index
   */
  public String name(int index) {
    synchronized (names) {
      return names.get(index);
    }
  }

  /** Number of names. */
  public int size() {
    synchronized (names) {
      return names.size();
    }
  }

  /** The names in index order, as they are now. */
  public List<String> names() {
    synchronized (names) {
      return List.copyOf(names);
    }
  }
}
