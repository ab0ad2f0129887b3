package io.metalearn4j.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.metalearn4j.algorithm.FirstOrderMaml;
import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.ExamplesBuilder;
import io.metalearn4j.data.InvalidExamplesException;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.graph.Node;
import io.metalearn4j.inner.InnerAdam;
import io.metalearn4j.learner.Inputs;
import io.metalearn4j.learner.Learner;
import io.metalearn4j.learner.Losses;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.learner.Parameters;
import io.metalearn4j.parameter.Initializer;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.train.MetaTrainer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CatalogueTest {
  private static final int FEATURES = 48;
  private static final int USERS = 4;
  private static final MetaOptimizer STEPS = FirstOrderMaml.innerLearningRate(.05).steps(3);

  private final SplittableRandom random = new SplittableRandom(9);

  /** Items of features beside users of a table, of whom the first layer has a part each. */
  private record Scorer(boolean isSquared) implements Learner {
    @Override
    public ParameterSpec parameters() {
      return ParameterSpec.of(
          Parameter.table("users", USERS, 32).startingAt(Initializer.normal(1)),
          Parameter.matrix("item", FEATURES, 32).startingAt(Initializer.he()),
          Parameter.matrix("out", 32, 1).startingAt(Initializer.he()));
    }

    @Override
    public Node predict(Parameters p, Inputs inputs) {
      Node features = isSquared ? inputs.features().square() : inputs.features();
      Node user = p.get("users").gather(inputs.ids(0));
      return features.matmul(p.get("item")).plus(user).relu().matmul(p.get("out"));
    }

    @Override
    public Node loss(Node prediction, Node target) {
      return Losses.squaredError(prediction, target);
    }
  }

  @Test
  void givesWhatTheRowsGive() {
    MetaModel model = train(Mlp.regression(FEATURES).hidden(32).outputs(3).build(), STEPS, 3, 0);
    for (int rows : new int[] {1, 15, 100}) {
      Examples items = examples(rows, 3, 0);
      Catalogue catalogue = model.catalogue(items);
      assertClose(model.unadapted().predict(items), model.unadapted().predict(catalogue));
      for (int shots : new int[] {1, 5, 40}) {
        AdaptedModel adapted = model.adapt(examples(shots, 3, 0));
        assertClose(adapted.predict(items), adapted.predict(catalogue));
        assertArrayEquals(adapted.predict(catalogue), adapted.predict(catalogue));
      }
    }
  }

  @Test
  void changesIdsForAnotherUser() {
    for (boolean isSquared : new boolean[] {false, true}) {
      MetaModel model = train(new Scorer(isSquared), STEPS, 1, 1);
      Examples items = examples(50, 1, 1);
      Catalogue catalogue = model.catalogue(items);
      for (int user = 0; user < USERS; user++) {
        int[] ids = new int[50];
        Arrays.fill(ids, user);
        AdaptedModel adapted = model.adapt(examples(4, 1, 1));
        assertClose(adapted.predict(items.withIds(ids)), adapted.predict(catalogue.withIds(ids)));
      }
    }
  }

  /** Steps by Adam leave the span of the support rows. */
  @Test
  void holdsForAnyInnerRule() {
    Mlp network = Mlp.regression(FEATURES).hidden(32).build();
    MetaModel model =
        train(network, FirstOrderMaml.innerRule(new InnerAdam(.01, .9, .999, 1e-8)).steps(3), 1, 0);
    Examples items = examples(50, 1, 0);
    AdaptedModel adapted = model.adapt(examples(5, 1, 0));
    assertClose(adapted.predict(items), adapted.predict(model.catalogue(items)));
  }

  @Test
  void refusesOtherRowsAndModels() {
    Mlp network = Mlp.regression(FEATURES).hidden(8).build();
    MetaModel model = train(network, STEPS, 1, 0);
    Examples items = examples(5, 1, 0);
    assertThrows(InvalidExamplesException.class, () -> model.catalogue(examples(5, 1, 1)));
    assertThrows(
        InvalidExamplesException.class, () -> model.catalogue(items).withIds(1, 2, 3, 4, 5));
    MetaModel other = train(network, STEPS, 1, 0);
    AdaptedModel adapted = other.adapt(examples(5, 1, 0));
    assertEquals(
        "the catalogue is another model's, must be of the model that was adapted",
        assertThrows(IllegalArgumentException.class, () -> adapted.predict(model.catalogue(items)))
            .getMessage());
  }

  private MetaModel train(Learner learner, MetaOptimizer algorithm, int targets, int ids) {
    return MetaTrainer.of(learner)
        .metaOptimizer(algorithm)
        .iterations(2)
        .train(
            TaskSource.of(
                List.of(new Task("a", examples(5, targets, ids), examples(5, targets, ids)))));
  }

  private Examples examples(int rows, int targets, int ids) {
    float[] features = new float[rows * FEATURES];
    float[] wanted = new float[rows * targets];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = (float) random.nextGaussian();
    }
    ExamplesBuilder builder = Examples.builder(rows).features(features).targets(wanted);
    int[] users = new int[rows * ids];
    Arrays.setAll(users, i -> i % USERS);
    return (ids == 0 ? builder : builder.ids(users)).build();
  }

  private static void assertClose(float[] expected, float[] actual) {
    assertArrayEquals(expected, actual, 2e-5f);
  }
}
