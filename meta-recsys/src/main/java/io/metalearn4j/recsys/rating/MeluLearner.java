package io.metalearn4j.recsys.rating;

import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Task;
import io.metalearn4j.graph.Node;
import io.metalearn4j.learner.Inputs;
import io.metalearn4j.learner.Learner;
import io.metalearn4j.learner.Losses;
import io.metalearn4j.learner.Parameters;
import io.metalearn4j.model.AdaptedModel;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.optim.Adam;
import io.metalearn4j.parameter.Initializer;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.train.MetaTrainer;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * MeLU: embeddings of user and item attributes, and decision layers of which alone the inner loop
 * changes; trained by MAML on squared error.
 *
 * <p>Differs from the paper: attributes that fewer than one item in fifty has (most directors and
 * actors) are left out, the rating is centred, and the inner learning rate is .01 under a mean
 * loss.
 *
 * @see <a href="https://dl.acm.org/doi/10.1145/3292500.3330859">Lee et al.: MeLU, KDD 2019</a>
 */
public final class MeluLearner implements RatingLearner {
  private static final int EMBEDDING = 64;
  private static final int HIDDEN = 64;
  private static final double COMMON = .02;
  private static final double INNER_RATE = .01;
  private static final double OUTER_RATE = 1e-3;
  private static final int BATCH = 32;
  private static final int ITERATIONS = 2000;
  private final int iterations;

  private MeluLearner(int iterations) {
    this.iterations = iterations;
  }

  /** MeLU with one inner step and 2,000 iterations of 32 users. */
  public static MeluLearner create() {
    return new MeluLearner(ITERATIONS);
  }

  /** MeLU with another number of iterations, at least 1. */
  public MeluLearner iterations(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("iterations must be at least 1, got " + number);
    }
    return new MeluLearner(number);
  }

  @Override
  public String name() {
    return "melu";
  }

  @Override
  public RatingModel fit(RatingData data, long seed) {
    Encoding encoding = new Encoding(data);
    Episodes episodes = Episodes.of(data, seed);
    MetaModel model =
        MetaTrainer.of(new Network(encoding.users, encoding.common.length))
            .metaOptimizer(Maml.innerLearningRate(INNER_RATE).steps(1))
            .outerOptimizer(Adam.learningRate(OUTER_RATE))
            .metaBatchSize(BATCH)
            .iterations(iterations)
            .seed(seed)
            .train(random -> encoding.task(episodes.draw(random.nextLong())));
    return support -> {
      AdaptedModel adapted =
          support.size() == 0
              ? model.unadapted()
              : model.adapt(
                  encoding.examples(support.features(), support.items(), support.ratings()));
      return new RatingPredictor() {
        @Override
        public double mean(int item) {
          return encoding.mu
              + adapted.predict(new float[][] {encoding.row(support.features(), item)})[0];
        }

        @Override
        public double variance(int item) {
          return 1;
        }
      };
    };
  }

  /** Attributes to embeddings, and the decision layers above them. */
  private record Network(int users, int items) implements Learner {
    @Override
    public ParameterSpec parameters() {
      return ParameterSpec.of(
          Parameter.matrix("userEmbedding", users, EMBEDDING)
              .startingAt(Initializer.he())
              .notAdapted(),
          Parameter.matrix("itemEmbedding", items, EMBEDDING)
              .startingAt(Initializer.he())
              .notAdapted(),
          Parameter.matrix("W1", 2 * EMBEDDING, HIDDEN).startingAt(Initializer.he()),
          Parameter.matrix("b1", 1, HIDDEN),
          Parameter.matrix("W2", HIDDEN, HIDDEN).startingAt(Initializer.he()),
          Parameter.matrix("b2", 1, HIDDEN),
          Parameter.matrix("W3", HIDDEN, 1).startingAt(Initializer.he()),
          Parameter.matrix("b3", 1, 1));
    }

    @Override
    public Node predict(Parameters p, Inputs inputs) {
      Node user = inputs.features().columns(0, users).matmul(p.get("userEmbedding"));
      Node item = inputs.features().columns(users, users + items).matmul(p.get("itemEmbedding"));
      Node h = user.concat(item).matmul(p.get("W1")).plus(p.get("b1")).relu();
      return h.matmul(p.get("W2")).plus(p.get("b2")).relu().matmul(p.get("W3")).plus(p.get("b3"));
    }

    @Override
    public Node loss(Node prediction, Node target) {
      return Losses.squaredError(prediction, target);
    }
  }

  /** Rows of attributes: the user's, then the item's that are common enough. */
  private static final class Encoding {
    final int users;
    final int[] common;
    final double mu;
    private final SparseRows items;

    Encoding(RatingData data) {
      users = data.userFeatures().columns();
      items = data.itemFeatures();
      int[] counts = new int[items.columns()];
      for (int e = 0; e < items.size(); e++) {
        counts[items.index(e)]++;
      }
      common =
          IntStream.range(0, counts.length)
              .filter(f -> counts[f] >= COMMON * items.rows())
              .toArray();
      mu =
          IntStream.range(0, data.ratings().size())
              .mapToDouble(data.ratings()::value)
              .average()
              .orElse(0);
    }

    float[] row(SparseRows.Row user, int item) {
      float[] row = new float[users + common.length];
      for (int e = 0; e < user.size(); e++) {
        row[user.index(e)] = user.value(e);
      }
      for (int e = items.start(item); e < items.end(item); e++) {
        int k = Arrays.binarySearch(common, items.index(e));
        if (k >= 0) {
          row[users + k] = items.value(e);
        }
      }
      return row;
    }

    Examples examples(SparseRows.Row user, int[] rated, float[] ratings) {
      float[][] rows = new float[rated.length][];
      float[] targets = new float[rated.length];
      for (int j = 0; j < rows.length; j++) {
        rows[j] = row(user, rated[j]);
        targets[j] = (float) (ratings[j] - mu);
      }
      return Examples.of(rows, targets);
    }

    Task task(Episodes.Episode episode) {
      Support support = episode.support();
      boolean empty = support.size() == 0;
      Examples query = examples(support.features(), episode.items(), episode.ratings());
      return new Task(
          "episode",
          empty ? query : examples(support.features(), support.items(), support.ratings()),
          query);
    }
  }
}
