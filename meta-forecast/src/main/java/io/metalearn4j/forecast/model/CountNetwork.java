package io.metalearn4j.forecast.model;

import io.metalearn4j.algorithm.JointPretraining;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Task;
import io.metalearn4j.forecast.DemandMethod;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.model.Windows.Window;
import io.metalearn4j.graph.Node;
import io.metalearn4j.learner.Activation;
import io.metalearn4j.learner.Inputs;
import io.metalearn4j.learner.Learner;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.learner.Parameters;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.optim.Adam;
import io.metalearn4j.optim.Schedule;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.train.MetaTrainer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * The network of {@link DemandNetwork} with the head of a count distribution in place of quantiles,
 * trained jointly over all SKUs by maximum likelihood. Its mean is relative to the SKU's level.
 * Immutable and thread-safe.
 */
public final class CountNetwork implements UnitQuantiles {
  private static final int[] HIDDEN = {32, 32, 16};
  private static final int ITERATIONS = 600;
  private static final int WARM_UP = 50;
  private static final int BATCH = 256;
  private static final double RATE = 3e-3;
  private static final double DECAY = 1e-3;
  private static final double NORM = 1;

  private final CountHead head;
  private final List<Double> levels;
  private final Level level;
  private final FeatureScale scale;
  private final MetaModel model;

  private CountNetwork(
      CountHead head, List<Double> levels, Level level, FeatureScale scale, MetaModel model) {
    this.head = head;
    this.levels = levels;
    this.level = level;
    this.scale = scale;
    this.model = model;
  }

  /** The network as a method of its own, which does not look at covariates. */
  public static DemandMethod method(CountHead head) {
    return UnitQuantiles.method(
        "network " + head.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        false,
        (windows, level, question, seed) -> fit(head, windows, level, question, seed));
  }

  private static CountNetwork fit(
      CountHead head, List<Window> windows, Level level, ForecastQuestion question, long seed) {
    FeatureScale scale =
        FeatureScale.of(
            windows.stream()
                .map(w -> SupportFeatures.of(w.support(), level.of(w.support())))
                .toArray(double[][]::new));
    float[][] features =
        windows.stream().map(w -> features(w.support(), level, scale)).toArray(float[][]::new);
    Schedule schedule = Schedule.cosine(RATE, RATE / 100, ITERATIONS).warmUp(WARM_UP);
    MetaModel model =
        MetaTrainer.of(new Network(head))
            .metaOptimizer(JointPretraining.innerLearningRate(RATE))
            .outerOptimizer(Adam.learningRate(schedule).weightDecay(DECAY))
            .clipMetaGradient(NORM)
            .metaBatchSize(1)
            .iterations(ITERATIONS)
            .seed(seed)
            .train(
                random ->
                    new Task(
                        "batch", rows(windows, features, random), rows(windows, features, random)));
    return new CountNetwork(head, question.levels(), level, scale, model);
  }

  /** The scaled features and the logarithm of the level. */
  private static float[] features(double[] support, Level level, FeatureScale scale) {
    double s = level.of(support);
    float[] x = Arrays.copyOf(scale.apply(SupportFeatures.of(support, s)), Network.FEATURES);
    x[Network.FEATURES - 1] = (float) Math.log(s);
    return x;
  }

  /** Half a batch, each window with one of the periods after it. */
  private static Examples rows(List<Window> windows, float[][] features, RandomGenerator random) {
    float[][] x = new float[BATCH / 2][];
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      int drawn = random.nextInt(features.length);
      double[] query = windows.get(drawn).query();
      x[i] = features[drawn];
      y[i] = (float) query[random.nextInt(query.length)];
    }
    return Examples.of(x, y);
  }

  @Override
  public double[] of(double[] support) {
    float[] outputs = model.unadapted().predict(new float[][] {features(support, level, scale)});
    return head.quantiles(outputs, levels);
  }

  /**
   * The outputs of a head, the logarithm of the mean being relative to that of the level, which is
   * the last feature.
   */
  private record Network(CountHead head, Mlp layers) implements Learner {
    static final int FEATURES = SupportFeatures.COUNT + 1;

    Network(CountHead head) {
      this(
          head,
          Mlp.regression(FEATURES)
              .hidden(HIDDEN)
              .activation(Activation.SILU)
              .outputs(head.outputs())
              .build());
    }

    @Override
    public ParameterSpec parameters() {
      return layers.parameters();
    }

    @Override
    public Node predict(Parameters parameters, Inputs inputs) {
      Node raw = layers.predict(parameters, inputs);
      Node level = inputs.features().column(FEATURES - 1);
      int mean = head == CountHead.HURDLE_NEGATIVE_BINOMIAL ? 1 : 0;
      Node outputs = null;
      for (int j = 0; j < head.outputs(); j++) {
        Node output = j == mean ? raw.column(j).plus(level) : raw.column(j);
        outputs = outputs == null ? output : outputs.concat(output);
      }
      return Objects.requireNonNull(outputs);
    }

    @Override
    public Node loss(Node prediction, Node target) {
      return head.loss(prediction, target);
    }
  }
}
