package io.metalearn4j.benchmarks;

import io.metalearn4j.algorithm.FirstOrderMaml;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.forecast.data.SyntheticDemand;
import io.metalearn4j.forecast.model.DemandModel;
import io.metalearn4j.graph.Node;
import io.metalearn4j.learner.Inputs;
import io.metalearn4j.learner.Learner;
import io.metalearn4j.learner.Losses;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.learner.Parameters;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.train.MetaTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * New SKUs a second: a quantile network (16-64-64-9) adapted to a SKU's 8 windows in 5 steps and
 * asked for one forecast; and the demand model adapted to 8 periods and asked for 8 periods, or for
 * the total of 3. One model serves all threads.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 2,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class SkuAdaptBenchmark {
  private static final int FEATURES = 16;
  private static final int WINDOWS = 8;
  private static final int SKUS = 1000;
  private static final double[] LEVELS =
      QuantileForecast.DECILES.stream().mapToDouble(Double::doubleValue).toArray();

  private final List<Task> tasks = draw();
  private final MetaModel network =
      MetaTrainer.of(new QuantileMlp())
          .metaOptimizer(FirstOrderMaml.innerLearningRate(.01).steps(5))
          .iterations(20)
          .train(TaskSource.of(tasks));

  private final List<DemandSeries> histories = SyntheticDemand.counts(SKUS, WINDOWS).series(2);
  private final DemandModel model =
      DemandModel.fit(SyntheticDemand.counts(300, 24).series(1), ForecastQuestion.deciles(8, 8));

  /** Where a thread is in the list of SKUs. */
  @State(Scope.Thread)
  public static class Cursor {
    private static final AtomicInteger THREADS = new AtomicInteger();
    private int next = THREADS.getAndIncrement() * SKUS / 2;

    int next() {
      next = (next + 1) % SKUS;
      return next;
    }
  }

  private static final class QuantileMlp implements Learner {
    private final Mlp mlp = Mlp.regression(FEATURES).hidden(64, 64).outputs(LEVELS.length).build();

    @Override
    public ParameterSpec parameters() {
      return mlp.parameters();
    }

    @Override
    public Node predict(Parameters parameters, Inputs inputs) {
      return mlp.predict(parameters, inputs);
    }

    @Override
    public Node loss(Node prediction, Node target) {
      return Losses.pinball(prediction, target, LEVELS);
    }
  }

  private static List<Task> draw() {
    SplittableRandom random = new SplittableRandom(1);
    List<Task> drawn = new ArrayList<>();
    for (int i = 0; i < SKUS; i++) {
      drawn.add(new Task("sku" + i, examples(random, WINDOWS), examples(random, 1)));
    }
    return drawn;
  }

  private static Examples examples(SplittableRandom random, int rows) {
    float[][] x = new float[rows][FEATURES];
    float[][] y = new float[rows][1];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < FEATURES; c++) {
        x[r][c] = (float) random.nextGaussian();
      }
      y[r][0] = (float) random.nextGaussian();
    }
    return Examples.builder(rows).features(x).targets(y).build();
  }

  /** The network by gradient steps. */
  @Benchmark
  public float[] network(Cursor cursor) {
    Task task = tasks.get(cursor.next());
    return network.adapt(task.support()).predict(task.query());
  }

  /** The demand model by Bayes' rule, its pooled members and all. */
  @Benchmark
  public QuantileForecast demandModel(Cursor cursor) {
    return model.adapt(histories.get(cursor.next())).forecast(8);
  }

  /** The same model asked for what three periods together will not exceed, from sample paths. */
  @Benchmark
  public double total(Cursor cursor) {
    return model.adapt(histories.get(cursor.next())).total(3, .95);
  }
}
