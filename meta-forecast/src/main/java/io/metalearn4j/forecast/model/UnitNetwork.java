package io.metalearn4j.forecast.model;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.ExamplesBuilder;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.engine.jvm.JvmEngine;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.model.Windows.Window;
import io.metalearn4j.learner.Activation;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import io.metalearn4j.train.MetaTrainer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The network of {@link DemandNetwork}, on demand over its exposure. Immutable and thread-safe.
 *
 * <p>In meta-training a task is a SKU: its support rows are what the known periods before each one
 * of the later half say of it, its query what came after all of them. SKUs are drawn in proportion
 * to their level, so that the loss is one in units.
 */
final class UnitNetwork implements UnitQuantiles {
  /** Where the network's own parameters are in a file. */
  private static final String MODEL = "network.model.";

  private static final int[] HIDDEN = {32, 32, 16};

  private static final double NORM = 1;
  private static final int BATCH = 256;
  private static final int TASKS = 128;

  private final NetworkTraining training;
  private final double[] start;
  private final Level level;
  private final FeatureScale scale;
  private final MetaModel model;

  private UnitNetwork(
      NetworkTraining training, double[] start, Level level, FeatureScale scale, MetaModel model) {
    this.training = training;
    this.start = start;
    this.level = level;
    this.scale = scale;
    this.model = model;
  }

  static UnitNetwork fit(
      DemandNetworkTrainer trainer,
      List<Window> windows,
      Level level,
      ForecastQuestion question,
      long seed) {
    if (windows.isEmpty()) {
      throw new IllegalArgumentException(
          "series have 0 windows of "
              + (question.support() + question.horizon())
              + " periods, must have at least 1");
    }
    double[] levels = question.levels().stream().mapToDouble(Double::doubleValue).toArray();
    double[][] features = new double[windows.size()][];
    double[] weights = new double[windows.size()];
    double[][] ratios = new double[windows.size()][];
    for (int i = 0; i < weights.length; i++) {
      Window w = windows.get(i);
      double s = level.of(w.support());
      features[i] = SupportFeatures.of(w.support(), s);
      weights[i] = w.exposure() * s;
      ratios[i] = Arrays.stream(w.query()).map(y -> y / s).toArray();
    }
    FeatureScale scale = FeatureScale.of(features);
    int h = question.horizon();
    double[] start =
        Quantiles.of(
            Arrays.stream(ratios).flatMapToDouble(Arrays::stream).sorted().toArray(),
            question.levels());
    Pool pool = new Pool(windows, level, scale, features, ratios, weights);
    NetworkTraining training = trainer.training();
    boolean joint = training.isJoint();
    TaskSource source = joint ? pool::batch : pool.sku(h, training.learnsFromSupport());
    MetaModel model =
        MetaTrainer.of(network(levels, start))
            .metaOptimizer(training.algorithm())
            .outerOptimizer(training.outerOptimizer(trainer.iterations()))
            .clipMetaGradient(NORM)
            .metaBatchSize(joint ? 1 : TASKS)
            .iterations(trainer.iterations())
            .seed(seed)
            .threads(trainer.threads())
            .listener(trainer.listener())
            .train(source);
    return new UnitNetwork(training, start, level, scale, model);
  }

  private static QuantileNetwork network(double[] levels, double[] start) {
    Mlp mlp =
        Mlp.regression(SupportFeatures.COUNT)
            .hidden(HIDDEN)
            .activation(Activation.SILU)
            .outputs(levels.length)
            .build();
    return QuantileNetwork.of(mlp, levels).startingAt(start);
  }

  @Override
  public double[] of(double[] support) {
    double s = level.of(support);
    int h = model.schema().targets();
    Examples question =
        Examples.builder(1)
            .features(new float[][] {scale.apply(SupportFeatures.of(support, s))})
            .build(h);
    boolean adapts = training != NetworkTraining.POOLED && support.length > 1;
    float[] q =
        adapts
            ? model.adapt(known(support, h, level, scale)).predict(question)
            : model.unadapted().predict(question);
    double[] quantiles = new double[q.length];
    for (int j = 0; j < q.length; j++) {
      quantiles[j] = s * q[j];
    }
    return quantiles;
  }

  NetworkTraining training() {
    return training;
  }

  Level level() {
    return level;
  }

  /** Writes the network but for its level. */
  void write(TensorFile.Builder file) {
    file.metadata("network.training", training.name());
    file.tensor("network.start", Tensor.of(start, start.length));
    file.tensor("network.scale.mean", Tensor.of(scale.mean(), scale.mean().length));
    file.tensor("network.scale.deviation", Tensor.of(scale.deviation(), scale.deviation().length));
    model.write(file, MODEL);
  }

  /** Reads a network. */
  static UnitNetwork read(TensorFile file, String source, Level level, double[] levels)
      throws IOException {
    NetworkTraining training = NetworkTraining.valueOf(file.metadata("network.training"));
    double[] start = file.tensor("network.start").doubles();
    FeatureScale scale =
        new FeatureScale(
            file.tensor("network.scale.mean").doubles(),
            file.tensor("network.scale.deviation").doubles());
    MetaModel model =
        MetaModel.read(
            source, file, MODEL, network(levels, start), training.algorithm(), JvmEngine.create());
    return new UnitNetwork(training, start, level, scale, model);
  }

  /**
   * What the known periods say of each one of their later half: after those before it, how much
   * came next?
   */
  private static Examples known(double[] y, int targets, Level level, FeatureScale scale) {
    int first = Math.max(1, y.length / 2);
    float[][] features = new float[y.length - first][];
    float[][] values = new float[features.length][targets];
    for (int i = 0; i < features.length; i++) {
      double[] before = Arrays.copyOf(y, first + i);
      double s = level.of(before);
      features[i] = scale.apply(SupportFeatures.of(before, s));
      Arrays.fill(values[i], (float) (y[first + i] / s));
    }
    return Examples.builder(features.length).features(features).targets(values).build();
  }

  /** The windows as examples. */
  private static final class Pool {
    private final List<Window> windows;
    private final Level level;
    private final FeatureScale scale;
    private final float[][] features;
    private final float[][] targets;
    private final double[] weights;
    private final double[] cumulative;

    Pool(
        List<Window> windows,
        Level level,
        FeatureScale scale,
        double[][] features,
        double[][] ratios,
        double[] weights) {
      this.windows = windows;
      this.level = level;
      this.scale = scale;
      this.features = Arrays.stream(features).map(scale::apply).toArray(float[][]::new);
      this.weights = weights;
      targets = new float[ratios.length][];
      for (int i = 0; i < targets.length; i++) {
        targets[i] = new float[ratios[i].length];
        for (int j = 0; j < ratios[i].length; j++) {
          targets[i][j] = (float) ratios[i][j];
        }
      }
      cumulative = weights.clone();
      Arrays.parallelPrefix(cumulative, Double::sum);
    }

    /** Half a batch each, because joint training learns from both alike. */
    Task batch(RandomGenerator random) {
      return new Task("batch", examples(random), examples(random));
    }

    private Examples examples(RandomGenerator random) {
      int[] drawn = random.ints(BATCH / 2, 0, windows.size()).toArray();
      double mean = Arrays.stream(drawn).mapToDouble(i -> weights[i]).average().orElse(1);
      float[] weight = new float[drawn.length];
      for (int i = 0; i < weight.length; i++) {
        weight[i] = (float) (weights[drawn[i]] / mean);
      }
      return rows(drawn).weights(weight).build();
    }

    /**
     * One SKU a task.
     *
     * @param together whether the query is learned from in the inner loop, too: Reptile has no
     *     outer loss
     */
    TaskSource sku(int horizon, boolean together) {
      return random -> {
        double u = random.nextDouble() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, u);
        int i = Math.min(windows.size() - 1, found < 0 ? -found - 1 : found);
        Window w = windows.get(i);
        Examples support = known(w.support(), horizon, level, scale);
        Examples query = rows(i).build();
        return new Task(w.id(), together ? support.plus(query) : support, query);
      };
    }

    private ExamplesBuilder rows(int... which) {
      List<float[]> x = new ArrayList<>();
      List<float[]> y = new ArrayList<>();
      for (int i : which) {
        x.add(features[i]);
        y.add(targets[i]);
      }
      return Examples.builder(which.length)
          .features(x.toArray(float[][]::new))
          .targets(y.toArray(float[][]::new));
    }
  }
}
