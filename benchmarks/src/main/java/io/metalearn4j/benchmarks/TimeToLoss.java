package io.metalearn4j.benchmarks;

import io.metalearn4j.data.Sinusoids;
import io.metalearn4j.data.Task;
import io.metalearn4j.optim.Adam;
import io.metalearn4j.train.MetaTrainer;
import io.metalearn4j.train.TrainingListener;
import io.metalearn4j.train.Validation;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * How long exact MAML of one step trains on sinusoids, drawn as it goes, until the mean query loss
 * of 200 validation tasks after adaptation is below 0.8: in a new JVM whose code is not compiled
 * yet, on one thread, by this library, ND4J and loops. Validation is not counted.
 */
public final class TimeToLoss {
  private static final double TARGET = 0.8;
  private static final int EVERY = 500;
  private static final int BATCH = 25;
  private static final Sinusoids SINUSOIDS = new Sinusoids(10, 10);

  private TimeToLoss() {}

  /** Runs the command; the argument is {@code nd4j} or {@code naive}, or none for the library. */
  public static void main(String[] arguments) {
    List<Task> validation = draw(new SplittableRandom(7), 200);
    if (arguments.length == 0) {
      train(validation);
    } else {
      train(RawMaml.Kind.valueOf(arguments[0].toUpperCase(Locale.ROOT)).create(), validation);
    }
  }

  private static List<Task> draw(SplittableRandom random, int count) {
    return Stream.generate(() -> SINUSOIDS.draw(random)).limit(count).toList();
  }

  private static void train(List<Task> validation) {
    Clock clock = new Clock();
    MetaTrainer.of(Work.SINUSOID.learner())
        .metaOptimizer(Algorithm.MAML.steps(1))
        .outerOptimizer(Adam.learningRate(1e-3))
        .metaBatchSize(BATCH)
        .iterations(Long.MAX_VALUE)
        .seed(1)
        .validation(Validation.on(validation, EVERY))
        .listener(clock)
        .stopWhen(() -> clock.loss < TARGET)
        .train(SINUSOIDS);
    report(clock.nanoseconds, clock.iterations);
  }

  private static void train(RawMaml system, List<Task> validation) {
    SplittableRandom random = new SplittableRandom(1);
    long nanoseconds = 0;
    long iterations = 0;
    do {
      long start = System.nanoTime();
      for (int i = 0; i < EVERY; i++) {
        system.iterate(draw(random, BATCH));
      }
      nanoseconds += System.nanoTime() - start;
      iterations += EVERY;
    } while (loss(system, validation) >= TARGET);
    report(nanoseconds, iterations);
  }

  private static double loss(RawMaml system, List<Task> validation) {
    double sum = 0;
    for (Task task : validation) {
      float[] prediction = system.adapt(task, 1);
      for (int r = 0; r < prediction.length; r++) {
        double error = prediction[r] - task.query().target(r, 0);
        sum += error * error / prediction.length;
      }
    }
    return sum / validation.size();
  }

  private static void report(long nanoseconds, long iterations) {
    System.out.printf(Locale.ROOT, "%.2f s, %d iterations%n", nanoseconds / 1e9, iterations);
  }

  /** Adds up the time of iterations. */
  private static final class Clock implements TrainingListener {
    private long before = System.nanoTime();
    private long nanoseconds;
    private long iterations;
    private double loss = Double.POSITIVE_INFINITY;

    @Override
    public void onIteration(long iteration, long total, double lossNow) {
      long now = System.nanoTime();
      nanoseconds += now - before;
      iterations = iteration + 1;
      before = now;
    }

    @Override
    public void onValidation(long iteration, double validationLoss, boolean isBest) {
      loss = validationLoss;
      before = System.nanoTime();
    }
  }
}
