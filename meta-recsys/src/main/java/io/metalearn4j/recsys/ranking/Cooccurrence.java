package io.metalearn4j.recsys.ranking;

import io.metalearn4j.recsys.data.SparseRows;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Weighted Gram matrices of sparse rows: sum over users of w_u x_u x_u'. */
final class Cooccurrence {
  private Cooccurrence() {}

  /**
   * The Gram matrix of {@code rows}, [columns, columns] row-major.
   *
   * @param weight of a user's off-diagonal terms
   * @param diagonal of a user's diagonal terms
   */
  static double[] gram(SparseRows rows, IntToDoubleFunction weight, IntToDoubleFunction diagonal) {
    int n = rows.columns();
    SparseRows byItem = rows.transpose();
    double[] gram = new double[n * n];
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              for (int at = byItem.start(i); at < byItem.end(i); at++) {
                int u = byItem.index(at);
                double w = weight.applyAsDouble(u) * byItem.value(at);
                if (w != 0) {
                  for (int e = rows.start(u); e < rows.end(u); e++) {
                    gram[i * n + rows.index(e)] += w * rows.value(e);
                  }
                }
              }
              double sum = 0;
              for (int at = byItem.start(i); at < byItem.end(i); at++) {
                sum +=
                    diagonal.applyAsDouble(byItem.index(at)) * byItem.value(at) * byItem.value(at);
              }
              gram[i * n + i] = sum;
            });
    return gram;
  }
}
