package io.metalearn4j.model;

import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.data.InvalidExamplesException;
import io.metalearn4j.data.Schema;
import io.metalearn4j.data.table.FeatureEncoder;
import io.metalearn4j.engine.jvm.JvmEngine;
import io.metalearn4j.learner.Trainable;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.parameter.ParameterValues;
import io.metalearn4j.store.DType;
import io.metalearn4j.store.JsonObject;
import io.metalearn4j.store.ModelFormatException;
import io.metalearn4j.store.ParameterTensors;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A model as a tensor file: its parameters, and as metadata what they belong to and where they come
 * from.
 */
final class ModelFile {
  private static final String PARAMETERS = "parameters/";
  private static final String ENCODER = "encoder";

  private ModelFile() {}

  static void write(Path path, MetaModel model) throws IOException {
    TrainingSummary training = model.training();
    Schema schema = model.schema();
    TensorFile.Builder file =
        TensorFile.builder()
            .metadata("learner", training.learner())
            .metadata("adaptation", model.adaptation().toString())
            .metadata("schema.features", Integer.toString(schema.features()))
            .metadata("schema.ids", Integer.toString(schema.ids()))
            .metadata("schema.targets", Integer.toString(schema.targets()))
            .metadata("training.algorithm", training.algorithm())
            .metadata("training.outerOptimizer", training.outerOptimizer())
            .metadata("training.seed", Long.toString(training.seed()))
            .metadata("training.iterations", Long.toString(training.iterations()))
            .metadata("training.bestIteration", Long.toString(training.bestIteration()))
            .metadata("training.validationLoss", Double.toString(training.validationLoss()))
            .metadata("training.skippedTasks", Long.toString(training.skippedTasks()));
    ParameterTensors.put(file, PARAMETERS, model.ownParameters());
    model
        .encoder()
        .ifPresent(encoder -> file.tensor(ENCODER, Tensor.ofText(encoder.state().toString())));
    file.build().write(path);
  }

  static MetaModel read(Path path, Trainable learner, MetaOptimizer algorithm) throws IOException {
    TensorFile file = TensorFile.read(path);
    Fields fields = new Fields(path.toString(), file);
    fields.require("learner", learner.description());
    fields.require("adaptation", algorithm.adaptation().toString());
    ParameterSpec own = algorithm.adapted(learner.parameters());
    ParameterSpec spec =
        own.plus(algorithm.adaptation().rule().parameters(own, algorithm.adaptation().steps()));
    ParameterValues values = ParameterTensors.get(file, path.toString(), PARAMETERS, spec);
    FeatureEncoder encoder = encoder(path.toString(), file);
    if (file.tensors().size() != spec.parameters().size() + (encoder == null ? 0 : 1)) {
      throw fields.wrong(
          "tensors",
          "are " + file.tensors().keySet() + ", the learner has only " + spec.parameters().size());
    }
    TrainingSummary training =
        new TrainingSummary(
            fields.text("learner"),
            fields.text("training.algorithm"),
            fields.text("training.outerOptimizer"),
            fields.integer("training.seed"),
            fields.integer("training.iterations"),
            fields.integer("training.bestIteration"),
            fields.real("training.validationLoss"),
            fields.integer("training.skippedTasks"));
    Schema schema = schema(fields);
    return MetaModel.loaded(
        learner.compile(JvmEngine.scalar(), spec, schema),
        algorithm.adaptation(),
        values,
        training,
        encoder,
        () -> learner.compile(JvmEngine.create(), spec, schema));
  }

  private static @Nullable FeatureEncoder encoder(String source, TensorFile file)
      throws ModelFormatException {
    Tensor state = file.tensors().get(ENCODER);
    if (state == null) {
      return null;
    }
    if (state.type() != DType.U8) {
      throw new ModelFormatException(source, ENCODER, "is " + state + ", must be U8");
    }
    return FeatureEncoder.of(JsonObject.parse(source, state.text()));
  }

  private static Schema schema(Fields fields) throws ModelFormatException {
    try {
      return new Schema(
          Math.toIntExact(fields.integer("schema.features")),
          Math.toIntExact(fields.integer("schema.ids")),
          Math.toIntExact(fields.integer("schema.targets")));
    } catch (InvalidExamplesException | ArithmeticException e) {
      throw fields.wrong("schema", String.valueOf(e.getMessage()));
    }
  }

  /** The metadata of one file. */
  private record Fields(String source, TensorFile file) {

    String text(String field) throws ModelFormatException {
      String value = file.metadata().get(field);
      if (value == null) {
        throw wrong(field, "is missing");
      }
      return value;
    }

    long integer(String field) throws ModelFormatException {
      try {
        return Long.parseLong(text(field));
      } catch (NumberFormatException e) {
        throw wrong(field, "is " + text(field) + ", must be a whole number");
      }
    }

    double real(String field) throws ModelFormatException {
      try {
        return Double.parseDouble(text(field));
      } catch (NumberFormatException e) {
        throw wrong(field, "is " + text(field) + ", must be a number");
      }
    }

    void require(String field, String expected) throws ModelFormatException {
      if (!text(field).equals(expected)) {
        throw wrong(field, "is '" + text(field) + "', the given one has '" + expected + "'");
      }
    }

    ModelFormatException wrong(String field, String rule) {
      return new ModelFormatException(source, field, rule);
    }
  }
}
