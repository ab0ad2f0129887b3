package io.metalearn4j.recsys.ranking;

import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.linear.PositiveDefiniteSolver;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Penalty of the weights of items whose attributes are inputs beside them, with the attributes'
 * weights folded into the items'.
 *
 * <p>A support counts its items' attributes, so that with F the attributes, B the weights of items
 * and D those of attributes a support item has the weights W = B + F D. The least of lambda |B|^2 +
 * r lambda |D|^2 for a given W is lambda tr W'P W with P = (I + F F' / r)^-1 = I - F (r I + F'F)^-1
 * F'. So nothing but the penalty tells of attributes, and a model has one matrix of weights. An
 * item that is seldom bought has, by W, the weights of what is like it.
 *
 * <p>Immutable, thread-safe.
 */
final class ItemPenalty {
  private static final int MOST = 2000;
  private static final int COMMON = 2;
  private final SparseRows attributes;
  private final double ratio;
  private final PositiveDefiniteSolver inner;

  private ItemPenalty(SparseRows attributes, double ratio, PositiveDefiniteSolver inner) {
    this.attributes = attributes;
    this.ratio = ratio;
    this.inner = inner;
  }

  /** Items without attributes: P = I. */
  static ItemPenalty plain(int items) {
    return of(SparseRows.empty(items, 0), 1);
  }

  /**
   * Items with attributes as further inputs.
   *
   * @param attributes F, one row an item
   * @param ratio r, the penalty of attributes by that of items, above 0
   */
  static ItemPenalty of(SparseRows attributes, double ratio) {
    int n = attributes.columns();
    double[] gram = Cooccurrence.gram(attributes, i -> 1, i -> 1);
    for (int f = 0; f < n; f++) {
      gram[f * n + f] += ratio;
    }
    return new ItemPenalty(attributes, ratio, PositiveDefiniteSolver.factor(n, gram));
  }

  /**
   * The attributes of items as inputs: those of at least two items, the {@value #MOST} most common,
   * without the constant, each item's scaled to unit length.
   *
   * @param features one row an item, first column the constant
   */
  static SparseRows attributes(SparseRows features) {
    SparseRows byFeature = features.transpose();
    int[] kept =
        IntStream.range(1, byFeature.rows())
            .filter(f -> byFeature.count(f) >= COMMON)
            .boxed()
            .sorted((f, g) -> Integer.compare(byFeature.count(g), byFeature.count(f)))
            .limit(MOST)
            .mapToInt(Integer::intValue)
            .sorted()
            .toArray();
    SparseRows rows = byFeature.select(kept).transpose();
    List<SparseRows.Row> unit =
        IntStream.range(0, rows.rows()).mapToObj(i -> unit(rows.row(i))).toList();
    return SparseRows.ofRows(kept.length, unit);
  }

  private static SparseRows.Row unit(SparseRows.Row row) {
    int[] indices = new int[row.size()];
    float[] values = new float[row.size()];
    double square = 0;
    for (int e = 0; e < values.length; e++) {
      square += (double) row.value(e) * row.value(e);
    }
    for (int e = 0; e < values.length; e++) {
      indices[e] = row.index(e);
      values[e] = square > 0 ? (float) (row.value(e) / Math.sqrt(square)) : 0;
    }
    return SparseRows.Row.of(indices, values);
  }

  /** F. */
  SparseRows attributes() {
    return attributes;
  }

  /** r. */
  double ratio() {
    return ratio;
  }

  /**
   * (r I + F'F)^-1 F'X, [attributes, columns].
   *
   * @param rows the rows of X
   */
  double[] shared(IntFunction<double[]> rows, int columns) {
    double[] sums = new double[attributes.columns() * columns];
    if (sums.length > 0) {
      for (int i = 0; i < attributes.rows(); i++) {
        double[] row = attributes.count(i) > 0 ? rows.apply(i) : new double[0];
        for (int e = attributes.start(i); e < attributes.end(i); e++) {
          add(attributes.value(e), row, 0, sums, attributes.index(e) * columns, columns);
        }
      }
      inner.solve(sums, columns);
    }
    return sums;
  }

  /** Row i of P X from that of X, in place, given what all its rows share. */
  void apply(int i, double[] row, double[] shared) {
    for (int e = attributes.start(i); e < attributes.end(i); e++) {
      add(-attributes.value(e), shared, attributes.index(e) * row.length, row, 0, row.length);
    }
  }

  /** a += lambda P in the top left corner of a row-major matrix. */
  void addTo(double[] a, int stride, double lambda) {
    int items = attributes.rows();
    double[] shared = shared(i -> unit(i, items), items);
    IntStream.range(0, items)
        .parallel()
        .forEach(
            i -> {
              double[] row = unit(i, items);
              apply(i, row, shared);
              add(lambda, row, 0, a, i * stride, items);
            });
  }

  private static double[] unit(int i, int items) {
    double[] row = new double[items];
    row[i] = 1;
    return row;
  }

  private static void add(double scale, double[] x, int from, double[] y, int to, int columns) {
    for (int j = 0; j < columns; j++) {
      y[to + j] += scale * x[from + j];
    }
  }
}
