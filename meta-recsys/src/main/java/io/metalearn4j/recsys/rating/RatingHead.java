package io.metalearn4j.recsys.rating;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * From a Gaussian prediction to a probability for every level of the rating scale.
 *
 * <p>Ordinal logistic: P(r at most c) = sigmoid((t_c - mean) / s) with s = exp(a0 + a1 log variance
 * + a2 log residual variance + a3 log(n + 1)); a tanh network of 24 hidden units on what is known
 * of user and prediction adds to the logarithms of the levels' probabilities. Trained by
 * likelihood, so that mean, median and expected gain all come from one distribution. Immutable,
 * thread-safe.
 *
 * @see <a href="https://dl.acm.org/doi/10.1145/2043932.2043956">Koren, Sill: OrdRec, RecSys
 *     2011</a>
 */
final class RatingHead {
  static final int HIDDEN = 24;
  private static final int SCALES = 4;
  private static final double SHRINKAGE = 5;

  final RatingScale scale;
  final double[] parameters;

  /** Frequency of each level among all training ratings. */
  final double[] frequencies;

  /** Mean squared error of the model beneath, which a user's residual variance is shrunk to. */
  final double error;

  RatingHead(RatingScale scale, double[] parameters, double[] frequencies, double error) {
    this.scale = scale;
    this.parameters = parameters;
    this.frequencies = frequencies;
    this.error = error;
  }

  /** What the head is told of one user. */
  @SuppressWarnings("ArrayRecordComponent") // a value passed to hot loops, never compared
  record User(double logResidual, double logCount, double offset, double[] histogram) {}

  static int inputs(int levels) {
    return levels + 6;
  }

  static int size(int levels) {
    int in = inputs(levels);
    return levels - 1 + SCALES + HIDDEN * in + HIDDEN + levels * HIDDEN + levels;
  }

  /**
   * Thresholds half-way between levels, a logistic of the predicted standard deviation, and a
   * network that adds nothing yet.
   */
  static double[] start(RatingScale scale, long seed) {
    int levels = scale.levels();
    double[] start = new double[size(levels)];
    start[0] = scale.low() + .5;
    int at = levels - 1;
    start[at] = Math.log(Math.sqrt(3) / Math.PI);
    start[at + 1] = .5;
    SplittableRandom random = new SplittableRandom(seed);
    double spread = 1 / Math.sqrt(inputs(levels));
    for (int e = 0; e < HIDDEN * inputs(levels); e++) {
      start[at + SCALES + e] = random.nextGaussian() * spread;
    }
    return start;
  }

  RatingHead withParameters(double[] other) {
    return new RatingHead(scale, other, frequencies, error);
  }

  /**
   * What the head is told of a user with this support, given the predictions for the support's own
   * items.
   */
  User user(Support support, double[] fitted, double offset) {
    int n = support.size();
    double[] histogram = new double[scale.levels()];
    double squares = SHRINKAGE * error;
    for (int c = 0; c < histogram.length; c++) {
      histogram[c] = SHRINKAGE * frequencies[c] / (n + SHRINKAGE);
    }
    for (int j = 0; j < n; j++) {
      histogram[scale.level(support.ratings()[j])] += 1 / (n + SHRINKAGE);
      double residual = support.ratings()[j] - fitted[j];
      squares += residual * residual;
    }
    return new User(Math.log(squares / (n + SHRINKAGE)), Math.log(n + 1.0), offset, histogram);
  }

  User user(Support support, RatingPredictor predictor) {
    double[] fitted = new double[support.size()];
    for (int j = 0; j < fitted.length; j++) {
      fitted[j] = predictor.mean(support.items()[j]);
    }
    return user(support, fitted, predictor.offset());
  }

  /** Probabilities of the levels. */
  double[] probabilities(User user, double mean, double variance) {
    Pass pass = new Pass(scale);
    pass.forward(parameters, user, mean, variance);
    return pass.probabilities;
  }

  /** One evaluation, with the buffers for its gradient; not thread-safe. */
  static final class Pass {
    final double[] probabilities;
    double meanGradient;
    double varianceGradient;
    double offsetGradient;
    private final int low;
    private final int levels;
    private final int in;
    private final double[] x;
    private final double[] hidden = new double[HIDDEN];
    private final double[] cumulative;
    private final double[] bins;
    private final double[] thresholds;
    private final double[] ordinal;
    private double s;
    private double logVariance;
    private double variance;

    Pass(RatingScale scale) {
      low = scale.low();
      levels = scale.levels();
      in = inputs(levels);
      x = new double[in];
      probabilities = new double[levels];
      cumulative = new double[levels + 1];
      bins = new double[levels];
      thresholds = new double[levels - 1];
      ordinal = new double[levels - 1];
    }

    void forward(double[] w, User user, double mean, double newVariance) {
      variance = newVariance;
      logVariance = Math.log(variance);
      int a = levels - 1;
      s =
          Math.exp(
              w[a]
                  + w[a + 1] * logVariance
                  + w[a + 2] * user.logResidual()
                  + w[a + 3] * user.logCount());
      cumulative[levels] = 1;
      for (int c = 0; c < levels - 1; c++) {
        thresholds[c] = c == 0 ? w[0] : thresholds[c - 1] + Math.exp(w[c]);
        ordinal[c] = (thresholds[c] - mean) / s;
        cumulative[c + 1] = 1 / (1 + Math.exp(-ordinal[c]));
      }
      double centred = mean - low - (levels - 1) / 2.0;
      x[0] = centred;
      x[1] = centred * centred;
      x[2] = logVariance;
      x[3] = user.logResidual();
      x[4] = user.logCount();
      x[5] = user.offset();
      System.arraycopy(user.histogram(), 0, x, 6, levels);
      int first = a + SCALES;
      int bias = first + HIDDEN * in;
      int second = bias + HIDDEN;
      int out = second + levels * HIDDEN;
      for (int h = 0; h < HIDDEN; h++) {
        double sum = w[bias + h];
        for (int i = 0; i < in; i++) {
          sum += w[first + h * in + i] * x[i];
        }
        hidden[h] = Math.tanh(sum);
      }
      double top = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < levels; c++) {
        bins[c] = Math.max(cumulative[c + 1] - cumulative[c], 1e-9);
        double logit = Math.log(bins[c]) + w[out + c];
        for (int h = 0; h < HIDDEN; h++) {
          logit += w[second + c * HIDDEN + h] * hidden[h];
        }
        probabilities[c] = logit;
        top = Math.max(top, logit);
      }
      double sum = 0;
      for (int c = 0; c < levels; c++) {
        probabilities[c] = Math.exp(probabilities[c] - top);
        sum += probabilities[c];
      }
      for (int c = 0; c < levels; c++) {
        probabilities[c] /= sum;
      }
    }

    /**
     * Adds the gradient of weight times -log P(level) to {@code gradient}, and sets those of mean,
     * variance and offset.
     */
    double backward(
        double[] w, User user, int level, double weight, double[] gradient, int gradientAt) {
      int a = levels - 1;
      int first = a + SCALES;
      int bias = first + HIDDEN * in;
      int second = bias + HIDDEN;
      int out = second + levels * HIDDEN;
      double[] logit = new double[levels];
      double[] hiddenGradient = new double[HIDDEN];
      double[] cumulativeGradient = new double[levels + 1];
      for (int c = 0; c < levels; c++) {
        logit[c] = weight * (probabilities[c] - (c == level ? 1 : 0));
        gradient[gradientAt + out + c] += logit[c];
        for (int h = 0; h < HIDDEN; h++) {
          gradient[gradientAt + second + c * HIDDEN + h] += logit[c] * hidden[h];
          hiddenGradient[h] += logit[c] * w[second + c * HIDDEN + h];
        }
        double binGradient = logit[c] / bins[c];
        cumulativeGradient[c + 1] += binGradient;
        cumulativeGradient[c] -= binGradient;
      }
      double[] inputGradient = new double[in];
      for (int h = 0; h < HIDDEN; h++) {
        double g = hiddenGradient[h] * (1 - hidden[h] * hidden[h]);
        gradient[gradientAt + bias + h] += g;
        for (int i = 0; i < in; i++) {
          gradient[gradientAt + first + h * in + i] += g * x[i];
          inputGradient[i] += g * w[first + h * in + i];
        }
      }
      double mean = inputGradient[0] + 2 * x[0] * inputGradient[1];
      double logScale = 0;
      double thresholdGradient = 0;
      for (int c = levels - 2; c >= 0; c--) {
        double p = cumulative[c + 1];
        double g = cumulativeGradient[c + 1] * p * (1 - p);
        mean -= g / s;
        logScale -= g * ordinal[c];
        thresholdGradient += g / s;
        gradient[gradientAt + c] += c == 0 ? thresholdGradient : thresholdGradient * Math.exp(w[c]);
      }
      gradient[gradientAt + a] += logScale;
      gradient[gradientAt + a + 1] += logScale * logVariance;
      gradient[gradientAt + a + 2] += logScale * user.logResidual();
      gradient[gradientAt + a + 3] += logScale * user.logCount();
      meanGradient = mean;
      varianceGradient = (inputGradient[2] + logScale * w[a + 1]) / variance;
      offsetGradient = inputGradient[5];
      return -weight * Math.log(Math.max(probabilities[level], 1e-300));
    }
  }

  static double[] frequencies(RatingData data) {
    double[] counts = new double[data.scale().levels()];
    Arrays.fill(counts, 1);
    for (int e = 0; e < data.ratings().size(); e++) {
      counts[data.scale().level(data.ratings().value(e))]++;
    }
    double total = Arrays.stream(counts).sum();
    return Arrays.stream(counts).map(c -> c / total).toArray();
  }
}
