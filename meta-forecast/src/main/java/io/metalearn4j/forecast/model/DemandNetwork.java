package io.metalearn4j.forecast.model;

import io.metalearn4j.algorithm.Adaptation;
import io.metalearn4j.algorithm.Anil;
import io.metalearn4j.algorithm.FirstOrderMaml;
import io.metalearn4j.algorithm.JointPretraining;
import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.algorithm.Reptile;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Schema;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.engine.jvm.JvmEngine;
import io.metalearn4j.forecast.DemandMethod;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.model.Windows.Window;
import io.metalearn4j.inner.LayerStepRates;
import io.metalearn4j.learner.Activation;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.model.TrainingSummary;
import io.metalearn4j.optim.Adam;
import io.metalearn4j.optim.Schedule;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.store.ParameterTensors;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import io.metalearn4j.train.MetaTrainer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * A quantile network over features of a SKU's known periods, trained jointly over all SKUs or
 * meta-trained to adapt to one by gradient steps on its known periods. Demand enters and leaves
 * relative to the SKU's level. Immutable and thread-safe.
 *
 * <p>In meta-training the support rows are what the first half, the first three quarters and all
 * but one of the known periods say of the rest; the query is what came after. SKUs are drawn in
 * proportion to their level, so that the loss is one in units.
 */
public final class DemandNetwork implements UnitQuantiles {
  /** How the network is trained. */
  public enum Training {
    /** Joint training, no adaptation. */
    POOLED,
    /** ANIL: the last layer and the bias before it are adapted, exact second order. */
    ANIL,
    /** First-order MAML: all layers are adapted. */
    FIRST_ORDER_MAML,
    /** MAML: all layers are adapted, exact second order. */
    MAML,
    /** Reptile. */
    REPTILE
  }

  private static final int[] HIDDEN = {32, 32, 16};

  /** The last layer and the bias before it: what ANIL adapts. */
  private static final List<String> HEAD = List.of("W3", "b3", "b2");

  private static final int ITERATIONS = 600;
  private static final int WARM_UP = 50;
  private static final double RATE = 3e-3;
  private static final double DECAY = 1e-3;
  private static final double NORM = 1;
  private static final int BATCH = 256;
  private static final int TASKS = 128;
  private static final int STEPS = 2;
  private static final int REPTILE_STEPS = 5;
  private static final double INNER_RATE = .06;

  private final Training training;
  private final double[] start;
  private final Level level;
  private final FeatureScale scale;
  private final MetaModel model;

  private DemandNetwork(
      Training training, double[] start, Level level, FeatureScale scale, MetaModel model) {
    this.training = training;
    this.start = start;
    this.level = level;
    this.scale = scale;
    this.model = model;
  }

  /** The network as a method of its own, on demand divided by the effects of its covariates. */
  public static DemandMethod method(Training training) {
    return UnitQuantiles.method(
        "network " + training.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        true,
        (windows, level, question, seed) -> fit(training, windows, level, question, seed));
  }

  static DemandNetwork fit(
      Training training, List<Window> windows, Level level, ForecastQuestion question, long seed) {
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
    boolean pooled = training == Training.POOLED;
    TaskSource source = pooled ? pool::batch : pool.sku(h, training == Training.REPTILE);
    Schedule schedule = Schedule.cosine(RATE, RATE / 100, ITERATIONS).warmUp(WARM_UP);
    MetaModel model =
        MetaTrainer.of(network(levels, start))
            .metaOptimizer(algorithm(training))
            .outerOptimizer(Adam.learningRate(schedule).weightDecay(DECAY))
            .clipMetaGradient(NORM)
            .metaBatchSize(pooled ? 1 : TASKS)
            .iterations(ITERATIONS)
            .seed(seed)
            .train(source);
    return new DemandNetwork(training, start, level, scale, model);
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

  private static MetaOptimizer algorithm(Training training) {
    LayerStepRates rates = new LayerStepRates(INNER_RATE);
    return switch (training) {
      case POOLED -> JointPretraining.innerLearningRate(INNER_RATE);
      case ANIL -> Anil.innerRule(rates, HEAD).steps(STEPS);
      case FIRST_ORDER_MAML -> FirstOrderMaml.innerRule(rates).steps(STEPS);
      case MAML -> Maml.innerRule(rates).steps(STEPS);
      case REPTILE -> Reptile.innerLearningRate(INNER_RATE).steps(REPTILE_STEPS);
    };
  }

  @Override
  public double[] of(double[] support) {
    double s = level.of(support);
    int h = model.schema().targets();
    Examples question =
        Examples.builder(1)
            .features(new float[][] {scale.apply(SupportFeatures.of(support, s))})
            .build(h);
    boolean adapts = training != Training.POOLED && support.length > 1;
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

  /** Writes a pooled network. */
  void write(TensorFile.Builder file) {
    int[] targets = {model.schema().targets()};
    file.tensor("network.start", Tensor.of(start, start.length));
    file.tensor("network.targets", Tensor.of(targets, 1));
    file.tensor("network.scale.mean", Tensor.of(scale.mean(), scale.mean().length));
    file.tensor("network.scale.deviation", Tensor.of(scale.deviation(), scale.deviation().length));
    ParameterTensors.put(file, "network.parameter.", model.parameters());
  }

  /** Reads a pooled network. */
  static DemandNetwork read(TensorFile file, String source, Level level, double[] levels)
      throws IOException {
    int targets = file.tensor("network.targets").ints()[0];
    double[] start = file.tensor("network.start").doubles();
    QuantileNetwork network = network(levels, start);
    FeatureScale scale =
        new FeatureScale(
            file.tensor("network.scale.mean").doubles(),
            file.tensor("network.scale.deviation").doubles());
    ParameterSpec spec = network.parameters();
    MetaModel model =
        MetaModel.of(
            network.compile(
                JvmEngine.create(), spec, new Schema(SupportFeatures.COUNT, 0, targets)),
            Adaptation.NONE,
            ParameterTensors.get(file, source, "network.parameter.", spec),
            new TrainingSummary("", "joint", "Adam", 0, ITERATIONS, ITERATIONS, Double.NaN, 0),
            null);
    return new DemandNetwork(Training.POOLED, start, level, scale, model);
  }

  /** What earlier parts of the known periods say of later ones. */
  private static Examples known(double[] y, int targets, Level level, FeatureScale scale) {
    int[] cuts =
        Arrays.stream(new int[] {y.length / 2, 3 * y.length / 4, y.length - 1})
            .filter(j -> j >= 1)
            .distinct()
            .toArray();
    float[][] features = new float[cuts.length][];
    float[][] values = new float[cuts.length][targets];
    for (int i = 0; i < cuts.length; i++) {
      double[] first = Arrays.copyOf(y, cuts[i]);
      double s = level.of(first);
      features[i] = scale.apply(SupportFeatures.of(first, s));
      for (int j = 0; j < targets; j++) {
        values[i][j] = (float) (y[cuts[i] + j % (y.length - cuts[i])] / s);
      }
    }
    return Examples.builder(cuts.length).features(features).targets(values).build();
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

    private Examples.Builder rows(int... which) {
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
