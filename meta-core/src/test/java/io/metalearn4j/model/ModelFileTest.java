package io.metalearn4j.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.algorithm.FirstOrderMaml;
import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Sinusoids;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.data.table.DataTable;
import io.metalearn4j.data.table.FeatureEncoder;
import io.metalearn4j.engine.jvm.JvmEngine;
import io.metalearn4j.inner.MetaSgd;
import io.metalearn4j.learner.Activation;
import io.metalearn4j.learner.Learner;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.store.ChecksumMismatchException;
import io.metalearn4j.store.ModelFormatException;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import io.metalearn4j.train.MetaTrainer;
import io.metalearn4j.train.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
  private static final TaskSource SINUSOIDS = Sinusoids.shots(5);
  private static final MetaOptimizer ALGORITHM =
      FirstOrderMaml.innerRule(new MetaSgd(0.01)).steps(2);
  private static final MetaModel MODEL =
      MetaTrainer.of(Runs.network())
          .metaOptimizer(ALGORITHM)
          .iterations(3)
          .seed(2)
          .train(SINUSOIDS);

  @TempDir private Path directory;
  private Path file = Path.of("set before each test");

  @BeforeEach
  void save() throws IOException {
    file = directory.resolve("waves.safetensors");
    MODEL.save(file);
  }

  @Test
  void adaptsAlikeAfterLoading() throws IOException {
    MetaModel loaded = MetaModel.load(file, Runs.network(), ALGORITHM);
    assertEquals(Runs.hash(MODEL), Runs.hash(loaded));
    assertEquals(MODEL.training(), loaded.training());
    assertEquals(MODEL.schema(), loaded.schema());
    assertTrue(loaded.encoder().isEmpty());
    for (Task task : Runs.tasks(SINUSOIDS, 10)) {
      assertArrayEquals(
          MODEL.adapt(task.support()).predict(task.query()),
          loaded.adapt(task.support()).predict(task.query()),
          1e-5f); // a loaded model starts with scalar kernels
    }
  }

  @Test
  void twoModelsInOneFileAreToldApartByTheirPrefixes() throws IOException {
    MetaModel other =
        MetaTrainer.of(Runs.network())
            .metaOptimizer(ALGORITHM)
            .iterations(2)
            .seed(3)
            .train(SINUSOIDS);
    TensorFile.Builder builder = TensorFile.builder().metadata("kind", "two models");
    MODEL.write(builder, "first.");
    other.write(builder, "second.");
    TensorFile both = builder.build();
    JvmEngine engine = JvmEngine.scalar();
    MetaModel first = MetaModel.read("both", both, "first.", Runs.network(), ALGORITHM, engine);
    MetaModel second = MetaModel.read("both", both, "second.", Runs.network(), ALGORITHM, engine);
    assertEquals(Runs.hash(MODEL), Runs.hash(first));
    assertEquals(Runs.hash(other), Runs.hash(second));
    assertEquals(other.training(), second.training());
    ModelFormatException e =
        assertThrows(
            ModelFormatException.class,
            () -> MetaModel.read("both", both, "third.", Runs.network(), ALGORITHM, engine));
    assertTrue(String.valueOf(e.getMessage()).contains("third.learner"), e.getMessage());
  }

  @Test
  void keepsTablesAndValidationLoss() throws IOException {
    MetaModel ratings = Runs.ratings().train(Runs.RATINGS);
    ratings.save(file);
    Mlp learner = Mlp.regression(1).embedding(40, 3).hidden(4).build();
    MetaModel loaded =
        MetaModel.load(file, learner, FirstOrderMaml.innerLearningRate(0.05).steps(2));
    assertEquals(Runs.hash(ratings), Runs.hash(loaded));
    assertEquals(ratings.training(), loaded.training());

    MetaModel validated = Runs.sinusoids().train(SINUSOIDS);
    validated.save(file);
    assertEquals(
        validated.training(),
        MetaModel.load(file, Runs.network(), FirstOrderMaml.innerLearningRate(0.01)).training());
  }

  @Test
  void carriesItsEncoder() throws IOException {
    DataTable sales =
        DataTable.builder().numeric("price", 1, 2, 4).numeric("sold", 9, 5, 1).build();
    FeatureEncoder encoder =
        FeatureEncoder.builder().standardise("price").target("sold").fit(sales);
    Examples examples = encoder.encode(sales);
    MetaModel model =
        MetaTrainer.of(Runs.network())
            .encoder(encoder)
            .iterations(2)
            .train(random -> new Task("sales", examples, examples));
    model.save(file);
    MetaModel loaded = MetaModel.load(file, Runs.network(), FirstOrderMaml.innerLearningRate(0.01));
    assertEquals(encoder, loaded.encoder().orElseThrow());
    assertEquals(encoder.schemaFingerprint(), loaded.encoder().orElseThrow().schemaFingerprint());
  }

  @Test
  void refusesAnotherLearnerOrAlgorithmByField() {
    Mlp wide = Mlp.regression(1).hidden(9).build();
    Mlp tanh = Mlp.regression(1).hidden(8).activation(Activation.TANH).build();
    refused("learner", wide, ALGORITHM);
    refused("learner", tanh, ALGORITHM);
    refused("adaptation", Runs.network(), Maml.innerRule(new MetaSgd(0.02)).steps(2));
    refused("adaptation", Runs.network(), FirstOrderMaml.innerRule(new MetaSgd(0.01)).steps(3));
  }

  private void refused(String field, Learner learner, MetaOptimizer algorithm) {
    var e =
        assertThrows(ModelFormatException.class, () -> MetaModel.load(file, learner, algorithm));
    assertEquals(field, e.field(), e.getMessage());
    assertTrue(e.toString().contains(file.toString()), e.toString());
  }

  @Test
  void refusesAFileWithAnythingMissingOrMore() throws IOException {
    TensorFile content = TensorFile.read(file);
    for (String key : content.metadata().keySet()) {
      Map<String, String> metadata = new TreeMap<>(content.metadata());
      metadata.remove(key);
      rewrite(metadata, content.tensors());
      refused(key, Runs.network(), ALGORITHM);
    }
    for (String name : content.tensors().keySet()) {
      Map<String, Tensor> tensors = new TreeMap<>(content.tensors());
      tensors.remove(name);
      rewrite(content.metadata(), tensors);
      refused(name, Runs.network(), ALGORITHM);
      tensors.put(name, Tensor.of(new float[] {1}));
      rewrite(content.metadata(), tensors);
      refused(name, Runs.network(), ALGORITHM);
    }
    Map<String, Tensor> more = new TreeMap<>(content.tensors());
    more.put("more", Tensor.of(new float[] {1}));
    rewrite(content.metadata(), more);
    refused("tensors", Runs.network(), ALGORITHM);
    more.remove("more");
    more.put("encoder", Tensor.of(new float[] {1}));
    rewrite(content.metadata(), more);
    refused("encoder", Runs.network(), ALGORITHM);
    more.put("encoder", Tensor.ofText("{}"));
    rewrite(content.metadata(), more);
    refused("version", Runs.network(), ALGORITHM);
  }

  private void rewrite(Map<String, String> metadata, Map<String, Tensor> tensors)
      throws IOException {
    TensorFile.Builder builder = TensorFile.builder();
    metadata.forEach(builder::metadata);
    tensors.forEach(builder::tensor);
    builder.build().write(file);
  }

  @Test
  void refusesNumbersThatAreNone() throws IOException {
    TensorFile content = TensorFile.read(file);
    for (String key : content.metadata().keySet()) {
      boolean isText = key.equals("training.algorithm") || key.equals("training.outerOptimizer");
      if (!isText) {
        Map<String, String> metadata = new TreeMap<>(content.metadata());
        metadata.put(key, "-1e");
        rewrite(metadata, content.tensors());
        refused(key, Runs.network(), ALGORITHM);
      }
    }
    Map<String, String> metadata = new TreeMap<>(content.metadata());
    metadata.put("schema.features", "-1");
    rewrite(metadata, content.tensors());
    refused("schema", Runs.network(), ALGORITHM);
  }

  @Test
  void refusesADamagedFile() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    assertThrows(
        ChecksumMismatchException.class, () -> MetaModel.load(file, Runs.network(), ALGORITHM));
  }

  @Test
  void refusesToSaveWithoutADirectory() {
    Path nowhere = directory.resolve("missing").resolve("model");
    assertThrows(IOException.class, () -> MODEL.save(nowhere));
    assertFalse(Files.exists(nowhere));
  }
}
