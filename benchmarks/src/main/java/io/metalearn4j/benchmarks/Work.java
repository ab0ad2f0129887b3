package io.metalearn4j.benchmarks;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Sinusoids;
import io.metalearn4j.data.Task;
import io.metalearn4j.learner.Activation;
import io.metalearn4j.learner.Mlp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The learning problems that all systems are measured on. */
public enum Work {
  /** Sinusoids, 10 support and 10 query rows, network 1-40-40-1, 25 tasks a meta-batch. */
  SINUSOID(25, 100, 10, 10, 1),

  /** Made-up images, 5 support and 75 query rows, network 784-256-128-64-64-5, 4 tasks. */
  CLASSIFIER(4, 20, 5, 75, 784);

  private static final int CLASSES = 5;

  private final int metaBatchSize;
  private final int metaBatches;
  private final int supportRows;
  private final int queryRows;
  private final int features;

  Work(int metaBatchSize, int metaBatches, int supportRows, int queryRows, int features) {
    this.metaBatchSize = metaBatchSize;
    this.metaBatches = metaBatches;
    this.supportRows = supportRows;
    this.queryRows = queryRows;
    this.features = features;
  }

  /** Tasks in a meta-batch. */
  public int metaBatchSize() {
    return metaBatchSize;
  }

  /** Meta-batches in a pool of tasks. */
  public int metaBatches() {
    return metaBatches;
  }

  /** The network. */
  public Mlp learner() {
    return this == SINUSOID
        ? Mlp.regression(features).hidden(40, 40).activation(Activation.RELU).build()
        : Mlp.classes(features, CLASSES).hidden(256, 128, 64, 64).build();
  }

  /** Tasks for some meta-batches, drawn beforehand. */
  public List<Task> draw(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Sinusoids sinusoids = new Sinusoids(supportRows, queryRows);
    return Stream.generate(() -> this == SINUSOID ? sinusoids.draw(random) : images(random))
        .limit((long) metaBatches * metaBatchSize)
        .toList();
  }

  private Task images(SplittableRandom random) {
    float[][] centres = new float[CLASSES][features];
    for (float[] centre : centres) {
      for (int i = 0; i < features; i++) {
        centre[i] = (float) random.nextDouble();
      }
    }
    return new Task(
        "images", images(supportRows, centres, random), images(queryRows, centres, random));
  }

  private Examples images(int rows, float[][] centres, SplittableRandom random) {
    float[][] x = new float[rows][features];
    float[] label = new float[rows];
    for (int r = 0; r < rows; r++) {
      int own = r * CLASSES / rows;
      label[r] = own;
      for (int i = 0; i < features; i++) {
        x[r][i] = centres[own][i] + 0.3f * (float) random.nextGaussian();
      }
    }
    return examples(x, label);
  }

  /**
   * Reads tasks that another system has drawn.
   *
   * @param file little-endian float32: the support features of all tasks, their targets, the query
   *     features, their targets
   * @throws IOException if the file cannot be read or has another length
   */
  public List<Task> read(Path file) throws IOException {
    int tasks = metaBatches * metaBatchSize;
    long floats = (long) tasks * (supportRows + queryRows) * (features + 1);
    FloatBuffer values =
        ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    if (values.remaining() != floats) {
      throw new IOException(file + " holds " + values.remaining() + " floats, must hold " + floats);
    }
    List<Examples> support = examples(values, tasks, supportRows);
    List<Examples> query = examples(values, tasks, queryRows);
    List<Task> read = new ArrayList<>();
    for (int t = 0; t < tasks; t++) {
      read.add(new Task("task " + t, support.get(t), query.get(t)));
    }
    return read;
  }

  private List<Examples> examples(FloatBuffer values, int tasks, int rows) {
    float[][][] x = new float[tasks][rows][features];
    for (float[][] task : x) {
      for (float[] row : task) {
        values.get(row);
      }
    }
    List<Examples> examples = new ArrayList<>();
    for (float[][] task : x) {
      float[] y = new float[rows];
      values.get(y);
      examples.add(examples(task, y));
    }
    return examples;
  }

  /** With a column for each class where the targets are classes. */
  private Examples examples(float[][] x, float[] y) {
    if (this == SINUSOID) {
      return Examples.of(x, y);
    }
    float[][] oneHot = new float[y.length][CLASSES];
    for (int r = 0; r < y.length; r++) {
      oneHot[r][(int) y[r]] = 1;
    }
    return Examples.of(x, oneHot);
  }
}
