package io.metalearn4j.graph;

import org.jspecify.annotations.Nullable;

/**
 * One side of a matrix: {@code factor} alone, or {@code factor} times the size of an {@link Axis}.
 *
 * @param factor at least 1
 * @param axis the axis, or null for a fixed size
 */
public record Dim(int factor, @Nullable Axis axis) {

  /** The size 1, which broadcasts. */
  public static final Dim ONE = new Dim(1, null);

  /** The rows of the examples at hand. */
  public static final Dim ROWS = new Dim(1, Axis.ROWS);

  public Dim {
    if (factor < 1) {
      throw new IllegalArgumentException("dimension is " + factor + ", must be at least 1");
    }
  }

  /** A fixed size of at least 1. */
  public static Dim of(int size) {
    return size == 1 ? ONE : new Dim(size, null);
  }

  /** One row for each row of the axis. */
  public static Dim of(Axis axis) {
    return new Dim(1, axis);
  }

  /** Whether this is the fixed size 1. */
  public boolean isOne() {
    return factor == 1 && axis == null;
  }

  /** Whether the size does not depend on the task. */
  public boolean isFixed() {
    return axis == null;
  }

  /** The size of this dimension where the axes have the given sizes. */
  public int size(Sizes sizes) {
    return axis == null ? factor : factor * sizes.of(axis);
  }

  /** This dimension {@code count} times. */
  public Dim times(int count) {
    return new Dim(Math.multiplyExact(factor, count), axis);
  }

  /** The sizes of a graph's axes for one task. */
  @FunctionalInterface
  public interface Sizes {
    /** The size of {@code axis}, 0 or more. */
    int of(Axis axis);
  }

  @Override
  public String toString() {
    return axis == null
        ? Integer.toString(factor)
        : factor == 1 ? axis.name() : factor + "*" + axis.name();
  }
}
