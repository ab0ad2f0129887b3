package io.metalearn4j.forecast.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.algorithm.JointPretraining;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Task;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.optim.Adam;
import io.metalearn4j.train.MetaTrainer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QuantileNetworkTest {
  private static final double[] LEVELS = {.1, .5, .9};
  private static final Mlp MLP = Mlp.regression(1).hidden(8).outputs(3).build();

  @Test
  void itLearnsTheQuantilesOfSeveralTargets() {
    MetaModel model =
        MetaTrainer.of(QuantileNetwork.of(MLP, LEVELS).startingAt(1, 2, 3))
            .metaOptimizer(JointPretraining.innerLearningRate(.01))
            .outerOptimizer(Adam.learningRate(.01))
            .iterations(600)
            .seed(1)
            .train(
                random -> {
                  Examples rows = uniform(new SplittableRandom(random.nextLong()));
                  return new Task("uniform", rows, rows);
                });
    float[] q = model.unadapted().predict(new float[][] {{.5f}});
    assertArrayEquals(new float[] {1, 5, 9}, q, .7f);
    assertTrue(q[0] <= q[1] && q[1] <= q[2]);
  }

  /** Two targets a row, uniform on [0, 10]. */
  private static Examples uniform(SplittableRandom random) {
    int rows = 64;
    float[][] features = new float[rows][1];
    float[][] targets = new float[rows][2];
    for (int i = 0; i < rows; i++) {
      features[i][0] = random.nextFloat();
      targets[i][0] = 10 * random.nextFloat();
      targets[i][1] = 10 * random.nextFloat();
    }
    return Examples.builder(rows).features(features).targets(targets).build();
  }

  @Test
  void aStartMayBeFarApart() {
    MetaModel model =
        MetaTrainer.of(QuantileNetwork.of(MLP, LEVELS).startingAt(0, 1e4, 1e6))
            .metaOptimizer(JointPretraining.innerLearningRate(.01))
            .outerOptimizer(Adam.learningRate(.01))
            .iterations(1)
            .train(
                random -> {
                  Examples rows = uniform(new SplittableRandom(1));
                  return new Task("uniform", rows, rows);
                });
    float[] q = model.unadapted().predict(new float[][] {{.5f}});
    assertEquals(1e4, q[1], 10);
    assertEquals(1e6, q[2], 20);
  }

  @Test
  void aStartHasOneQuantileALevel() {
    QuantileNetwork network = QuantileNetwork.of(MLP, LEVELS);
    assertThrows(IllegalArgumentException.class, () -> network.startingAt(1, 2));
    assertEquals(
        MLP.parameters().denseLength(), network.startingAt(1, 2, 3).parameters().denseLength());
  }
}
