package io.metalearn4j.benchmarks;

import io.metalearn4j.data.Examples;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The network 1-40-40-1 with relu and squared error for several tasks at once in ND4J: its loss's
 * gradient for each task. Where the tasks share their parameters, the rows of all are one matrix.
 */
final class Nd4jNetwork {
  static final int LAYERS = 3;
  static final int[] SIZES = {1, 40, 40, 1};
  static final int ROWS = 10;

  private final int tasks;
  private final boolean isShared;

  /** {@code [in, out]} if shared, else {@code [tasks, in, out]}. */
  final INDArray[] weights = new INDArray[LAYERS];

  /** {@code [1, out]} if shared, else {@code [tasks, 1, out]}. */
  final INDArray[] biases = new INDArray[LAYERS];

  /** {@code [tasks, rows, size]}: the features, what the layers return, and the derivatives. */
  final INDArray[] activations = new INDArray[LAYERS + 1];

  final INDArray[] deltas = new INDArray[LAYERS + 1];
  final INDArray targets;

  /** {@code [tasks, in, out]} and {@code [tasks, 1, out]}. */
  final INDArray[] weightGradients = new INDArray[LAYERS];

  final INDArray[] biasGradients = new INDArray[LAYERS];

  private final Nd4jCalls prediction = new Nd4jCalls();
  private final Nd4jCalls gradient = new Nd4jCalls();

  /**
   * A network.
   *
   * @param parameters the parameters that the tasks share, in one vector that is not copied; null
   *     for parameters of each task's own, zeros at first
   */
  Nd4jNetwork(int tasks, @Nullable INDArray parameters) {
    this.tasks = tasks;
    this.isShared = parameters != null;
    for (int l = 0; l <= LAYERS; l++) {
      activations[l] = array(tasks, ROWS, SIZES[l]);
      deltas[l] = array(tasks, ROWS, SIZES[l]);
    }
    targets = array(tasks, ROWS, 1);
    for (int l = 0; l < LAYERS; l++) {
      int in = SIZES[l];
      int out = SIZES[l + 1];
      weights[l] = parameters == null ? array(tasks, in, out) : weights(parameters, l);
      biases[l] = parameters == null ? array(tasks, 1, out) : bias(parameters, l);
      weightGradients[l] = array(tasks, in, out);
      biasGradients[l] = array(tasks, 1, out);
      forward(l);
    }
    backward();
  }

  static INDArray array(long... shape) {
    return Nd4j.create(DataType.FLOAT, shape);
  }

  /** A layer's weights within a vector of all parameters; shares its memory. */
  static INDArray weights(INDArray vector, int layer) {
    return part(vector, offset(layer), SIZES[layer], SIZES[layer + 1]);
  }

  /** A layer's bias within a vector of all parameters; shares its memory. */
  static INDArray bias(INDArray vector, int layer) {
    int length = SIZES[layer + 1];
    return part(vector, offset(layer + 1) - length, 1, length);
  }

  private static int offset(int layer) {
    int offset = 0;
    for (int l = 0; l < layer; l++) {
      offset += (SIZES[l] + 1) * SIZES[l + 1];
    }
    return offset;
  }

  private static INDArray part(INDArray vector, int offset, int rows, int columns) {
    return vector
        .get(NDArrayIndex.interval(offset, offset + rows * columns))
        .reshape(rows, columns);
  }

  private void backward() {
    INDArray scale = Nd4j.scalar(DataType.FLOAT, 2.0 / ROWS);
    gradient.binary("subtract", activations[LAYERS], targets, deltas[LAYERS]);
    gradient.binary("multiply", deltas[LAYERS], scale, deltas[LAYERS]);
    for (int l = LAYERS - 1; l >= 0; l--) {
      gradient.product(activations[l], true, deltas[l + 1], false, weightGradients[l]);
      gradient.sum(deltas[l + 1], 1, biasGradients[l]);
      if (l > 0) {
        gradient.product(rows(deltas[l + 1]), false, weights[l], true, rows(deltas[l]));
        gradient.reluGradient(activations[l], deltas[l]);
      }
    }
  }

  private void forward(int l) {
    INDArray in = rows(activations[l]);
    INDArray out = rows(activations[l + 1]);
    prediction.product(in, false, weights[l], false, out);
    prediction.binary("add", out, biases[l], out);
    if (l < LAYERS - 1) {
      prediction.relu(out);
    }
  }

  /** The rows of all tasks as one matrix where they share their parameters. */
  INDArray rows(INDArray array) {
    return isShared ? array.reshape((long) tasks * ROWS, array.size(2)) : array;
  }

  /** Takes each task's examples of one feature and one target. */
  void bind(List<Examples> examples) {
    float[] x = new float[tasks * ROWS];
    float[] y = new float[tasks * ROWS];
    for (int t = 0; t < tasks; t++) {
      for (int r = 0; r < ROWS; r++) {
        x[t * ROWS + r] = examples.get(t).feature(r, 0);
        y[t * ROWS + r] = examples.get(t).target(r, 0);
      }
    }
    activations[0].data().setData(x);
    targets.data().setData(y);
  }

  /** Computes the last activations. */
  void predict() {
    prediction.run();
  }

  /** Computes the activations, their derivatives and the gradients. */
  void differentiate() {
    prediction.run();
    gradient.run();
  }
}
