package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandMethod;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.train.TrainingListener;
import java.util.List;

/**
 * Trains a {@link DemandNetwork}. Each setter returns a changed copy; immutable, and thread-safe if
 * the listener is.
 */
public final class DemandNetworkTrainer implements DemandMethod {
  private static final int ITERATIONS = 600;
  private static final TrainingListener NOBODY = new TrainingListener() {};

  private final NetworkTraining training;
  private final int iterations;
  private final int threads;
  private final TrainingListener listener;

  private DemandNetworkTrainer(
      NetworkTraining training, int iterations, int threads, TrainingListener listener) {
    this.training = training;
    this.iterations = iterations;
    this.threads = threads;
    this.listener = listener;
  }

  /** A trainer on all cores. */
  static DemandNetworkTrainer of(NetworkTraining training) {
    int cores = Runtime.getRuntime().availableProcessors();
    return new DemandNetworkTrainer(training, ITERATIONS, cores, NOBODY);
  }

  /**
   * The same with so many iterations of the outer loop; 600 unless this is called.
   *
   * @param count {@code >= 1}; the learning rate rises over the first 50
   */
  public DemandNetworkTrainer iterations(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("iterations is " + count + ", must be >= 1");
    }
    return new DemandNetworkTrainer(training, count, threads, listener);
  }

  /**
   * The same on so many threads; the network does not depend on it.
   *
   * @param count {@code >= 1}
   */
  public DemandNetworkTrainer threads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("threads is " + count + ", must be >= 1");
    }
    return new DemandNetworkTrainer(training, iterations, count, listener);
  }

  /** The same, followed by a listener. */
  public DemandNetworkTrainer listener(TrainingListener newListener) {
    return new DemandNetworkTrainer(training, iterations, threads, newListener);
  }

  @Override
  public String name() {
    return "network " + training.label();
  }

  /**
   * Trains a network.
   *
   * @param series what may be learned from
   * @param question known periods of a SKU, at least one, periods ahead, and levels
   * @param seed seed of the initial parameters and of the tasks
   * @throws IllegalArgumentException if no series has support and horizon without a missing period
   */
  @Override
  public DemandNetwork fit(List<DemandSeries> series, ForecastQuestion question, long seed) {
    CovariateEffects effects = CovariateEffects.fit(series);
    Level level = new Level(Windows.mean(series));
    List<Windows.Window> windows =
        Windows.all(series, effects, question.support(), question.horizon());
    UnitNetwork network = UnitNetwork.fit(this, windows, level, question, seed);
    return new DemandNetwork(network, effects, question, DemandPrior.whole(series));
  }

  NetworkTraining training() {
    return training;
  }

  int iterations() {
    return iterations;
  }

  int threads() {
    return threads;
  }

  TrainingListener listener() {
    return listener;
  }
}
