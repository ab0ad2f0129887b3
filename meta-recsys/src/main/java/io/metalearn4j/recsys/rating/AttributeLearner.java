package io.metalearn4j.recsys.rating;

import io.metalearn4j.algorithm.JointPretraining;
import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Task;
import io.metalearn4j.model.AdaptedModel;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.optim.Adam;
import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.train.MetaTrainer;
import java.util.function.Function;

/**
 * Models of ratings from the attributes of user and item, adapted to a user by gradient steps: each
 * a forward pass on the core's graph, trained by the core's {@link MetaTrainer}.
 *
 * <p>Deterministic for a seed, whatever the number of threads.
 */
public final class AttributeLearner implements RatingLearner {
  private static final double OUTER_RATE = 1e-3;
  private static final int BATCH = 32;
  private static final int ITERATIONS = 2000;
  private final String name;
  private final Function<AttributeRows, RatingNetwork> networks;
  private final MetaOptimizer algorithm;
  private final double outerRate;
  private final int iterations;

  private AttributeLearner(
      String name,
      Function<AttributeRows, RatingNetwork> networks,
      MetaOptimizer algorithm,
      double outerRate,
      int iterations) {
    this.name = name;
    this.networks = networks;
    this.algorithm = algorithm;
    this.outerRate = outerRate;
    this.iterations = iterations;
  }

  /**
   * MeLU: embeddings of attributes, and decision layers of which alone the inner loop changes.
   *
   * <p>Differs from the paper: values that fewer than three items have are left out, a film has at
   * most ten rare ones, the rating is centred, and the inner learning rate is .01 under a mean
   * loss.
   *
   * @see <a href="https://dl.acm.org/doi/10.1145/3292500.3330859">Lee et al.: MeLU, KDD 2019</a>
   */
  public static AttributeLearner melu() {
    return new AttributeLearner(
        "melu", MeluNetwork::new, Maml.innerLearningRate(.01).steps(1), OUTER_RATE, ITERATIONS);
  }

  /** sigma(theta . X_u + X_i . S), scaled to the ratings; MAML adapts theta and S. */
  public static AttributeLearner logistic() {
    return new AttributeLearner(
        "logistic on attributes, MAML",
        LogisticNetwork::new,
        Maml.innerLearningRate(.1).steps(5),
        1e-2,
        ITERATIONS);
  }

  /** The product of an embedding of the user's attributes and one of the item's id, by MAML. */
  public static AttributeLearner embeddingDot() {
    return new AttributeLearner(
        "embedding dot product, MAML",
        EmbeddingDot::new,
        Maml.innerLearningRate(.1).steps(5),
        1e-2,
        ITERATIONS);
  }

  /**
   * A hybrid of attribute and identity embeddings, as in LightFM: trained jointly, then a new
   * user's own embedding is fitted to the support.
   *
   * @see <a href="https://arxiv.org/abs/1507.08439">Kula: Metadata embeddings for user and item
   *     cold-start recommendations, CBRecSys 2015</a>
   */
  public static AttributeLearner hybrid() {
    return hybrid("hybrid of embeddings", false);
  }

  /**
   * The same hybrid under an ordinal loss: one threshold for each step of the scale, shared by all
   * users and items.
   *
   * @see <a href="https://arxiv.org/abs/1901.07884">Cao, Mirjalili, Raschka: Rank consistent
   *     ordinal regression for neural networks, Pattern Recognition Letters 2020</a>
   */
  public static AttributeLearner ordinalHybrid() {
    return hybrid("hybrid of embeddings, ordinal", true);
  }

  private static AttributeLearner hybrid(String name, boolean ordinal) {
    return new AttributeLearner(
        name,
        rows -> new HybridNetwork(rows, ordinal),
        JointPretraining.innerLearningRate(.1).steps(5),
        1e-2,
        ITERATIONS);
  }

  /** This learner with another number of iterations, at least 1. */
  public AttributeLearner iterations(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("iterations must be at least 1, got " + number);
    }
    return new AttributeLearner(name, networks, algorithm, outerRate, number);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public RatingModel fit(RatingData data, long seed) {
    RatingNetwork network = networks.apply(new AttributeRows(data));
    Episodes episodes = Episodes.of(data, seed);
    MetaModel model =
        MetaTrainer.of(network)
            .metaOptimizer(algorithm)
            .outerOptimizer(Adam.learningRate(outerRate))
            .metaBatchSize(BATCH)
            .iterations(iterations)
            .seed(seed)
            .train(random -> task(network, episodes.drawShown(random)));
    return support -> {
      AdaptedModel adapted =
          support.size() == 0 ? model.unadapted() : model.adapt(examples(network, support));
      return new RatingPredictor() {
        @Override
        public double mean(int item) {
          float[][] targets = new float[1][network.targets()];
          return network.rating(
              adapted.predict(
                  network.rows().examples(support.features(), new int[] {item}, targets)));
        }

        @Override
        public double variance(int item) {
          return 1;
        }
      };
    };
  }

  private static Task task(RatingNetwork network, Episodes.Episode episode) {
    SparseRows.Row user = episode.support().features();
    return new Task(
        "episode",
        examples(network, episode.support()),
        examples(network, new Support(user, episode.items(), episode.ratings())));
  }

  private static Examples examples(RatingNetwork network, Support rated) {
    float[][] targets = new float[rated.size()][];
    for (int j = 0; j < targets.length; j++) {
      targets[j] = network.target(rated.ratings()[j]);
    }
    return network.rows().examples(rated.features(), rated.items(), targets);
  }
}
