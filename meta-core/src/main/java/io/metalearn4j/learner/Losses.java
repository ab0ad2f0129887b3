package io.metalearn4j.learner;

import io.metalearn4j.graph.Dim;
import io.metalearn4j.graph.Node;
import io.metalearn4j.graph.Shape;
import io.metalearn4j.graph.ShapeException;
import java.util.Objects;

/**
 * Losses of each row, {@code [rows, 1]}. Where prediction and target have several columns, an
 * elementwise loss is the mean over the columns.
 *
 * <p>Pure functions. Prediction and target have the same shape unless a method says otherwise;
 * others throw {@link ShapeException}.
 */
public final class Losses {
  private Losses() {}

  /** {@code (prediction - target)^2}. */
  public static Node squaredError(Node prediction, Node target) {
    requireSameShape(prediction, target);
    return meanOverColumns(prediction.minus(target).square());
  }

  /**
   * Squared within {@code delta} of the target, linear beyond: {@code h (|e| - h / 2)} with {@code
   * h = min(|e|, delta)}.
   *
   * @param delta where it turns linear, above 0
   * @see <a href="https://doi.org/10.1214/aoms/1177703732">P. Huber, Robust estimation of a
   *     location parameter, 1964</a>
   */
  public static Node huber(Node prediction, Node target, double delta) {
    requirePositive("delta", delta);
    requireSameShape(prediction, target);
    Node error = prediction.minus(target).abs();
    Node beyond = error.minus(delta).relu();
    Node within = error.minus(beyond);
    return meanOverColumns(within.times(error.minus(within.times(0.5))));
  }

  /**
   * The negative log-likelihood of 0 or 1.
   *
   * @param logit the log-odds of 1
   * @param target 0 or 1, or a probability
   */
  public static Node binaryCrossEntropy(Node logit, Node target) {
    requireSameShape(logit, target);
    return meanOverColumns(logit.softplus().minus(logit.times(target)));
  }

  /**
   * The negative log-likelihood of one of several classes.
   *
   * @param logits {@code [rows, classes]}
   * @param target {@code [rows, classes]}, 1 in the row's own class and 0 elsewhere, or
   *     probabilities
   */
  public static Node softmaxCrossEntropy(Node logits, Node target) {
    requireSameShape(logits, target);
    return logits.logSumExp().minus(logits.times(target).sumColumns());
  }

  /**
   * The quantile loss {@code max(level e, (level - 1) e)} with {@code e = target - prediction}, the
   * mean over the levels.
   *
   * @param prediction {@code [rows, levels]}
   * @param target {@code [rows, 1]}
   * @param levels for each column its level, above 0 and below 1
   * @see <a href="https://doi.org/10.2307/1913643">R. Koenker and G. Bassett, Regression quantiles,
   *     1978</a>
   */
  public static Node pinball(Node prediction, Node target, double... levels) {
    if (levels.length == 0) {
      throw new IllegalArgumentException("there are 0 levels, must be at least 1");
    }
    requireShape(prediction, target.shape().rows(), levels.length);
    requireShape(target, target.shape().rows(), 1);
    Node row = null;
    for (int i = 0; i < levels.length; i++) {
      if (!(levels[i] > 0 && levels[i] < 1)) {
        throw new IllegalArgumentException(
            "level " + i + " is " + levels[i] + ", must be above 0 and below 1");
      }
      Node level = prediction.graph().constant(levels[i]);
      row = row == null ? level : row.concat(level);
    }
    Node excess = prediction.minus(target);
    Node slope = excess.step().minus(Objects.requireNonNull(row)); // all of the derivative
    return excess.times(slope).sumColumns().dividedBy(levels.length);
  }

  /**
   * The negative log-likelihood of a Poisson count, without the term that depends on the target
   * alone.
   *
   * @param logMean the logarithm of the mean
   * @param target a count, at least 0
   */
  public static Node poisson(Node logMean, Node target) {
    requireSameShape(logMean, target);
    return meanOverColumns(logMean.exp().minus(logMean.times(target)));
  }

  /**
   * The negative log-likelihood of a negative binomial count with mean m and variance {@code m +
   * m^2 / size}.
   *
   * @param logMean the logarithm of the mean
   * @param logSize the logarithm of the size, {@code [rows, 1]} or {@code [1, 1]}
   * @param target a count, at least 0
   */
  public static Node negativeBinomial(Node logMean, Node logSize, Node target) {
    requireSameShape(logMean, target);
    Node size = logSize.exp();
    Node logTotal = logMean.minus(logSize).softplus().plus(logSize);
    Node choose =
        target.plus(size).logGamma().minus(size.logGamma()).minus(target.plus(1).logGamma());
    Node likelihood =
        choose
            .plus(size.times(logSize.minus(logTotal)))
            .plus(target.times(logMean.minus(logTotal)));
    return meanOverColumns(likelihood.negate());
  }

  /**
   * Bayesian personalised ranking: {@code -log sigmoid(score of the better - score of the worse)}.
   *
   * @param difference the difference of the scores
   * @see <a href="https://arxiv.org/abs/1205.2618">S. Rendle et al., BPR: Bayesian personalized
   *     ranking from implicit feedback, UAI 2009</a>
   */
  public static Node bayesianPersonalisedRanking(Node difference) {
    return meanOverColumns(difference.negate().softplus());
  }

  private static Node meanOverColumns(Node elements) {
    return elements.sumColumns().dividedBy(elements.graph().size(elements.shape().columns()));
  }

  private static void requireSameShape(Node prediction, Node target) {
    if (!prediction.shape().equals(target.shape())) {
      throw new ShapeException(
          "prediction has shape "
              + prediction.shape()
              + ", target "
              + target.shape()
              + ": must be equal");
    }
  }

  private static void requireShape(Node node, Dim rows, int columns) {
    Shape shape = new Shape(rows, Dim.of(columns));
    if (!node.shape().equals(shape)) {
      throw new ShapeException("shape is " + node.shape() + ", must be " + shape);
    }
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " is " + value + ", must be above 0");
    }
  }
}
