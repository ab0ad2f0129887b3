package io.metalearn4j.forecast.model;

import io.metalearn4j.graph.Node;
import io.metalearn4j.learner.Losses;
import java.util.List;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;

/**
 * What the outputs of a network mean as a distribution of demand: the loss to train it by, and the
 * mean and the quantiles to show. To be used in {@link io.metalearn4j.learner.Learner#loss} of any
 * learner, meta-learned or not: first and second derivatives come from the graph.
 *
 * <p>Outputs are unbounded numbers; the first but in {@link #HURDLE_NEGATIVE_BINOMIAL} is the
 * logarithm of the mean. For a forecast they are held within [-20, 20], so that mean and quantiles
 * are finite and at least zero. Stateless and thread-safe.
 */
public enum CountHead {
  /** Poisson: {@code o = (log m)}. */
  POISSON(1) {
    @Override
    public Node loss(Node outputs, Node target) {
      return Losses.poisson(outputs, target);
    }

    @Override
    double mean(double... o) {
      return Math.exp(o[0]);
    }

    @Override
    double quantile(double level, double... o) {
      double mean = mean(o);
      return new NegativeBinomial(mean, mean > LARGE ? mean * (1 + DISPERSED) : 0).quantile(level);
    }
  },
  /** Negative binomial with variance {@code m + m^2 / r}: {@code o = (log m, log r)}. */
  NEGATIVE_BINOMIAL(2) {
    @Override
    public Node loss(Node outputs, Node target) {
      return Losses.negativeBinomial(outputs.column(0), outputs.column(1), target);
    }

    @Override
    double mean(double... o) {
      return Math.exp(o[0]);
    }

    @Override
    double quantile(double level, double... o) {
      return negativeBinomial(o[0], o[1]).quantile(level);
    }
  },
  /**
   * No sale, or one unit and a negative binomial number more: {@code o = (logit of a sale, log m,
   * log r)}.
   *
   * @see "J. Mullahy, Specification and testing of some modified count data models, Journal of
   *     Econometrics 33, 1986"
   */
  HURDLE_NEGATIVE_BINOMIAL(3) {
    @Override
    public Node loss(Node outputs, Node target) {
      Node sale = target.step();
      Node more = Losses.negativeBinomial(outputs.column(1), outputs.column(2), target.minus(sale));
      return Losses.binaryCrossEntropy(outputs.column(0), sale).plus(sale.times(more));
    }

    @Override
    double mean(double... o) {
      return chance(o[0]) * (1 + Math.exp(o[1]));
    }

    @Override
    double quantile(double level, double... o) {
      double none = 1 - chance(o[0]);
      return level <= none
          ? 0
          : 1 + negativeBinomial(o[1], o[2]).quantile((level - none) / (1 - none));
    }
  },
  /**
   * Tweedie with power 1.5, a Poisson number of exponential sizes, by its extended quasi-likelihood
   * with variance {@code phi m^1.5}: {@code o = (log m, log phi)}; the loss is
   *
   * <pre>(log phi + 1.5 log(y + 1/6)) / 2 + d / (2 phi),  d = 4 (y / sqrt m + sqrt m - 2 sqrt y)
   * </pre>
   *
   * <p>without the term that depends on the demand alone.
   *
   * @see "J. A. Nelder and D. Pregibon, An extended quasi-likelihood function, Biometrika 74, 1987"
   */
  TWEEDIE(2) {
    @Override
    public Node loss(Node outputs, Node target) {
      Node root = outputs.column(0).times(.5).exp();
      Node deviance = target.dividedBy(root).plus(root).minus(target.sqrt().times(2)).times(4);
      Node logPhi = outputs.column(1);
      return logPhi.plus(deviance.times(logPhi.negate().exp())).times(.5);
    }

    @Override
    double mean(double... o) {
      return Math.exp(o[0]);
    }

    @Override
    double quantile(double level, double... o) {
      double root = Math.exp(o[0] / 2);
      double phi = Math.exp(o[1]);
      double sizes = 2 * root / phi;
      double scale = phi * root / 2;
      if (sizes > LARGE) {
        double variance = phi * root * root * root;
        double mean = root * root;
        return gamma(mean * mean / variance, variance / mean).inverseCumulativeProbability(level);
      }
      if (level <= Math.exp(-sizes)) {
        return 0;
      }
      double low = 0;
      double high = scale;
      while (tweedie(high, sizes, scale) < level) {
        low = high;
        high *= 2;
      }
      for (int i = 0; i < BISECTIONS; i++) {
        double middle = (low + high) / 2;
        if (tweedie(middle, sizes, scale) < level) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return high;
    }
  };

  private static final double BOUND = 20;
  private static final double LARGE = 300;
  private static final double DISPERSED = 1e-6;
  private static final double TAIL = 1e-12;
  private static final int BISECTIONS = 60;

  private final int outputs;

  CountHead(int outputs) {
    this.outputs = outputs;
  }

  /** Outputs that a network needs for it. */
  public int outputs() {
    return outputs;
  }

  /**
   * The loss of each row, a negative log-likelihood without terms of the target alone.
   *
   * @param outputs {@code [rows, outputs]}
   * @param target demand, {@code >= 0}, {@code [rows, 1]}
   * @return {@code [rows, 1]}
   */
  public abstract Node loss(Node outputs, Node target);

  abstract double mean(double... o);

  abstract double quantile(double level, double... o);

  /** Expected demand. */
  public double mean(float[] values) {
    return mean(bounded(values));
  }

  /**
   * Quantiles of demand.
   *
   * @param values outputs of one row; not modified
   * @param levels increasing, in (0, 1)
   */
  public double[] quantiles(float[] values, List<Double> levels) {
    double[] o = bounded(values);
    return levels.stream().mapToDouble(level -> quantile(level, o)).toArray();
  }

  private double[] bounded(float[] values) {
    if (values.length != outputs) {
      throw new IllegalArgumentException(
          this + " has " + values.length + " outputs, must have " + outputs);
    }
    double[] o = new double[outputs];
    for (int i = 0; i < outputs; i++) {
      if (Float.isNaN(values[i])) {
        throw new IllegalArgumentException("output " + i + " is NaN, must be a number");
      }
      o[i] = Math.max(-BOUND, Math.min(BOUND, values[i]));
    }
    return o;
  }

  private static NegativeBinomial negativeBinomial(double logMean, double logSize) {
    double mean = Math.exp(logMean);
    return new NegativeBinomial(mean, mean + mean * mean / Math.exp(logSize));
  }

  private static double chance(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  private static GammaDistribution gamma(double shape, double scale) {
    return new GammaDistribution(null, shape, scale);
  }

  /** Probability of at most {@code y} for a Poisson number of exponential sizes. */
  private static double tweedie(double y, double sizes, double scale) {
    PoissonDistribution number = new PoissonDistribution(sizes);
    double below = number.probability(0);
    double seen = below;
    for (int n = 1; seen < 1 - TAIL && n < 10 * LARGE; n++) {
      double probability = number.probability(n);
      seen += probability;
      below += probability * gamma(n, scale).cumulativeProbability(y);
    }
    return below;
  }
}
