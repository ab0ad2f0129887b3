package io.metalearn4j.benchmarks;

import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.graph.Node;
import io.metalearn4j.learner.Inputs;
import io.metalearn4j.learner.Learner;
import io.metalearn4j.learner.Losses;
import io.metalearn4j.learner.Parameters;
import io.metalearn4j.model.Catalogue;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.optim.Adam;
import io.metalearn4j.parameter.Initializer;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.train.MetaTrainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * MeLU at its size on MovieLens 1M: eight attributes embedded to 32, and decision layers
 * 256-64-64-1 of which alone the inner loop changes, with rate 5e-6 and squared error. Ids and
 * ratings are random: only shapes matter.
 *
 * @see <a href="https://dl.acm.org/doi/10.1145/3292500.3330859">Lee et al.: MeLU, KDD 2019</a>
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class MeluBenchmark {
  private static final int WIDTH = 32;
  private static final int[] USER = {2, 7, 21, 3402};
  private static final int[] ITEM = {6, 25, 2186, 8030};

  /** Values that an item has of each attribute. */
  private static final int[] SLOTS = {1, 3, 1, 4};

  private static final int IDS = 13;
  private static final int USERS = 32;
  private static final int NEW_USERS = 64;
  private static final int ITEMS = 1000;
  private static final int ITERATIONS = 500;
  private static final double INNER_RATE = 5e-6;

  /** Inner steps. */
  @Param({"1", "5"})
  public int steps = 1;

  private final SplittableRandom random = new SplittableRandom(5);
  private final List<Task> users = users();
  private final Examples items = vectors(ITEMS, 0);
  private final List<Examples> supports = supports();
  private final MetaModel oneStep = train(1);
  private final MetaModel fiveSteps = train(5);
  private final Catalogue oneStepItems = oneStep.catalogue(items);
  private final Catalogue fiveStepItems = fiveSteps.catalogue(items);
  private int next;

  private static Parameter layer(String name, int in, int out) {
    return Parameter.matrix(name, in, out).startingAt(Initializer.he());
  }

  /**
   * The decision layers alone. Items are rows of features; a user is one row of a table, which is
   * multiplied by the user's half of the first layer before it is repeated for each item.
   */
  private record Decision() implements Learner {
    @Override
    public ParameterSpec parameters() {
      return ParameterSpec.of(
          Parameter.table("users", NEW_USERS, 4 * WIDTH)
              .startingAt(Initializer.normal(.1))
              .notAdapted(),
          layer("user", 4 * WIDTH, 64),
          layer("item", 4 * WIDTH, 64),
          Parameter.matrix("b1", 1, 64),
          layer("W2", 64, 64),
          Parameter.matrix("b2", 1, 64),
          layer("W3", 64, 1),
          Parameter.matrix("b3", 1, 1));
    }

    @Override
    public Node predict(Parameters p, Inputs inputs) {
      Node user = p.get("users").matmul(p.get("user")).plus(p.get("b1"));
      Node item = inputs.features().matmul(p.get("item"));
      Node h = item.plus(user.gather(inputs.ids(0))).relu();
      return h.matmul(p.get("W2")).plus(p.get("b2")).relu().matmul(p.get("W3")).plus(p.get("b3"));
    }

    @Override
    public Node loss(Node prediction, Node target) {
      return Losses.squaredError(prediction, target);
    }
  }

  /** Embeddings and decision layers. */
  private record Melu() implements Learner {
    @Override
    public ParameterSpec parameters() {
      List<Parameter> all = new ArrayList<>();
      for (int a = 0; a < 4; a++) {
        all.add(table("user" + a, USER[a]));
        all.add(table("item" + a, ITEM[a]));
      }
      all.add(layer("W1", 8 * WIDTH, 64));
      all.add(Parameter.matrix("b1", 1, 64));
      all.add(layer("W2", 64, 64));
      all.add(Parameter.matrix("b2", 1, 64));
      all.add(layer("W3", 64, 1));
      all.add(Parameter.matrix("b3", 1, 1));
      return ParameterSpec.of(all.toArray(Parameter[]::new));
    }

    private static Parameter table(String name, int rows) {
      return Parameter.table(name, rows, WIDTH).startingAt(Initializer.normal(.1)).notAdapted();
    }

    @Override
    public Node predict(Parameters p, Inputs inputs) {
      Node z = p.get("user0").gather(inputs.ids(0));
      for (int a = 1; a < 4; a++) {
        z = z.concat(p.get("user" + a).gather(inputs.ids(a)));
      }
      for (int a = 0, id = 4; a < 4; a++) {
        Node sum = p.get("item" + a).gather(inputs.ids(id++));
        for (int slot = 1; slot < SLOTS[a]; slot++) {
          sum = sum.plus(p.get("item" + a).gather(inputs.ids(id++)));
        }
        z = z.concat(sum.dividedBy(SLOTS[a]));
      }
      Node h = z.matmul(p.get("W1")).plus(p.get("b1")).relu();
      return h.matmul(p.get("W2")).plus(p.get("b2")).relu().matmul(p.get("W3")).plus(p.get("b3"));
    }

    @Override
    public Node loss(Node prediction, Node target) {
      return Losses.squaredError(prediction, target);
    }
  }

  private List<Task> users() {
    List<Task> drawn = new ArrayList<>();
    for (int u = 0; u < USERS; u++) {
      int[] user = new int[4];
      for (int a = 0; a < 4; a++) {
        user[a] = random.nextInt(USER[a]);
      }
      drawn.add(new Task("user", ratings(user, 20), ratings(user, 10)));
    }
    return drawn;
  }

  private Examples ratings(int[] user, int rows) {
    int[][] ids = new int[rows][IDS];
    float[] targets = new float[rows];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(user, 0, ids[r], 0, 4);
      for (int a = 0, id = 4; a < 4; a++) {
        for (int slot = 0; slot < SLOTS[a]; slot++) {
          ids[r][id++] = random.nextInt(ITEM[a]);
        }
      }
      targets[r] = 1 + random.nextInt(5);
    }
    return Examples.builder(rows).ids(ids).targets(targets).build();
  }

  private Examples vectors(int rows, int user) {
    float[][] z = new float[rows][4 * WIDTH];
    float[] targets = new float[rows];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < z[r].length; c++) {
        z[r][c] = (float) (.1 * random.nextGaussian());
      }
      targets[r] = 1 + random.nextInt(5);
    }
    return Examples.builder(rows).features(z).ids(ids(rows, user)).targets(targets).build();
  }

  private static int[] ids(int rows, int user) {
    int[] ids = new int[rows];
    Arrays.fill(ids, user);
    return ids;
  }

  private List<Examples> supports() {
    List<Examples> drawn = new ArrayList<>();
    for (int u = 0; u < NEW_USERS; u++) {
      drawn.add(vectors(10, u));
    }
    return drawn;
  }

  private MetaModel train(int innerSteps) {
    return MetaTrainer.of(new Decision())
        .metaOptimizer(Maml.innerLearningRate(INNER_RATE).steps(innerSteps))
        .iterations(1)
        .train(TaskSource.of(List.of(new Task("user", supports.get(0), supports.get(1)))));
  }

  /** One user's decision layers adapted to 10 ratings and 1,000 items scored; vectors given. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  public float[] adaptAndScore() {
    next = (next + 1) % supports.size();
    return model()
        .adapt(supports.get(next))
        .predict((steps == 1 ? oneStepItems : fiveStepItems).withIds(ids(ITEMS, next)));
  }

  /** The same with items that the model has not seen before. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  public float[] adaptAndScoreOnce() {
    next = (next + 1) % supports.size();
    return model().adapt(supports.get(next)).predict(items.withIds(ids(ITEMS, next)));
  }

  private MetaModel model() {
    return steps == 1 ? oneStep : fiveSteps;
  }

  /** A meta-batch of 32 users, 20 + 10 ratings: exact MAML of all parameters, Adam, two threads. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OperationsPerInvocation(ITERATIONS)
  public MetaModel metaBatch() {
    return MetaTrainer.of(new Melu())
        .metaOptimizer(Maml.innerLearningRate(INNER_RATE).steps(steps))
        .outerOptimizer(Adam.learningRate(5e-5))
        .metaBatchSize(USERS)
        .threads(2)
        .iterations(ITERATIONS)
        .train(TaskSource.of(users));
  }
}
