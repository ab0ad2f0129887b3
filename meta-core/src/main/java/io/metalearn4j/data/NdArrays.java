package io.metalearn4j.data;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Conversion from and to ND4J arrays, which needs an ND4J backend on the class path. */
public final class NdArrays {
  private NdArrays() {}

  /**
   * Examples.
   *
   * @param features {@code [rows, features]}, not modified
   * @param targets {@code [rows, targets]}, not modified
   * @throws InvalidExamplesException if a rank is not 2, rows differ, or a value is not finite
   */
  public static Examples examples(INDArray features, INDArray targets) {
    return Examples.of(toRows(features), toRows(targets));
  }

  /**
   * The rows of a matrix, copied.
   *
   * @throws InvalidExamplesException if its rank is not 2
   */
  public static float[][] toRows(INDArray matrix) {
    if (matrix.rank() != 2) {
      throw new InvalidExamplesException(
          "array has rank " + matrix.rank() + ", must be 2: [rows, columns]");
    }
    return matrix.castTo(DataType.FLOAT).toFloatMatrix();
  }

  /** A matrix of so many rows from values in row-major order. */
  public static INDArray fromRows(float[] values, int rows) {
    return Nd4j.createFromArray(values).reshape(rows, values.length / rows);
  }
}
