package io.metalearn4j.examples.shop;

import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.examples.TrainingProgress;
import io.metalearn4j.forecast.DemandMethod;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Forecaster;
import io.metalearn4j.forecast.model.QuantileNetwork;
import io.metalearn4j.learner.Activation;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.optim.Adam;
import io.metalearn4j.optim.Schedule;
import io.metalearn4j.report.Plot;
import io.metalearn4j.train.MetaTrainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A quantile network meta-trained over products: a task is a product in its first weeks. The
 * support set asks, after every one of the later weeks, for the next week; the query set asks after
 * all of them for the weeks of the horizon. Demand is in units of the product's typical week.
 */
final class MetaDemand implements DemandMethod {

  private static final double RATE = 3e-3;
  private static final int META_BATCH = 64;

  private final String name;
  private final MetaOptimizer algorithm;
  private final long iterations;
  private final int threads;
  private final TrainingProgress progress;

  MetaDemand(String name, MetaOptimizer algorithm, long iterations, int threads) {
    this.name = name;
    this.algorithm = algorithm;
    this.iterations = iterations;
    this.threads = threads;
    this.progress = new TrainingProgress("Demand, " + name);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Forecaster fit(List<DemandSeries> series, ForecastQuestion question, long seed) {
    return learn(series, question, seed);
  }

  DemandNetwork learn(List<DemandSeries> series, ForecastQuestion question, long seed) {
    return new DemandNetwork(train(series, question, seed), question);
  }

  private MetaModel train(List<DemandSeries> series, ForecastQuestion question, long seed) {
    return MetaTrainer.of(network(question))
        .metaOptimizer(algorithm)
        .outerOptimizer(Adam.learningRate(Schedule.cosine(RATE, RATE / 100, iterations)))
        .metaBatchSize(META_BATCH)
        .iterations(iterations)
        .clipMetaGradient(1)
        .seed(seed)
        .threads(threads)
        .listener(progress)
        .train(tasks(series, question));
  }

  /** The losses of the training. */
  Plot.Line losses() {
    return progress.line();
  }

  static QuantileNetwork network(ForecastQuestion question) {
    double[] levels = question.levels().stream().mapToDouble(Double::doubleValue).toArray();
    return QuantileNetwork.of(
        Mlp.regression(DemandWindow.FEATURES)
            .hidden(32, 32)
            .activation(Activation.SILU)
            .outputs(levels.length)
            .build(),
        levels);
  }

  private static TaskSource tasks(List<DemandSeries> series, ForecastQuestion question) {
    int weeks = question.support() + question.horizon();
    List<double[]> products =
        series.stream().map(DemandSeries::demand).filter(y -> y.length >= weeks).toList();
    return random -> task(products.get(random.nextInt(products.size())), question, random);
  }

  private static Task task(double[] product, ForecastQuestion question, RandomGenerator random) {
    int start = random.nextInt(product.length - question.support() - question.horizon() + 1);
    int now = start + question.support();
    double[] known = Arrays.copyOfRange(product, start, now);
    DemandWindow window = DemandWindow.of(known);
    List<float[]> features = new ArrayList<>();
    List<Double> targets = new ArrayList<>();
    for (int step = 0; step < question.horizon(); step++) {
      features.add(window.features());
      targets.add(product[now + step] / window.scale());
    }
    return new Task(
        "weeks " + start + " to " + now,
        DemandNetwork.support(known),
        DemandNetwork.examples(features, targets));
  }
}
