package io.metalearn4j.benchmarks;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The same network in ND4J, as fast as its calls allow: every result preallocated in the order that
 * BLAS writes, transposed views made once, biases by one broadcast.
 */
final class Nd4jNetwork {
  private final int rows;
  private final int[] sizes;
  private final INDArray[] weights = new INDArray[3];
  private final INDArray[] transposedWeights = new INDArray[3];
  private final INDArray[] biases = new INDArray[3];
  private final INDArray[] activations = new INDArray[4];
  private final INDArray[] transposedActivations = new INDArray[4];
  private final INDArray[] deltas = new INDArray[4];
  private final INDArray[] masks = new INDArray[4];
  private final INDArray[] weightGradients = new INDArray[3];
  private final INDArray[] biasGradients = new INDArray[3];

  Nd4jNetwork(int width, int rows) {
    this.rows = rows;
    this.sizes = new int[] {1, width, width, 1};
    for (int l = 0; l < 3; l++) {
      weights[l] = Nd4j.rand(DataType.FLOAT, sizes[l], sizes[l + 1]).subi(0.5);
      transposedWeights[l] = weights[l].transpose();
      biases[l] = Nd4j.create(DataType.FLOAT, sizes[l + 1]);
      weightGradients[l] = matrix(sizes[l], sizes[l + 1]);
      biasGradients[l] = Nd4j.create(DataType.FLOAT, sizes[l + 1]);
    }
    for (int l = 0; l < 4; l++) {
      activations[l] = matrix(rows, sizes[l]);
      transposedActivations[l] = activations[l].transpose();
      deltas[l] = matrix(rows, sizes[l]);
      masks[l] = matrix(rows, sizes[l]);
    }
  }

  private static INDArray matrix(int rows, int columns) {
    return Nd4j.create(DataType.FLOAT, new long[] {rows, columns}, 'f');
  }

  /** The gradient of the mean squared error; returns it for the second layer's weights. */
  INDArray gradient(INDArray x, INDArray y) {
    activations[0].assign(x);
    for (int l = 0; l < 3; l++) {
      activations[l].mmuli(weights[l], activations[l + 1]);
      activations[l + 1].addiRowVector(biases[l]);
      if (l < 2) {
        Transforms.relu(activations[l + 1], false);
      }
    }
    activations[3].subi(y, deltas[3]);
    deltas[3].muli(2.0 / rows);
    for (int l = 2; l >= 0; l--) {
      transposedActivations[l].mmuli(deltas[l + 1], weightGradients[l]);
      deltas[l + 1].sum(biasGradients[l], 0);
      if (l > 0) {
        deltas[l + 1].mmuli(transposedWeights[l], deltas[l]);
        Nd4j.getExecutioner().exec(new Step(activations[l], masks[l], 0));
        deltas[l].muli(masks[l]);
      }
    }
    return weightGradients[1];
  }
}
