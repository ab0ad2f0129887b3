package io.metalearn4j.recsys.ranking;

import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.linear.PositiveDefiniteSolver;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The normal equations (A + L) B = C + L P of the k-shot ridge for one episode size, and what
 * solves them. Items come first among the inputs, user features follow.
 *
 * @param data what they are of
 * @param odds of its users' supports
 * @param in number of items that are inputs: all, or none where no positive is ever in
 * @param a A + L
 * @param c C + L P
 * @param prior rows of P, as long as there are
 * @param penalty L
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KShotEquations(
    RankingData data,
    SupportOdds odds,
    int in,
    double[] a,
    double[] c,
    double[][] prior,
    Penalty penalty) {
  private static final double CONSTANT = .001;

  /**
   * How strongly weights shrink.
   *
   * @param lambda of items, above 0
   * @param features of user features but the constant, above 0
   * @param items what of that is left where attributes are inputs too
   */
  record Penalty(double lambda, double features, ItemPenalty items) {
    double ofFeature(int feature) {
      return feature == 0 ? CONSTANT : features;
    }
  }

  /** Weights, and the root mean squared error of each column over all supports of all users. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Solution(ItemWeights weights, float[] errors) {}

  /**
   * The equations of one episode size.
   *
   * @param k size of the supports, at least 0
   * @param recency days of a user's weight to fall to 1/e
   * @param prior what weights between items shrink towards, no rows for zero
   */
  static KShotEquations of(
      RankingData data, int k, double recency, double[][] prior, Penalty penalty) {
    SparseRows positives = data.positives();
    SparseRows features = data.userFeatures();
    SupportOdds odds = SupportOdds.of(data, k, recency);
    int items = positives.columns();
    int itemsIn = k == 0 ? 0 : items;
    int inputs = itemsIn + features.columns();
    double[] a = new double[inputs * inputs];
    double[] c = new double[inputs * items];
    if (k > 0) {
      double[] gram = Cooccurrence.gram(positives, u -> odds.both()[u], u -> odds.in()[u]);
      for (int i = 0; i < items; i++) {
        System.arraycopy(gram, i * items, a, i * inputs, items);
      }
      gram = Cooccurrence.gram(positives, u -> odds.inOut()[u], u -> 0);
      System.arraycopy(gram, 0, c, 0, gram.length);
      penalty.items.addTo(a, inputs, penalty.lambda);
    }
    for (int u = 0; u < positives.rows(); u++) {
      double present = odds.weight()[u];
      for (int f = features.start(u); present != 0 && f < features.end(u); f++) {
        int row = itemsIn + features.index(f);
        for (int e = positives.start(u); e < positives.end(u); e++) {
          if (k > 0) {
            a[positives.index(e) * inputs + row] += odds.in()[u] * features.value(f);
          }
          c[row * items + positives.index(e)] += odds.out()[u] * features.value(f);
        }
        for (int g = features.start(u); g < features.end(u); g++) {
          a[row * inputs + itemsIn + features.index(g)] +=
              present * features.value(f) * features.value(g);
        }
      }
    }
    for (int f = 0; f < features.columns(); f++) {
      a[(itemsIn + f) * inputs + itemsIn + f] += penalty.ofFeature(f);
    }
    KShotEquations equations =
        new KShotEquations(data, odds, itemsIn, a, c, k == 0 ? new double[0][] : prior, penalty);
    equations.addPrior();
    return equations;
  }

  /** What the weights between items shrink towards; no rows where that is zero. */
  static double[][] prior(SparseRows features, double content) {
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

  private void addPrior() {
    int items = items();
    double[] shared =
        prior.length == 0 ? new double[0] : penalty.items.shared(i -> prior[i], items);
    for (int i = 0; i < prior.length; i++) {
      double[] row = prior[i].clone();
      penalty.items.apply(i, row, shared);
      for (int j = 0; j < items; j++) {
        c[i * items + j] += penalty.lambda * row[j];
      }
    }
  }

  private int items() {
    return data.positives().columns();
  }

  private int inputs() {
    return in + data.userFeatures().columns();
  }

  /** Solves them in place. */
  Solution solve() {
    int items = items();
    double[] b = c.clone();
    PositiveDefiniteSolver.factor(inputs(), a).solve(b, items);
    ItemWeights weights = ItemWeights.of(inputs(), items, b);
    float[] errors = errors(b);
    if (in == items) {
      return new Solution(weights, errors);
    }
    float[][] rows = new float[items + inputs()][];
    Arrays.fill(rows, 0, items, new float[items]);
    System.arraycopy(weights.rows(), 0, rows, items, inputs());
    return new Solution(new ItemWeights(items, rows), errors);
  }

  /**
   * The root mean squared error of each column: with (A + L) B = C + L P the squared error of
   * column j is E y_j^2 - sum_i b_ij (c_ij + (L (B - 2 P))_ij).
   *
   * @param b B
   */
  private float[] errors(double[] b) {
    int items = items();
    double[] left = new double[items];
    SparseRows positives = data.positives();
    for (int u = 0; u < positives.rows(); u++) {
      for (int e = positives.start(u); e < positives.end(u); e++) {
        left[positives.index(e)] += odds.out()[u];
      }
    }
    double[] shared = in == 0 ? new double[0] : penalty.items.shared(i -> fromPrior(i, b), items);
    for (int i = 0; i < inputs(); i++) {
      double[] row = fromPrior(i, b);
      if (i < in) {
        penalty.items.apply(i, row, shared);
      }
      double l = i < in ? penalty.lambda : penalty.ofFeature(i - in);
      for (int j = 0; j < items; j++) {
        left[j] -= b[i * items + j] * (c[i * items + j] + l * row[j]);
      }
    }
    double users = Math.max(1, Arrays.stream(odds.weight()).sum());
    float[] errors = new float[items];
    for (int j = 0; j < items; j++) {
      errors[j] = (float) Math.sqrt(Math.max(0, left[j]) / users);
    }
    return errors;
  }

  /** Row i of B - 2 P. */
  private double[] fromPrior(int i, double[] b) {
    int items = items();
    double[] row = Arrays.copyOfRange(b, i * items, (i + 1) * items);
    for (int j = 0; i < prior.length && j < items; j++) {
      row[j] -= 2 * prior[i][j];
    }
    return row;
  }

  /** The scores x'B of a few tasks alone, in place: one factorisation, no solution for B. */
  float[][] scores(HeldOut tasks) {
    int items = items();
    int inputs = inputs();
    int columns = tasks.size();
    double[] x = new double[inputs * columns];
    for (int t = 0; t < columns; t++) {
      for (int item : in == 0 ? new int[0] : tasks.support(t)) {
        x[item * columns + t] = 1;
      }
      SparseRows.Row features = tasks.features(t);
      for (int f = 0; f < features.size(); f++) {
        x[(in + features.index(f)) * columns + t] = features.value(f);
      }
    }
    PositiveDefiniteSolver.factor(inputs, a).solve(x, columns);
    return IntStream.range(0, columns)
        .parallel()
        .mapToObj(
            t -> {
              double[] sums = new double[items];
              for (int i = 0; i < inputs; i++) {
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
