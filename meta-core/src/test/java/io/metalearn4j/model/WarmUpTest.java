package io.metalearn4j.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.data.Sinusoids;
import io.metalearn4j.data.Task;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.train.MetaTrainer;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WarmUpTest {
  private static final Mlp LEARNER = Mlp.regression(1).hidden(40, 40).build();
  private static final Maml ALGORITHM = Maml.innerLearningRate(0.01).steps(5);

  @Test
  void servesAlikeBeforeWhileAndAfter(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("model.safetensors");
    MetaTrainer.of(LEARNER)
        .metaOptimizer(ALGORITHM)
        .iterations(20)
        .train(Sinusoids.shots(10))
        .save(file);
    MetaModel model = MetaModel.load(file, LEARNER, ALGORITHM);
    Task task = Sinusoids.shots(10).draw(new SplittableRandom(3));
    float[] before = model.adapt(task.support()).predict(task.query());
    AtomicBoolean isOver = new AtomicBoolean();
    CompletableFuture<Void> served =
        CompletableFuture.runAsync(
            () -> {
              while (!isOver.get()) {
                assertArrayEquals(before, model.adapt(task.support()).predict(task.query()), 1e-5f);
              }
            });
    model.warmUp();
    isOver.set(true);
    served.get();
    assertFalse(served.isCompletedExceptionally());
    assertArrayEquals(before, model.adapt(task.support()).predict(task.query()), 1e-5f);
  }

  @Test
  void leavesATrainedModelAlone() {
    MetaModel model =
        MetaTrainer.of(LEARNER).metaOptimizer(ALGORITHM).iterations(5).train(Sinusoids.shots(10));
    Task task = Sinusoids.shots(10).draw(new SplittableRandom(3));
    float[] before = model.adapt(task.support()).predict(task.query());
    model.warmUp();
    assertArrayEquals(before, model.adapt(task.support()).predict(task.query()));
  }
}
