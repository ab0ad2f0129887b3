package io.metalearn4j.recsys.rating;

import io.metalearn4j.recsys.linear.Packed;
import java.util.Arrays;

/**
 * What meta-training changes in a headed factor model, as one flat vector, and what it leaves as it
 * is.
 *
 * <p>In this order: items [b, v]; log noise of each item; user weights M; L, the Cholesky factor of
 * the users' prior covariance S = L L'; choice weights y; count weights l; the head.
 */
final class FactorParameters {
  final int p;
  final int items;
  final int features;
  final double mu;
  final double[] itemCovariance;
  final RatingHead head;
  final double[] start;
  final int noiseAt;
  final int weightsAt;
  final int factorAt;
  final int choiceAt;
  final int countAt;
  final int headAt;

  FactorParameters(FactorModel model, RatingHead head) {
    p = model.p;
    items = model.itemCount();
    features = model.userWeights.length / p;
    mu = model.mu;
    itemCovariance = model.itemCovariance;
    this.head = head;
    noiseAt = items * p;
    weightsAt = noiseAt + items;
    factorAt = weightsAt + features * p;
    choiceAt = factorAt + p * p;
    countAt = choiceAt + items * p;
    headAt = countAt + p;
    start = new double[headAt + head.parameters.length];
    System.arraycopy(model.items, 0, start, 0, model.items.length);
    for (int i = 0; i < items; i++) {
      start[noiseAt + i] = Math.log(model.itemNoise[i]);
    }
    System.arraycopy(model.userWeights, 0, start, weightsAt, model.userWeights.length);
    double[] u = model.userCovariance.clone();
    Packed.factor(p, u);
    for (int i = 0; i < p; i++) {
      for (int j = i; j < p; j++) {
        start[factorAt + j * p + i] = u[Packed.index(p, i, j)];
      }
    }
    System.arraycopy(model.choice, 0, start, choiceAt, model.choice.length);
    System.arraycopy(model.countWeights, 0, start, countAt, model.countWeights.length);
    System.arraycopy(head.parameters, 0, start, headAt, head.parameters.length);
  }

  /** The model that these values stand for. */
  HeadedModel model(double[] theta) {
    double[] noise = new double[items];
    for (int i = 0; i < items; i++) {
      noise[i] = Math.exp(theta[noiseAt + i]);
    }
    double[] covariance = new double[Packed.length(p)];
    for (int i = 0; i < p; i++) {
      for (int j = i; j < p; j++) {
        double sum = 0;
        for (int k = 0; k <= i; k++) {
          sum += theta[factorAt + i * p + k] * theta[factorAt + j * p + k];
        }
        covariance[Packed.index(p, i, j)] = sum;
      }
    }
    FactorModel model =
        new FactorModel(
            p,
            mu,
            Arrays.copyOf(theta, noiseAt),
            itemCovariance,
            noise,
            Arrays.copyOfRange(theta, weightsAt, factorAt),
            covariance,
            Arrays.copyOfRange(theta, choiceAt, countAt),
            Arrays.copyOfRange(theta, countAt, headAt));
    return new HeadedModel(
        model, head.withParameters(Arrays.copyOfRange(theta, headAt, theta.length)));
  }
}
