package io.metalearn4j.learner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.metalearn4j.algorithm.Anil;
import io.metalearn4j.algorithm.FirstOrderMaml;
import io.metalearn4j.algorithm.ImplicitMaml;
import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.algorithm.Reptile;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Sinusoids;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.TaskSource;
import io.metalearn4j.inner.InnerSgd;
import io.metalearn4j.inner.MetaSgd;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.parameter.Initializer;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.train.MetaTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A learner that brings its own derivatives learns as the same one written as a graph. */
class GradientLearnerTest {
  private static final TaskSource SINUSOIDS = Sinusoids.shots(5);

  /** Linear regression as a graph, which starts where the other does. */
  private static final Learner GRAPH =
      Mlp.regression(1).initializer(Initializer.constant(0.3)).build();

  /** Linear regression without second derivatives. */
  private static final class FirstOrder implements GradientLearner {
    private final LinearRegression own = new LinearRegression(1);

    @Override
    public ParameterSpec parameters() {
      return own.parameters();
    }

    @Override
    public double lossAndGradient(float[] parameters, Examples examples, float[] gradient) {
      return own.lossAndGradient(parameters, examples, gradient);
    }

    @Override
    public float[] predict(float[] parameters, Examples examples) {
      return own.predict(parameters, examples);
    }

    @Override
    public String toString() {
      return "FirstOrder";
    }
  }

  static Stream<MetaOptimizer> algorithms() {
    return Stream.of(
        Maml.innerLearningRate(0.01).steps(3),
        Maml.innerRule(new MetaSgd(0.01)).steps(2),
        Anil.innerLearningRate(0.01, List.of("b0")).steps(2),
        ImplicitMaml.innerRule(new InnerSgd(0.01), 5, 1, 3),
        FirstOrderMaml.innerLearningRate(0.01).steps(2),
        Reptile.innerLearningRate(0.01));
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void learnsAsTheGraphDoes(MetaOptimizer algorithm) {
    MetaModel graph = train(GRAPH, algorithm);
    MetaModel own = train(new LinearRegression(1), algorithm);
    assertArrayEquals(graph.parameters().dense(), own.parameters().dense(), 1e-4f);
    Task task = SINUSOIDS.draw(new SplittableRandom(3));
    assertArrayEquals(
        graph.adapt(task.support()).predict(task.query()),
        own.adapt(task.support()).predict(task.query()),
        1e-3f);
  }

  private static MetaModel train(Trainable learner, MetaOptimizer algorithm) {
    return MetaTrainer.of(learner).metaOptimizer(algorithm).iterations(50).seed(3).train(SINUSOIDS);
  }

  @Test
  void isRefusedByAlgorithmsThatNeedMore() {
    FirstOrder learner = new FirstOrder();
    MetaOptimizer maml = Maml.innerLearningRate(0.01);
    var e = assertThrows(UnsupportedLearnerException.class, () -> train(learner, maml));
    assertEquals(
        "learner FirstOrder has no Hessian-vector products, which "
            + maml
            + " needs; choose a first-order algorithm",
        e.getMessage());
    assertArrayEquals(
        train(new LinearRegression(1), FirstOrderMaml.innerLearningRate(0.01)).parameters().dense(),
        train(learner, FirstOrderMaml.innerLearningRate(0.01)).parameters().dense(),
        0);
  }

  @Test
  void isSavedAndLoaded(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("model");
    MetaOptimizer algorithm = FirstOrderMaml.innerLearningRate(0.01);
    MetaModel model = train(new FirstOrder(), algorithm);
    model.save(file);
    MetaModel loaded = MetaModel.load(file, new FirstOrder(), algorithm);
    assertArrayEquals(model.parameters().dense(), loaded.parameters().dense(), 0);
  }
}
