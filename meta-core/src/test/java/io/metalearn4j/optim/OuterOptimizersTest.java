package io.metalearn4j.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract for each optimizer, and their formulas in double arithmetic. */
class OuterOptimizersTest {

  @Nested
  class PlainSgd extends OuterOptimizerContract {
    @Override
    OuterOptimizer optimizer() {
      return Sgd.learningRate(0.1);
    }
  }

  @Nested
  class Momentum extends OuterOptimizerContract {
    @Override
    OuterOptimizer optimizer() {
      return Sgd.learningRate(0.1).momentum(0.9);
    }
  }

  @Nested
  class PlainAdam extends OuterOptimizerContract {
    @Override
    OuterOptimizer optimizer() {
      return Adam.learningRate(0.01);
    }
  }

  private static final double[] GRADIENTS = {1.5, -0.25, 0, 3e-4, -8};

  private static double run(OuterOptimizer optimizer, double start) {
    float[] theta = {7, (float) start, 7};
    float[][] state = new float[optimizer.slots()][3];
    for (int i = 0; i < GRADIENTS.length; i++) {
      float[] gradient = {7, 7, (float) GRADIENTS[i], 7};
      optimizer.update(new Block(i, i + 1, theta, state, 1, gradient, 2, 1));
    }
    assertArrayEquals(new float[] {7, theta[1], 7}, theta, "what is beside the block");
    return theta[1];
  }

  @Test
  void sgdStepsByTheRate() {
    double theta = 2;
    for (double g : GRADIENTS) {
      theta -= 0.1 * g;
    }
    assertEquals(theta, run(Sgd.learningRate(0.1), 2), 1e-6);
  }

  @Test
  void momentumAddsUpGradients() {
    double theta = 2;
    double m = 0;
    for (double g : GRADIENTS) {
      m = 0.9 * m + g;
      theta -= 0.1 * m;
    }
    assertEquals(theta, run(Sgd.learningRate(0.1).momentum(0.9), 2), 1e-6);
  }

  @Test
  void adamFollowsThePaper() {
    assertEquals(adam(0), run(Adam.learningRate(0.01), 2), 1e-6);
  }

  @Test
  void weightDecayIsDecoupled() {
    assertEquals(adam(0.1), run(Adam.learningRate(0.01).weightDecay(0.1), 2), 1e-6);
  }

  private static double adam(double decay) {
    double theta = 2;
    double m = 0;
    double v = 0;
    for (int t = 1; t <= GRADIENTS.length; t++) {
      double g = GRADIENTS[t - 1];
      m = 0.9 * m + 0.1 * g;
      v = 0.999 * v + 0.001 * g * g;
      double first = m / (1 - Math.pow(0.9, t));
      double second = v / (1 - Math.pow(0.999, t));
      theta -= 0.01 * (first / (Math.sqrt(second) + 1e-8) + decay * theta);
    }
    return theta;
  }

  @Test
  void schedulesGoWhereTheySay() {
    Schedule linear = Schedule.linear(1, 0, 10);
    assertEquals(1, linear.rate(0));
    assertEquals(0.5, linear.rate(5), 1e-12);
    assertEquals(0, linear.rate(99));
    Schedule cosine = Schedule.cosine(1, 0.1, 10);
    assertEquals(1, cosine.rate(0), 1e-12);
    assertEquals(0.55, cosine.rate(5), 1e-12);
    assertEquals(0.1, cosine.rate(10), 1e-12);
    Schedule slow = Schedule.constant(1).warmUp(4);
    assertEquals(0.25, slow.rate(0));
    assertEquals(1, slow.rate(3));
    assertEquals(1, slow.rate(50));
  }

  @Test
  void clippingKeepsTheDirection() {
    ParameterSpec spec = ParameterSpec.of(Parameter.matrix("W", 1, 2), Parameter.table("t", 9, 1));
    MetaGradient gradient = new MetaGradient(spec);
    gradient.dense()[0] = 2;
    gradient.dense()[1] = 3;
    gradient.rows(0, 0).values()[gradient.rows(0, 0).start(4)] = 6;
    gradient.clip(3.5);
    assertEquals(3.5, gradient.norm(), 1e-6);
    assertEquals(1, gradient.dense()[0], 1e-6);
    assertEquals(3, gradient.rows(0, 0).values()[0], 1e-6);
  }

  @Test
  void badNumbersAreNamed() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Adam.learningRate(-1));
    assertTrue(refused.getMessage().contains("-1"), refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Sgd.learningRate(0.1).momentum(1));
    assertThrows(IllegalArgumentException.class, () -> Adam.learningRate(1).betas(1, 0.5));
    assertThrows(IllegalArgumentException.class, () -> Adam.learningRate(1).weightDecay(-1));
    assertThrows(IllegalArgumentException.class, () -> Schedule.linear(1, 0, 0));
  }
}
