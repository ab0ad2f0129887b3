package io.metalearn4j.store;

import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.parameter.ParameterValues;
import java.util.Arrays;

/** Parameter values as tensors of a file: one for each parameter, under a prefix. */
public final class ParameterTensors {
  private ParameterTensors() {}

  /** Adds the values, each parameter as {@code prefix + name}, {@code [rows, columns]}. */
  public static void put(TensorFile.Builder file, String prefix, ParameterValues values) {
    ParameterSpec spec = values.spec();
    for (Parameter parameter : spec.parameters()) {
      int from = parameter.isTable() ? 0 : spec.offset(parameter.name());
      float[] block = Arrays.copyOfRange(array(values, parameter), from, from + parameter.length());
      file.tensor(
          prefix + parameter.name(), Tensor.of(block, parameter.rows(), parameter.columns()));
    }
  }

  /**
   * The values of a file.
   *
   * @param spec what they must be of
   * @throws ModelFormatException if a parameter is missing or has another shape or type
   */
  public static ParameterValues get(
      TensorFile file, String source, String prefix, ParameterSpec spec)
      throws ModelFormatException {
    ParameterValues values = ParameterValues.zeros(spec);
    for (Parameter parameter : spec.parameters()) {
      String name = prefix + parameter.name();
      Tensor tensor = file.tensors().get(name);
      int[] shape = {parameter.rows(), parameter.columns()};
      if (tensor == null || tensor.type() != DType.F32 || !Arrays.equals(tensor.shape(), shape)) {
        throw new ModelFormatException(
            source,
            name,
            "is "
                + (tensor == null ? "missing" : tensor)
                + ", must be F32 "
                + Arrays.toString(shape));
      }
      int from = parameter.isTable() ? 0 : spec.offset(parameter.name());
      System.arraycopy(tensor.floats(), 0, array(values, parameter), from, parameter.length());
    }
    return values;
  }

  private static float[] array(ParameterValues values, Parameter parameter) {
    return parameter.isTable()
        ? values.table(values.spec().tableIndex(parameter.name()))
        : values.dense();
  }
}
