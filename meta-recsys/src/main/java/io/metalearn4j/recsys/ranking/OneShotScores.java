package io.metalearn4j.recsys.ranking;

import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.linear.PositiveDefiniteSolver;
import java.util.stream.IntStream;

/**
 * The scores that supports of one item would give a few users, for one penalty after the other and
 * without their weights: what {@link KShotEquations#scores} gives for k = 1, many times faster.
 *
 * <p>No two items are in one support, so that of the system's unknowns the items go out one by one,
 * and what is left has the size of attributes and user features. Immutable, thread-safe.
 */
final class OneShotScores {
  private final RankingData data;
  private final SupportOdds odds;
  private final double[][] prior;
  private final double[] in; // expected number of users who have an item in
  private final double[] itemByFeature;
  private final double[] features;
  private final double[] targets;

  /**
   * What the users of the data tell.
   *
   * @param prior what weights between items shrink towards, no rows for zero
   */
  OneShotScores(RankingData data, double recency, double[][] prior) {
    this.data = data;
    this.prior = prior;
    odds = SupportOdds.of(data, 1, recency);
    SparseRows positives = data.positives();
    SparseRows known = data.userFeatures();
    int items = positives.columns();
    int columns = known.columns();
    in = new double[items];
    itemByFeature = new double[items * columns];
    features = new double[columns * columns];
    targets = new double[columns * items];
    for (int u = 0; u < positives.rows(); u++) {
      for (int e = positives.start(u); e < positives.end(u); e++) {
        in[positives.index(e)] += odds.in()[u];
      }
      for (int f = known.start(u); odds.weight()[u] > 0 && f < known.end(u); f++) {
        int column = known.index(f);
        double value = known.value(f);
        for (int e = positives.start(u); e < positives.end(u); e++) {
          itemByFeature[positives.index(e) * columns + column] += odds.in()[u] * value;
          targets[column * items + positives.index(e)] += odds.out()[u] * value;
        }
        for (int g = known.start(u); g < known.end(u); g++) {
          features[column * columns + known.index(g)] += odds.weight()[u] * value * known.value(g);
        }
      }
    }
  }

  /** One row of scores a task. */
  float[][] of(HeldOut tasks, KShotEquations.Penalty penalty) {
    SparseRows attributes = penalty.items().attributes();
    int columns = data.userFeatures().columns();
    int first = attributes.columns();
    int size = first + columns;
    double[] share = new double[in.length];
    for (int i = 0; i < in.length; i++) {
      share[i] = 1 / (in[i] + penalty.lambda());
    }
    double[] y = new double[size * tasks.size()];
    for (int t = 0; t < tasks.size(); t++) {
      SparseRows.Row own = tasks.features(t);
      for (int f = 0; f < own.size(); f++) {
        y[(first + own.index(f)) * tasks.size() + t] += own.value(f);
      }
      for (int i : tasks.support(t)) {
        for (int e = attributes.start(i); e < attributes.end(i); e++) {
          y[attributes.index(e) * tasks.size() + t] +=
              penalty.lambda() * share[i] * attributes.value(e);
        }
        for (int f = 0; f < columns; f++) {
          y[(first + f) * tasks.size() + t] -= share[i] * itemByFeature[i * columns + f];
        }
      }
    }
    PositiveDefiniteSolver.factor(size, system(penalty, share)).solve(y, tasks.size());
    return IntStream.range(0, tasks.size())
        .parallel()
        .mapToObj(
            t -> {
              double[] own = new double[size];
              for (int f = 0; f < size; f++) {
                own[f] = y[f * tasks.size() + t];
              }
              return scores(tasks.support(t), own, penalty, share);
            })
        .toArray(float[][]::new);
  }

  /** What is left of the system without the items: attributes, then user features. */
  private double[] system(KShotEquations.Penalty penalty, double[] share) {
    SparseRows attributes = penalty.items().attributes();
    double lambda = penalty.lambda();
    int columns = data.userFeatures().columns();
    int first = attributes.columns();
    int size = first + columns;
    double[] system = new double[size * size];
    double[] gram =
        Cooccurrence.gram(
            attributes, i -> in[i] * lambda * share[i], i -> in[i] * lambda * share[i]);
    for (int f = 0; f < first; f++) {
      System.arraycopy(gram, f * first, system, f * size, first);
      system[f * size + f] += penalty.items().ratio() * lambda;
    }
    for (int f = 0; f < columns; f++) {
      System.arraycopy(features, f * columns, system, (first + f) * size + first, columns);
      system[(first + f) * size + first + f] += penalty.ofFeature(f);
    }
    for (int i = 0; i < in.length; i++) {
      for (int f = 0; f < columns; f++) {
        double g = share[i] * itemByFeature[i * columns + f];
        for (int e = attributes.start(i); g != 0 && e < attributes.end(i); e++) {
          system[attributes.index(e) * size + first + f] += lambda * g * attributes.value(e);
        }
        for (int h = 0; g != 0 && h < columns; h++) {
          system[(first + f) * size + first + h] -= g * itemByFeature[i * columns + h];
        }
      }
    }
    return system;
  }

  /**
   * The scores of one task.
   *
   * @param y the system's solution: attributes, then user features
   */
  private float[] scores(
      int[] support, double[] y, KShotEquations.Penalty penalty, double[] share) {
    SparseRows attributes = penalty.items().attributes();
    SparseRows positives = data.positives();
    int items = in.length;
    int first = attributes.columns();
    int columns = y.length - first;
    double[] weights = new double[items];
    double[] scores = new double[items];
    for (int i : support) {
      weights[i] = 1;
    }
    for (int i = 0; i < items; i++) {
      double ofAttributes = 0;
      for (int e = attributes.start(i); e < attributes.end(i); e++) {
        ofAttributes += attributes.value(e) * y[attributes.index(e)];
      }
      weights[i] += penalty.lambda() * ofAttributes;
      for (int f = 0; f < columns; f++) {
        weights[i] -= itemByFeature[i * columns + f] * y[first + f];
      }
      weights[i] *= share[i];
      double ofPrior = penalty.lambda() * (weights[i] - ofAttributes);
      for (int j = 0; i < prior.length && j < items; j++) {
        scores[j] += ofPrior * prior[i][j];
      }
      scores[i] -= in[i] * weights[i];
    }
    for (int u = 0; u < positives.rows(); u++) {
      double sum = 0;
      for (int e = positives.start(u); e < positives.end(u); e++) {
        sum += weights[positives.index(e)];
      }
      sum *= odds.in()[u];
      for (int e = positives.start(u); sum != 0 && e < positives.end(u); e++) {
        scores[positives.index(e)] += sum;
      }
    }
    float[] rounded = new float[items];
    for (int j = 0; j < items; j++) {
      for (int f = 0; f < columns; f++) {
        scores[j] += y[first + f] * targets[f * items + j];
      }
      rounded[j] = (float) scores[j];
    }
    return rounded;
  }
}
