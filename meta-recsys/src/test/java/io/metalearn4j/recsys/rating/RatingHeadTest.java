package io.metalearn4j.recsys.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RatingHeadTest {
  private static final RatingScale SCALE = RatingScale.STARS;
  private static final RatingHead.User USER =
      new RatingHead.User(-.3, 1.7, .2, new double[] {.1, .2, .3, .3, .1});

  private static double[] parameters() {
    double[] w = RatingHead.start(SCALE, 1);
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < w.length; i++) {
      w[i] += .1 * random.nextGaussian();
    }
    return w;
  }

  private static double loss(
      double[] w, RatingHead.User user, double mean, double variance, int level) {
    RatingHead.Pass pass = new RatingHead.Pass(SCALE);
    pass.forward(w, user, mean, variance);
    return -Math.log(pass.probabilities[level]);
  }

  @Test
  void gradientEqualsCentralDifferences() {
    double[] w = parameters();
    double h = 1e-5;
    for (int level = 0; level < SCALE.levels(); level++) {
      RatingHead.Pass pass = new RatingHead.Pass(SCALE);
      double[] gradient = new double[w.length];
      pass.forward(w, USER, 3.2, .8);
      pass.backward(w, USER, level, 1, gradient, 0);
      for (int i = 0; i < w.length; i++) {
        double[] up = w.clone();
        double[] down = w.clone();
        up[i] += h;
        down[i] -= h;
        assertEquals(
            (loss(up, USER, 3.2, .8, level) - loss(down, USER, 3.2, .8, level)) / (2 * h),
            gradient[i],
            1e-7);
      }
      assertEquals(
          (loss(w, USER, 3.2 + h, .8, level) - loss(w, USER, 3.2 - h, .8, level)) / (2 * h),
          pass.meanGradient,
          1e-7);
      assertEquals(
          (loss(w, USER, 3.2, .8 + h, level) - loss(w, USER, 3.2, .8 - h, level)) / (2 * h),
          pass.varianceGradient,
          1e-7);
      RatingHead.User higher = new RatingHead.User(-.3, 1.7, .2 + h, USER.histogram());
      RatingHead.User lower = new RatingHead.User(-.3, 1.7, .2 - h, USER.histogram());
      assertEquals(
          (loss(w, higher, 3.2, .8, level) - loss(w, lower, 3.2, .8, level)) / (2 * h),
          pass.offsetGradient,
          1e-7);
    }
  }

  @Test
  void probabilitiesSumToOne() {
    RatingHead head = new RatingHead(SCALE, parameters(), new double[] {.2, .2, .2, .2, .2}, .7);
    for (double mean = -3; mean < 9; mean += .37) {
      double sum = 0;
      for (double p : head.probabilities(USER, mean, .5)) {
        sum += p;
      }
      assertEquals(1, sum, 1e-12);
    }
  }
}
