package io.metalearn4j.graph;

/** The shape of a node: a matrix, its rows and columns fixed or bound to an {@link Axis}. */
public record Shape(Dim rows, Dim columns) {

  /** The shape {@code [1, 1]}. */
  public static final Shape SCALAR = new Shape(Dim.ONE, Dim.ONE);

  /** A fixed shape. */
  public static Shape of(int rows, int columns) {
    return new Shape(Dim.of(rows), Dim.of(columns));
  }

  /** Whether this is {@code [1, 1]}. */
  public boolean isScalar() {
    return rows.isOne() && columns.isOne();
  }

  /** The shape {@code [columns, rows]}. */
  public Shape transposed() {
    return new Shape(columns, rows);
  }

  /**
   * The common shape of two operands, of which each side is equal or 1.
   *
   * @throws ShapeException if a side differs and neither is 1
   */
  public Shape broadcast(Shape other) {
    return new Shape(broadcast(rows, other.rows, other), broadcast(columns, other.columns, other));
  }

  private Dim broadcast(Dim mine, Dim theirs, Shape other) {
    if (mine.equals(theirs) || theirs.isOne()) {
      return mine;
    }
    if (mine.isOne()) {
      return theirs;
    }
    throw new ShapeException(
        "shapes " + this + " and " + other + " do not broadcast: each side must be equal or 1");
  }

  /** The number of elements where the axes have the given sizes. */
  public int length(Dim.Sizes sizes) {
    return Math.multiplyExact(rows.size(sizes), columns.size(sizes));
  }

  @Override
  public String toString() {
    return "[" + rows + ", " + columns + "]";
  }
}
