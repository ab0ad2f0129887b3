package io.metalearn4j.train;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.metalearn4j.algorithm.FirstOrderMaml;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Seeds;
import io.metalearn4j.data.Sinusoids;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.optim.Adam;
import io.metalearn4j.optim.Schedule;
import io.metalearn4j.parameter.ParameterValues;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Small training runs for tests, and what they end with. */
public final class Runs {
  /** Rows of the tables of {@link #RATINGS}. */
  private static final int ITEMS = 40;

  /** Tasks of two items' ratings with an item bias, by ids and a feature. */
  public static final TaskSource RATINGS = Runs::ratings;

  private Runs() {}

  /** A learner of sinusoids. */
  public static Mlp network() {
    return Mlp.regression(1).hidden(8).build();
  }

  /** A trainer of sinusoids with everything that has a state: Adam, an average, validation. */
  public static MetaTrainer sinusoids() {
    return MetaTrainer.of(network())
        .metaOptimizer(FirstOrderMaml.innerLearningRate(0.01))
        .outerOptimizer(new Adam(Schedule.cosine(0.01, 0.001, 30), 0.9, 0.999, 1e-8, 1e-3))
        .metaBatchSize(5)
        .iterations(30)
        .threads(2)
        .seed(3)
        .averageParameters(0.9)
        .validation(Validation.on(Sinusoids.shots(5), 4, 9, 5));
  }

  /** A trainer of {@link #RATINGS}, whose embedding table has sparse gradients. */
  public static MetaTrainer ratings() {
    return MetaTrainer.of(Mlp.regression(1).embedding(ITEMS, 3).hidden(4).build())
        .metaOptimizer(FirstOrderMaml.innerLearningRate(0.05).steps(2))
        .outerOptimizer(Adam.learningRate(0.01))
        .metaBatchSize(4)
        .iterations(30)
        .threads(2)
        .seed(5);
  }

  private static Task ratings(RandomGenerator random) {
    return new Task("ratings", rows(random, 1 + random.nextInt(5)), rows(random, 3));
  }

  private static Examples rows(RandomGenerator random, int count) {
    int[] ids = random.ints(count, 0, ITEMS).toArray();
    float[] features = new float[count];
    float[] targets = new float[count];
    for (int i = 0; i < count; i++) {
      features[i] = (float) random.nextGaussian();
      targets[i] = (float) Math.sin(ids[i]) + 0.1f * features[i];
    }
    return Examples.builder(count).ids(ids).features(features).targets(targets).build();
  }

  /** The SHA-256 of all parameters of a model. */
  public static String hash(MetaModel model) {
    ParameterValues values = model.parameters();
    Hasher hasher = Hashing.sha256().newHasher();
    for (float value : values.dense()) {
      hasher.putFloat(value);
    }
    for (int t = 0; t < values.spec().tables().size(); t++) {
      for (float value : values.table(t)) {
        hasher.putFloat(value);
      }
    }
    return hasher.hash().toString();
  }

  /** Some tasks of a source. */
  public static List<Task> tasks(TaskSource source, int count) {
    return IntStream.range(0, count).mapToObj(i -> source.draw(Seeds.stream(17, i))).toList();
  }
}
