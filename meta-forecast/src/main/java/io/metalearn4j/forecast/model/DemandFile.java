package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.store.ModelFormatException;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.NoSuchElementException;

/** What every file of this package begins with: its kind, and what the model was made for. */
final class DemandFile {
  private static final String KIND = "kind";
  private static final String SUPPORT = "support";
  private static final String HORIZON = "horizon";
  private static final String LEVELS = "levels";

  private DemandFile() {}

  static TensorFile.Builder of(String kind, ForecastQuestion question) {
    double[] levels = question.levels().stream().mapToDouble(Double::doubleValue).toArray();
    return TensorFile.builder()
        .metadata(KIND, kind)
        .metadata(SUPPORT, String.valueOf(question.support()))
        .metadata(HORIZON, String.valueOf(question.horizon()))
        .tensor(LEVELS, Tensor.of(levels, levels.length));
  }

  /** Makes a model of what is in a file. */
  @FunctionalInterface
  interface Content<T> {
    T of(TensorFile file, ForecastQuestion question) throws IOException;
  }

  /**
   * Reads a model.
   *
   * @throws ModelFormatException if the file holds anything but a whole model of that kind
   */
  static <T> T read(Path path, String kind, Content<T> content) throws IOException {
    TensorFile file = TensorFile.read(path);
    String found = file.metadata().get(KIND);
    if (!kind.equals(found)) {
      throw new ModelFormatException(path.toString(), KIND, "is " + found + ", must be " + kind);
    }
    try {
      return content.of(file, question(file));
    } catch (NoSuchElementException
        | IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException e) {
      throw new ModelFormatException(
          path.toString(), "content", "must be a whole " + kind + ", but " + e.getMessage());
    }
  }

  private static ForecastQuestion question(TensorFile file) {
    return new ForecastQuestion(
        Integer.parseInt(file.metadata(SUPPORT)),
        Integer.parseInt(file.metadata(HORIZON)),
        Arrays.stream(file.tensor(LEVELS).doubles()).boxed().toList());
  }
}
