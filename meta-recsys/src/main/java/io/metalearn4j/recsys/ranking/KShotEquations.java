package io.metalearn4j.recsys.ranking;

import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.linear.PositiveDefiniteSolver;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The normal equations (A + L) B = C + L P of the k-shot ridge for one episode size, and what
 * solves them.
 *
 * @param items number of items
 * @param in number of items that are inputs: all, or none where no positive is ever in; user
 *     features follow them
 * @param a A + L
 * @param c C + L P
 * @param prior rows of P, as long as there are
 * @param penalties diagonal of L
 * @param squares expected sum over users of the squared targets of each item
 * @param users sum of their weights
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KShotEquations(
    int items,
    int in,
    double[] a,
    double[] c,
    double[][] prior,
    double[] penalties,
    double[] squares,
    double users) {
  private static final double CONSTANT_PENALTY = .001;

  /** Weights, and the root mean squared error of each column over all supports of all users. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Solution(ItemWeights weights, float[] errors) {
    /**
     * With (A + L) B = C + L P the error of column j is E y_j^2 - sum_i b_ij (c_ij + l_i (b_ij -
     * p_ij)), L the diagonal of penalties and P what the weights shrink towards.
     *
     * @param c C + L P
     * @param prior rows of P, as long as there are
     */
    static Solution of(
        int items,
        double[] b,
        double[] c,
        double[][] prior,
        double[] penalties,
        double[] squares,
        double users) {
      double[] left = squares.clone();
      for (int i = 0; i < penalties.length; i++) {
        for (int j = 0; j < items; j++) {
          double w = b[i * items + j];
          double p = i < prior.length ? prior[i][j] : 0;
          left[j] -= w * (c[i * items + j] + penalties[i] * (w - 2 * p));
        }
      }
      float[] errors = new float[items];
      for (int j = 0; j < items; j++) {
        errors[j] = (float) Math.sqrt(Math.max(0, left[j]) / Math.max(1, users));
      }
      return new Solution(ItemWeights.of(penalties.length, items, b), errors);
    }
  }

  /**
   * The equations of one episode size.
   *
   * @param k size of the supports, at least 0
   * @param lambda penalty of the weights of items
   * @param featurePenalty penalty of the weights of user features but the constant
   * @param recency days of a user's weight to fall to 1/e
   * @param content multiple of the squared cosine of content that weights shrink towards
   */
  static KShotEquations of(
      RankingData data,
      int k,
      double lambda,
      double featurePenalty,
      double recency,
      double content) {
    SparseRows positives = data.positives();
    SparseRows features = data.userFeatures();
    int items = positives.columns();
    int itemsIn = k == 0 ? 0 : items;
    int inputs = itemsIn + features.columns();
    double[] in = new double[positives.rows()];
    double[] both = new double[in.length];
    double[] inOut = new double[in.length];
    double[] out = new double[in.length];
    double[] present = new double[in.length];
    for (int u = 0; u < in.length; u++) {
      double n = positives.count(u);
      if (n > k) {
        double w = Math.exp(-data.ages()[u] / recency);
        present[u] = w;
        in[u] = w * k / n;
        both[u] = n > 1 ? w * k * (k - 1.0) / (n * (n - 1)) : 0;
        inOut[u] = k == 0 ? 0 : w * k / n * (1 - (k - 1) / Math.max(1, n - 1));
        out[u] = w * (1 - k / n);
      }
    }
    double[] a = new double[inputs * inputs];
    double[] c = new double[inputs * items];
    if (k > 0) {
      double[] gram = Cooccurrence.gram(positives, u -> both[u], u -> in[u]);
      for (int i = 0; i < items; i++) {
        System.arraycopy(gram, i * items, a, i * inputs, items);
      }
      gram = Cooccurrence.gram(positives, u -> inOut[u], u -> 0);
      System.arraycopy(gram, 0, c, 0, gram.length);
    }
    for (int u = 0; u < present.length; u++) {
      for (int f = features.start(u); present[u] != 0 && f < features.end(u); f++) {
        int row = itemsIn + features.index(f);
        for (int e = positives.start(u); e < positives.end(u); e++) {
          if (k > 0) {
            a[positives.index(e) * inputs + row] += in[u] * features.value(f);
          }
          c[row * items + positives.index(e)] += out[u] * features.value(f);
        }
        for (int g = features.start(u); g < features.end(u); g++) {
          a[row * inputs + itemsIn + features.index(g)] +=
              present[u] * features.value(f) * features.value(g);
        }
      }
    }
    double[] penalties = new double[inputs];
    Arrays.fill(penalties, 0, itemsIn, lambda);
    Arrays.fill(penalties, itemsIn, inputs, featurePenalty);
    penalties[itemsIn] = CONSTANT_PENALTY;
    for (int i = 0; i < inputs; i++) {
      a[i * inputs + i] += penalties[i];
    }
    double[][] prior = k == 0 ? new double[0][] : prior(data.itemFeatures(), content);
    for (int i = 0; i < prior.length; i++) {
      for (int j = 0; j < items; j++) {
        c[i * items + j] += penalties[i] * prior[i][j];
      }
    }
    return new KShotEquations(
        items,
        itemsIn,
        a,
        c,
        prior,
        penalties,
        squares(positives, out),
        Arrays.stream(present).sum());
  }

  /** What the weights between items shrink towards; no rows where that is zero. */
  private static double[][] prior(SparseRows features, double content) {
    if (content == 0) {
      return new double[0][];
    }
    ItemLikeness likeness = new ItemLikeness(features);
    return IntStream.range(0, features.rows())
        .parallel()
        .mapToObj(
            i -> {
              double[] row = likeness.cosines(features.row(i));
              Arrays.setAll(row, j -> j == i ? 0 : content * row[j] * row[j]);
              return row;
            })
        .toArray(double[][]::new);
  }

  /** Expected sum over users of the squared targets of each item. */
  private static double[] squares(SparseRows positives, double[] out) {
    double[] squares = new double[positives.columns()];
    for (int u = 0; u < out.length; u++) {
      for (int e = positives.start(u); e < positives.end(u); e++) {
        squares[positives.index(e)] += out[u];
      }
    }
    return squares;
  }

  /** Solves them in place. */
  Solution solve() {
    double[] b = c.clone();
    PositiveDefiniteSolver.factor(penalties.length, a).solve(b, items);
    Solution solution = Solution.of(items, b, c, prior, penalties, squares, users);
    if (in == items) {
      return solution;
    }
    float[][] rows = new float[items + penalties.length][];
    Arrays.fill(rows, 0, items, new float[items]);
    System.arraycopy(solution.weights.rows(), 0, rows, items, penalties.length);
    return new Solution(new ItemWeights(items, rows), solution.errors);
  }

  /** The scores x'B of a few tasks alone, in place: one factorisation, no solution for B. */
  float[][] scores(HeldOut tasks) {
    int columns = tasks.size();
    double[] x = new double[penalties.length * columns];
    for (int t = 0; t < columns; t++) {
      for (int item : in == 0 ? new int[0] : tasks.support(t)) {
        x[item * columns + t] = 1;
      }
      SparseRows.Row features = tasks.features(t);
      for (int f = 0; f < features.size(); f++) {
        x[(in + features.index(f)) * columns + t] = features.value(f);
      }
    }
    PositiveDefiniteSolver.factor(penalties.length, a).solve(x, columns);
    return IntStream.range(0, columns)
        .parallel()
        .mapToObj(
            t -> {
              double[] sums = new double[items];
              for (int i = 0; i < penalties.length; i++) {
                double w = x[i * columns + t];
                for (int j = 0; j < items; j++) {
                  sums[j] += w * c[i * items + j];
                }
              }
              float[] scores = new float[items];
              for (int j = 0; j < items; j++) {
                scores[j] = (float) sums[j];
              }
              return scores;
            })
        .toArray(float[][]::new);
  }
}
