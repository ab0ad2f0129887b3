package io.metalearn4j.model;

import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.data.InvalidExamplesException;
import io.metalearn4j.data.Schema;
import io.metalearn4j.data.table.FeatureEncoder;
import io.metalearn4j.engine.Engine;
import io.metalearn4j.engine.Program;
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
 * A model as a tensor file, or within one: its parameters, and as metadata what they belong to and
 * where they come from.
 */
final class ModelFile {
  private static final String PARAMETERS = "parameters/";
  private static final String ENCODER = "encoder";

  private final Trainable learner;
  private final Fields fields;
  private final ParameterSpec spec;
  private final ParameterValues values;
  private final Schema schema;
  private final TrainingSummary training;
  private final @Nullable FeatureEncoder encoder;

  private ModelFile(
      String source, TensorFile file, String prefix, Trainable learner, MetaOptimizer algorithm)
      throws ModelFormatException {
    this.learner = learner;
    fields = new Fields(source, file, prefix);
    fields.require("learner", learner.description());
    fields.require("adaptation", algorithm.adaptation().toString());
    ParameterSpec own = algorithm.adapted(learner.parameters());
    spec = own.plus(algorithm.adaptation().rule().parameters(own, algorithm.adaptation().steps()));
    values = ParameterTensors.get(file, source, prefix + PARAMETERS, spec);
    encoder = encoder(source, file, prefix + ENCODER);
    training =
        new TrainingSummary(
            fields.text("learner"),
            fields.text("training.algorithm"),
            fields.text("training.outerOptimizer"),
            fields.integer("training.seed"),
            fields.integer("training.iterations"),
            fields.integer("training.bestIteration"),
            fields.real("training.validationLoss"),
            fields.integer("training.skippedTasks"));
    schema = schema(fields);
  }

  static void write(Path path, MetaModel model) throws IOException {
    TensorFile.Builder file = TensorFile.builder();
    add(file, "", model);
    file.build().write(path);
  }

  /** Adds a model, every name under a prefix. */
  static void add(TensorFile.Builder file, String prefix, MetaModel model) {
    TrainingSummary training = model.training();
    Schema schema = model.schema();
    file.metadata(prefix + "learner", training.learner())
        .metadata(prefix + "adaptation", model.adaptation().toString())
        .metadata(prefix + "schema.features", Integer.toString(schema.features()))
        .metadata(prefix + "schema.ids", Integer.toString(schema.ids()))
        .metadata(prefix + "schema.targets", Integer.toString(schema.targets()))
        .metadata(prefix + "training.algorithm", training.algorithm())
        .metadata(prefix + "training.outerOptimizer", training.outerOptimizer())
        .metadata(prefix + "training.seed", Long.toString(training.seed()))
        .metadata(prefix + "training.iterations", Long.toString(training.iterations()))
        .metadata(prefix + "training.bestIteration", Long.toString(training.bestIteration()))
        .metadata(prefix + "training.validationLoss", Double.toString(training.validationLoss()))
        .metadata(prefix + "training.skippedTasks", Long.toString(training.skippedTasks()));
    ParameterTensors.put(file, prefix + PARAMETERS, model.ownParameters());
    model
        .encoder()
        .ifPresent(
            encoder -> file.tensor(prefix + ENCODER, Tensor.ofText(encoder.state().toString())));
  }

  static MetaModel read(Path path, Trainable learner, MetaOptimizer algorithm) throws IOException {
    TensorFile file = TensorFile.read(path);
    ModelFile model = new ModelFile(path.toString(), file, "", learner, algorithm);
    int parameters = model.spec.parameters().size();
    if (file.tensors().size() != parameters + (model.encoder == null ? 0 : 1)) {
      throw model.fields.wrong(
          "tensors", "are " + file.tensors().keySet() + ", the learner has only " + parameters);
    }
    return MetaModel.loaded(
        model.program(JvmEngine.scalar()),
        algorithm.adaptation(),
        model.values,
        model.training,
        model.encoder,
        () -> model.program(JvmEngine.create()));
  }

  static MetaModel read(
      String source,
      TensorFile file,
      String prefix,
      Trainable learner,
      MetaOptimizer algorithm,
      Engine engine)
      throws ModelFormatException {
    ModelFile model = new ModelFile(source, file, prefix, learner, algorithm);
    return MetaModel.of(
        model.program(engine), algorithm.adaptation(), model.values, model.training, model.encoder);
  }

  private Program program(Engine engine) {
    return learner.compile(engine, spec, schema);
  }

  private static @Nullable FeatureEncoder encoder(String source, TensorFile file, String name)
      throws ModelFormatException {
    Tensor state = file.tensors().get(name);
    if (state == null) {
      return null;
    }
    if (state.type() != DType.U8) {
      throw new ModelFormatException(source, name, "is " + state + ", must be U8");
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

  /** The metadata of one model in a file. */
  private record Fields(String source, TensorFile file, String prefix) {

    String text(String field) throws ModelFormatException {
      String value = file.metadata().get(prefix + field);
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
      return new ModelFormatException(source, prefix + field, rule);
    }
  }
}
