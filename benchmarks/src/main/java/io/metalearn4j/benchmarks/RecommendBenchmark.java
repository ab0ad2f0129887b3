package io.metalearn4j.benchmarks;

import io.metalearn4j.recsys.Recommendation;
import io.metalearn4j.recsys.Recommender;
import io.metalearn4j.recsys.data.Attributes;
import io.metalearn4j.recsys.data.Interaction;
import io.metalearn4j.recsys.rating.FactorSettings;
import io.metalearn4j.recsys.rating.RatingScale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A new user with 10 ratings: adapted to, and given the 10 best of a whole catalogue. Through the
 * public interface: names to indices, history left out, uncertainty of each recommendation
 * included.
 *
 * <p>Most items of the larger catalogues are added by their attributes after training; a score
 * costs the same. The models of ratings stop at a million items, or at 100,000 where each item has
 * a covariance; that of purchases has weights for 5,000 items.
 */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx5g")
public class RecommendBenchmark {
  private static final int RATED = 500;
  private static final int GROUPS = 100;

  /** Names of the models. */
  public enum Model {
    /** 64 numbers an item, no covariances: the size that others are timed on. */
    FACTORS,
    /** The default of ratings. */
    RATINGS,
    /** The default of purchases. */
    PURCHASES
  }

  @Param private Model model = Model.FACTORS;

  @Param({"1000", "3706", "100000", "1000000"})
  private int items = 1000;

  private Recommender recommender = train(Model.PURCHASES, 10);
  private List<List<Interaction>> users = List.of();
  private int next;

  /** Trains on 500 items and adds the others, whose attributes give each group its vector. */
  @Setup(Level.Trial)
  public void prepare() {
    recommender = train(model, items);
    SplittableRandom random = new SplittableRandom(3);
    List<List<Interaction>> histories = new ArrayList<>();
    for (int u = 0; u < 1000; u++) {
      List<Interaction> history = new ArrayList<>();
      for (int n = 0; n < 10; n++) {
        history.add(Interaction.rating("", "i" + random.nextInt(RATED), 1 + random.nextInt(5)));
      }
      histories.add(history);
    }
    users = histories;
  }

  private static Recommender train(Model model, int items) {
    SplittableRandom random = new SplittableRandom(7);
    List<Interaction> interactions = new ArrayList<>();
    int trained = model == Model.PURCHASES ? Math.min(items, 5000) : RATED;
    for (int u = 0; u < 2000; u++) {
      for (int n = 0; n < 30; n++) {
        int item = n == 0 ? u % trained : random.nextInt(trained);
        interactions.add(Interaction.rating("u" + u, "i" + item, 1 + random.nextInt(5)));
      }
    }
    for (int i = 0; i < trained; i++) {
      interactions.add(Interaction.rating("all", "i" + i, 1 + random.nextInt(5)));
    }
    Map<String, Attributes> attributes = new HashMap<>();
    for (int i = 0; i < items; i++) {
      attributes.put("i" + i, Attributes.none().with("group", Integer.toString(i % GROUPS)));
    }
    return model == Model.PURCHASES
        ? Recommender.purchases(interactions).itemAttributes(attributes).train()
        : Recommender.ratings(interactions, RatingScale.STARS)
            .factors(
                model == Model.FACTORS
                    ? FactorSettings.MATRIX_FACTORISATION.withFactors(63).withIterations(2)
                    : FactorSettings.BAYESIAN.withIterations(2))
            .metaTrainingSteps(0)
            .itemAttributes(attributes)
            .train();
  }

  /** Adapts to a user's ten ratings and gives the ten best items. */
  @Benchmark
  public List<Recommendation> adaptAndTopTen() {
    next = (next + 1) % users.size();
    return recommender.forUser(users.get(next), Attributes.none()).topN(10);
  }

  /** Adapts to a user's ten ratings and scores one item. */
  @Benchmark
  public Optional<Recommendation> adaptAndScoreOne() {
    next = (next + 1) % users.size();
    return recommender.forUser(users.get(next), Attributes.none()).score("i1");
  }

  /** Takes one more rating of a known user in, and forgets it. */
  @Benchmark
  public void feedback() {
    next = (next + 1) % users.size();
    recommender.append("u3", users.get(next).get(0).item(), 4);
    recommender.forget("u3", users.get(next).get(0).item());
  }
}
