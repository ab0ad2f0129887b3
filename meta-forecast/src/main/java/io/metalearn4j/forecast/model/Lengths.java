package io.metalearn4j.forecast.model;

/**
 * The histories that something was learned for: of the usual support, and of the typical length of
 * the series. In between it changes with one over the length.
 *
 * @param support the usual support
 * @param typical the typical length, {@code >= support}
 */
record Lengths(int support, int typical) {
  /** What holds for a SKU that is known for {@code n} periods. */
  double[] between(double[] usual, double[] longer, int n) {
    double share = 1;
    if (typical > support && n > support) {
      double rest = (double) support / typical;
      share = Math.max(0, ((double) support / n - rest) / (1 - rest));
    }
    double[] mixed = new double[usual.length];
    for (int m = 0; m < mixed.length; m++) {
      mixed[m] = share * usual[m] + (1 - share) * longer[m];
    }
    return mixed;
  }
}
