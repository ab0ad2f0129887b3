package io.metalearn4j.recsys.rating;

import io.metalearn4j.algorithm.Anil;
import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Task;
import io.metalearn4j.graph.Node;
import io.metalearn4j.learner.Inputs;
import io.metalearn4j.learner.Learner;
import io.metalearn4j.learner.Losses;
import io.metalearn4j.learner.Parameters;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.optim.Adam;
import io.metalearn4j.optim.OuterOptimizer;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.recsys.linear.Packed;
import io.metalearn4j.train.MetaTrainer;
import java.util.Arrays;

/**
 * The factor model with a user that adapts by gradient steps instead of in closed form, under any
 * meta-learning algorithm: MAML, first-order MAML, ANIL, Reptile, averaging.
 *
 * <p>Items and prior are those of the variational fit. What adapts is the user in the prior's
 * coordinates, x = m + L t with S = L L'. The prior N(0, I) of t joins the support as p
 * pseudo-ratings of target 0 and design sqrt(s2) e_k, so that the mean squared error over the n + p
 * rows is the negative log-posterior divided by n + p: many ratings weigh more than the prior, few
 * weigh less, and the steps approach the closed form. The variance is that of a rating alone. Under
 * ANIL, t is the head of (I + W) t, and the body W, from 0, is left to the outer loop: it changes
 * no posterior, but which way the steps go.
 *
 * <p>Deterministic for a seed, whatever the number of threads.
 */
public final class GradientFactorLearner implements RatingLearner {
  /** The parameter that ANIL adapts. */
  public static final String HEAD = "t";

  private static final int BATCH = 32;
  private static final int ITERATIONS = 1000;
  private static final double RATE = 3e-3;
  private final String name;
  private final FactorSettings settings;
  private final MetaOptimizer algorithm;
  private final OuterOptimizer outer;

  /**
   * A learner whose row bears {@code name}, and whose user adapts by {@code algorithm}; the outer
   * optimizer is Adam.
   */
  public GradientFactorLearner(String name, FactorSettings settings, MetaOptimizer algorithm) {
    this(name, settings, algorithm, Adam.learningRate(RATE));
  }

  private GradientFactorLearner(
      String name, FactorSettings settings, MetaOptimizer algorithm, OuterOptimizer outer) {
    this.name = name;
    this.settings = settings;
    this.algorithm = algorithm;
    this.outer = outer;
  }

  /** This learner with another outer optimizer. */
  public GradientFactorLearner outerOptimizer(OuterOptimizer other) {
    return new GradientFactorLearner(name, settings, algorithm, other);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public RatingModel fit(RatingData data, long seed) {
    return onto(new FactorLearner(name, settings).fit(data, seed), data, seed);
  }

  /** Trains on a factor model that is already fitted. */
  RatingModel onto(FactorModel fitted, RatingData data, long seed) {
    Whitened base = new Whitened(fitted);
    Episodes episodes = Episodes.of(data, seed);
    MetaModel model =
        MetaTrainer.of(new WhitenedUser(base.p, algorithm instanceof Anil))
            .metaOptimizer(algorithm)
            .outerOptimizer(outer)
            .metaBatchSize(BATCH)
            .iterations(ITERATIONS)
            .seed(seed)
            .train(random -> base.task(episodes.draw(random.nextLong())));
    float[][] identity = new float[base.p][base.p];
    for (int k = 0; k < base.p; k++) {
      identity[k][k] = 1;
    }
    return support -> {
      double[] m = base.model.priorMean(support.features(), new Evidence(base.model));
      float[] t = model.adapt(base.support(support, m)).predict(identity);
      double[] x = m.clone();
      for (int i = 0; i < base.p; i++) {
        for (int k = 0; k <= i; k++) {
          x[i] += base.lower[i * base.p + k] * t[k];
        }
      }
      return base.predictor(x);
    };
  }

  /** A linear model of the user's whitened vector: the head t, or with a body (I + W) t. */
  private record WhitenedUser(int p, boolean hasBody) implements Learner {
    @Override
    public ParameterSpec parameters() {
      Parameter head = Parameter.matrix(HEAD, p, 1);
      return hasBody ? ParameterSpec.of(Parameter.matrix("W", p, p), head) : ParameterSpec.of(head);
    }

    @Override
    public Node predict(Parameters parameters, Inputs inputs) {
      Node head = parameters.get(HEAD);
      Node user = hasBody ? parameters.get("W").matmul(head).plus(head) : head;
      return inputs.features().matmul(user);
    }

    @Override
    public Node loss(Node prediction, Node target) {
      return Losses.squaredError(prediction, target);
    }
  }

  /** A factor model in the coordinates of its users' prior. */
  private static final class Whitened {
    final FactorModel model;
    final int p;
    final double[] lower;

    Whitened(FactorModel model) {
      this.model = model;
      p = model.p;
      double[] u = model.userCovariance.clone();
      Packed.factor(p, u);
      lower = new double[p * p];
      for (int i = 0; i < p; i++) {
        for (int j = i; j < p; j++) {
          lower[j * p + i] = u[Packed.index(p, i, j)];
        }
      }
    }

    Task task(Episodes.Episode episode) {
      double[] m = model.priorMean(episode.support().features(), new Evidence(model));
      float[][] designs = new float[episode.items().length][];
      float[] targets = new float[designs.length];
      for (int q = 0; q < designs.length; q++) {
        designs[q] = design(episode.items()[q]);
        targets[q] = (float) (episode.ratings()[q] - predict(episode.items()[q], m));
      }
      return new Task("episode", support(episode.support(), m), Examples.of(designs, targets));
    }

    Examples support(Support support, double[] m) {
      int n = support.size();
      float[][] designs = new float[n + p][];
      float[] targets = new float[n + p];
      for (int j = 0; j < n; j++) {
        designs[j] = design(support.items()[j]);
        targets[j] = (float) (support.ratings()[j] - predict(support.items()[j], m));
      }
      float scale = (float) Math.sqrt(model.itemNoise[0]);
      for (int k = 0; k < p; k++) {
        designs[n + k] = new float[p];
        designs[n + k][k] = scale;
      }
      return Examples.of(designs, targets);
    }

    private float[] design(int item) {
      float[] d = new float[p];
      double[] z = model.design(item);
      for (int i = 0; i < p; i++) {
        for (int k = 0; k <= i; k++) {
          d[k] += (float) (lower[i * p + k] * z[i]);
        }
      }
      return d;
    }

    double predict(int item, double[] x) {
      double sum = model.mu + model.items[item * p] + x[0];
      for (int k = 1; k < p; k++) {
        sum += model.items[item * p + k] * x[k];
      }
      return sum;
    }

    RatingPredictor predictor(double[] user) {
      double[] x = Arrays.copyOf(user, p);
      return new RatingPredictor() {
        @Override
        public double mean(int item) {
          return predict(item, x);
        }

        @Override
        public double variance(int item) {
          return model.itemNoise[item];
        }

        @Override
        public double offset() {
          return x[0];
        }
      };
    }
  }
}
