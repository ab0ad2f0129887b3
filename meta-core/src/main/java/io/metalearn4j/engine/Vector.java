package io.metalearn4j.engine;

/**
 * A flat vector in an engine's own precision and memory: a task's parameters, a gradient, an
 * adjoint.
 *
 * <p>Operations work on the elements from {@code from} (inclusive) to {@code to} (exclusive) and
 * modify this vector only; operands may be this vector itself. Not thread-safe.
 */
public interface Vector {

  /** One element. */
  double get(int index);

  /** Sets one element. */
  void set(int index, double value);

  /** {@code this = value}. */
  void fill(double value, int from, int to);

  /** {@code this = x + a y}; with {@code a = 0}, a copy of x. */
  void assign(Vector x, double a, Vector y, int from, int to);

  /** {@code this = s this + a x}; with {@code s = 0} it is {@code a x}, whatever this held. */
  void combine(double s, double a, Vector x, int from, int to);

  /**
   * {@code this = this + a x .* y}: element {@code i} of this meets {@code i + xOffset} of x and
   * {@code i + yOffset} of y. The elements read and written may be of one vector but must not
   * overlap.
   */
  void addProduct(double a, Vector x, int xOffset, Vector y, int yOffset, int from, int to);

  /** {@code this = 1 / sqrt(a x + epsilon)}. */
  void inverseSquareRoot(double a, Vector x, double epsilon, int from, int to);

  /** The inner product with {@code x}, summed in a fixed order. */
  double dot(Vector x, int from, int to);

  /** Copies elements into an array, starting at {@code offset}. */
  void read(int from, int to, float[] into, int offset);

  /** Copies elements from an array, starting at {@code offset}. */
  void write(int from, int to, float[] source, int offset);

  /** {@code this = x}. */
  default void copy(Vector x, int from, int to) {
    assign(x, 0, x, from, to);
  }

  /** {@code this = this + a x .* y}. */
  default void addProduct(double a, Vector x, Vector y, int from, int to) {
    addProduct(a, x, 0, y, 0, from, to);
  }

  /** {@code this = this + a x}. */
  default void add(double a, Vector x, int from, int to) {
    combine(1, a, x, from, to);
  }
}
