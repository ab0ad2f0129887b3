package io.metalearn4j.recsys.ranking;

import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Task;
import io.metalearn4j.graph.Node;
import io.metalearn4j.inner.MetaSgd;
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
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Embeddings under a loss on sampled items, meta-trained by MAML: score = b_i + v_i . (A' x + s u),
 * where x are the user's features and u is the user's own vector, which alone the inner loop adapts
 * to the n positives shown; s^2 = n / (n + 3), so that one positive moves it less than many.
 *
 * <p>Each positive is set against items drawn uniformly from those that the user did not take.
 * Deterministic for a seed, whatever the number of threads.
 */
public final class EmbeddingLearner implements RankingLearner {
  private static final int WIDTH = 32;

  /** Items in a row of examples: a positive, and what it is set against. */
  private static final int ITEMS = 8;

  private static final int MOST_SHOWN = 20;
  private static final int MOST_ASKED = 16;
  private static final int STEPS = 3;
  private static final int BATCH = 32;
  private static final double SHRINKAGE = 3;
  private static final double OUTER_RATE = 3e-3;
  private static final int ITERATIONS = 2000;
  private final Loss loss;
  private final int iterations;

  /** How scores of a positive and of other items are judged. */
  public enum Loss {
    /** Each item by itself: the log-odds of having been taken. */
    LOGISTIC(20),
    /** The positive against each other item. */
    BPR(20),
    /** The positive against all the others at once. */
    SOFTMAX(5);

    /** Where the learned inner rates start: the better of 5 and 20 on held-out training users. */
    private final double innerRate;

    Loss(double innerRate) {
      this.innerRate = innerRate;
    }
  }

  private EmbeddingLearner(Loss loss, int iterations) {
    this.loss = loss;
    this.iterations = iterations;
  }

  /**
   * A learner under a loss.
   *
   * @see <a href="https://arxiv.org/abs/1205.2618">Rendle et al.: BPR: Bayesian personalized
   *     ranking from implicit feedback, UAI 2009</a>
   */
  public static EmbeddingLearner of(Loss loss) {
    return new EmbeddingLearner(loss, ITERATIONS);
  }

  /** This learner with another number of iterations, at least 1. */
  public EmbeddingLearner iterations(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("iterations must be at least 1, got " + number);
    }
    return new EmbeddingLearner(loss, number);
  }

  @Override
  public String name() {
    return switch (loss) {
      case LOGISTIC -> "embeddings, logistic";
      case BPR -> "embeddings, BPR";
      case SOFTMAX -> "embeddings, softmax";
    };
  }

  @Override
  public RankingModel fit(RankingData data, long seed) {
    SparseRows positives = data.positives();
    int[] users =
        IntStream.range(0, positives.rows()).filter(u -> positives.count(u) > 1).toArray();
    Rows rows = new Rows(data.userFeatures().columns(), positives.columns());
    MetaModel model =
        MetaTrainer.of(new Network(loss, rows.features, rows.items))
            .metaOptimizer(Maml.innerRule(new MetaSgd(loss.innerRate)).steps(STEPS))
            .outerOptimizer(Adam.learningRate(OUTER_RATE))
            .metaBatchSize(BATCH)
            .iterations(iterations)
            .seed(seed)
            .train(random -> task(data, rows, users[random.nextInt(users.length)], random));
    return (features, shown) -> {
      AdaptedModel adapted =
          shown.length == 0
              ? model.unadapted()
              : model.adapt(
                  rows.against(features, shown.length, shown, shown, new SplittableRandom(seed)));
      return Arrays.copyOf(adapted.predict(rows.catalogue(features, shown.length)), rows.items);
    };
  }

  private static Task task(RankingData data, Rows rows, int user, RandomGenerator random) {
    SparseRows positives = data.positives();
    int[] taken =
        IntStream.range(positives.start(user), positives.end(user)).map(positives::index).toArray();
    int shown = 1 + random.nextInt(Math.min(MOST_SHOWN, taken.length - 1));
    int used = Math.min(taken.length, shown + MOST_ASKED);
    for (int e = 0; e < used; e++) {
      int swap = e + random.nextInt(taken.length - e);
      int kept = taken[e];
      taken[e] = taken[swap];
      taken[swap] = kept;
    }
    SparseRows.Row features = data.userFeatures().row(user);
    return new Task(
        "user",
        rows.against(features, shown, Arrays.copyOf(taken, shown), taken, random),
        rows.against(features, shown, Arrays.copyOfRange(taken, shown, used), taken, random));
  }

  /** Users and items as rows of examples: the user's features, and the ids of some items. */
  record Rows(int features, int items) {
    /** Each positive before items that are not among {@code taken}. */
    Examples against(
        SparseRows.Row user, int shown, int[] positives, int[] taken, RandomGenerator random) {
      boolean[] known = new boolean[items];
      Arrays.stream(taken).forEach(i -> known[i] = true);
      int[][] ids = new int[positives.length][ITEMS];
      float[][] targets = new float[positives.length][ITEMS];
      for (int j = 0; j < ids.length; j++) {
        ids[j][0] = positives[j];
        targets[j][0] = 1;
        for (int n = 1; n < ITEMS; n++) {
          do {
            ids[j][n] = random.nextInt(items);
          } while (known[ids[j][n]] && taken.length < items);
        }
      }
      return Examples.builder(ids.length)
          .features(repeated(user, shown, ids.length))
          .ids(ids)
          .targets(targets)
          .build();
    }

    /** All items, in as many rows as they fill. */
    Examples catalogue(SparseRows.Row user, int shown) {
      int[][] ids = new int[(items + ITEMS - 1) / ITEMS][ITEMS];
      for (int i = 0; i < items; i++) {
        ids[i / ITEMS][i % ITEMS] = i;
      }
      return Examples.builder(ids.length)
          .features(repeated(user, shown, ids.length))
          .ids(ids)
          .targets(new float[ids.length][ITEMS])
          .build();
    }

    private float[][] repeated(SparseRows.Row user, int shown, int rows) {
      float[] x = new float[features + 1];
      x[features] = (float) Math.sqrt(shown / (shown + SHRINKAGE));
      for (int e = 0; e < user.size(); e++) {
        if (user.index(e) < features) {
          x[user.index(e)] = user.value(e);
        }
      }
      float[][] all = new float[rows][];
      Arrays.fill(all, x);
      return all;
    }
  }

  /** Scores of the items of a row, {@code [rows, ITEMS]}. */
  record Network(Loss kind, int features, int items) implements Learner {
    @Override
    public ParameterSpec parameters() {
      return ParameterSpec.of(
          Parameter.matrix("own", 1, WIDTH),
          Parameter.matrix("user", features, WIDTH).notAdapted(),
          Parameter.table("item", items, WIDTH).startingAt(Initializer.normal(.1)).notAdapted(),
          Parameter.table("bias", items, 1).notAdapted());
    }

    @Override
    public Node predict(Parameters p, Inputs inputs) {
      Node own = inputs.features().column(features).times(p.get("own"));
      Node user = inputs.features().columns(0, features).matmul(p.get("user")).plus(own);
      Node scores = score(p, user, inputs.ids(0));
      for (int i = 1; i < ITEMS; i++) {
        scores = scores.concat(score(p, user, inputs.ids(i)));
      }
      return scores;
    }

    private static Node score(Parameters p, Node user, Node id) {
      return user.times(p.get("item").gather(id)).sumColumns().plus(p.get("bias").gather(id));
    }

    @Override
    public Node loss(Node scores, Node target) {
      return switch (kind) {
        case LOGISTIC -> Losses.binaryCrossEntropy(scores, target);
        case BPR ->
            Losses.bayesianPersonalisedRanking(scores.column(0).minus(scores.columns(1, ITEMS)));
        case SOFTMAX -> Losses.softmaxCrossEntropy(scores, target);
      };
    }
  }
}
