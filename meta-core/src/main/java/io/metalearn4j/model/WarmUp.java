package io.metalearn4j.model;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Schema;
import java.util.SplittableRandom;

/** Runs a model on made-up examples until the JVM has compiled what serves it. */
final class WarmUp {
  /** Rows of the examples, from 1 up: kernels have code for each number of rows that is left. */
  private static final int GREATEST_ROWS = 16;

  /** How long calls are timed together. */
  private static final long ROUND_NANOS = 50_000_000;

  /** As many rounds that bring nothing, about a second, and it is over. */
  private static final int ROUNDS_WITHOUT_GAIN = 20;

  /** What counts as a gain. */
  private static final double GAIN = 0.95;

  /** As many rounds, about 15 seconds, and it is over in any case. */
  private static final int GREATEST_ROUNDS = 300;

  private WarmUp() {}

  /** Loads and links the classes. */
  static void once(MetaModel model) {
    serve(model, examples(model.schema(), 1));
  }

  /** Runs until calls get no faster. */
  static void untilFast(MetaModel model) {
    Examples[] examples = new Examples[GREATEST_ROWS];
    for (int r = 0; r < GREATEST_ROWS; r++) {
      examples[r] = examples(model.schema(), r + 1);
    }
    double best = Double.POSITIVE_INFINITY;
    int withoutGain = 0;
    for (int i = 0; i < GREATEST_ROUNDS && withoutGain < ROUNDS_WITHOUT_GAIN; i++) {
      double time = round(model, examples);
      withoutGain = time < GAIN * best ? 0 : withoutGain + 1;
      best = Math.min(best, time);
    }
  }

  /** Nanoseconds for one call with each number of rows. */
  private static double round(MetaModel model, Examples[] examples) {
    long start = System.nanoTime();
    int calls = 0;
    long now = start;
    while (now - start < ROUND_NANOS) {
      for (Examples rows : examples) {
        serve(model, rows);
      }
      calls++;
      now = System.nanoTime();
    }
    return (double) (now - start) / calls;
  }

  private static void serve(MetaModel model, Examples examples) {
    model.adapt(examples).predict(examples);
  }

  /** Random features, first rows of tables, targets of zero, which every loss allows. */
  private static Examples examples(Schema schema, int rows) {
    SplittableRandom random = new SplittableRandom(rows);
    float[][] features = new float[rows][schema.features()];
    for (float[] row : features) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextDouble(-1, 1);
      }
    }
    return Examples.builder(rows)
        .features(features)
        .ids(new int[rows][schema.ids()])
        .targets(new float[rows][schema.targets()])
        .build();
  }
}
