package io.metalearn4j.graph;

import java.util.Arrays;

/**
 * For each column of a result, the column of the operand that it takes, or -1 for zeros. With it,
 * patches of images become matrices.
 *
 * <p>Immutable and thread-safe.
 */
public final class ColumnMap {
  private final int[] sources;

  private ColumnMap(int[] sources) {
    this.sources = sources;
  }

  /**
   * A map.
   *
   * @param sources for each result column the operand's column, or -1; not modified, copied
   * @throws IllegalArgumentException if it is empty or a source is below -1
   */
  public static ColumnMap of(int... sources) {
    if (sources.length == 0) {
      throw new IllegalArgumentException("a column map has 0 columns, must have at least 1");
    }
    for (int i = 0; i < sources.length; i++) {
      if (sources[i] < -1) {
        throw new IllegalArgumentException(
            "source of column " + i + " is " + sources[i] + ", must be -1 or a column");
      }
    }
    return new ColumnMap(sources.clone());
  }

  /** The number of result columns. */
  public int columns() {
    return sources.length;
  }

  /** The operand's column that result column {@code column} takes, or -1. */
  public int source(int column) {
    return sources[column];
  }

  /** The sources, a copy. */
  public int[] toArray() {
    return sources.clone();
  }

  int greatestSource() {
    return Arrays.stream(sources).max().getAsInt();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ColumnMap map && Arrays.equals(sources, map.sources);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sources);
  }
}
