package io.metalearn4j.recsys.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FactorEpisodeTest {
  private static final RatingData DATA = ShopRatings.of(60, 12, 6, 5);

  private static FactorParameters shape() {
    FactorModel model =
        new FactorLearner("factors", FactorSettings.BAYESIAN.withFactors(3).withIterations(3))
            .fit(DATA, 1);
    double[] w = RatingHead.start(RatingScale.STARS, 3);
    return new FactorParameters(
        model, new RatingHead(RatingScale.STARS, w, RatingHead.frequencies(DATA), .6));
  }

  private static double[] moved(FactorParameters shape) {
    double[] theta = shape.start.clone();
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < theta.length; i++) {
      theta[i] += .05 * random.nextGaussian();
    }
    for (int i = 0; i < shape.p; i++) {
      for (int j = i + 1; j < shape.p; j++) {
        theta[shape.factorAt + i * shape.p + j] = 0;
      }
    }
    return theta;
  }

  private static double loss(HeadedModel model, RatingHead.User given, Episodes.Episode episode) {
    FactorModel.Posterior posterior = (FactorModel.Posterior) model.base().adapt(episode.support());
    RatingHead.User user =
        new RatingHead.User(
            given.logResidual(), given.logCount(), posterior.offset(), given.histogram());
    double loss = 0;
    for (int e = 0; e < episode.items().length; e++) {
      double[] p = model.on(posterior, user).probabilities(episode.items()[e]);
      loss -= Math.log(p[RatingScale.STARS.level(episode.ratings()[e])]);
    }
    return loss;
  }

  /** The model as it serves, differentiated numerically, against the gradient as it is trained. */
  @Test
  void gradientEqualsCentralDifferencesOfTheServedModel() {
    FactorParameters shape = shape();
    double[] theta = moved(shape);
    Episodes.Episode episode = Episodes.of(DATA, 4).draw(3);
    HeadedModel model = shape.model(theta);
    RatingHead.User user =
        model.head.user(episode.support(), model.base().adapt(episode.support()));
    FactorEpisode worker = new FactorEpisode(shape);
    worker.run(theta, episode, 1);
    assertEquals(loss(model, user, episode), worker.loss, 1e-9);
    double[] gradient = new double[theta.length];
    worker.addTo(gradient);
    double h = 1e-5;
    for (int i = 0; i < theta.length; i++) {
      int row = (i - shape.factorAt) / shape.p;
      if (i >= shape.factorAt && i < shape.choiceAt && (i - shape.factorAt) % shape.p > row) {
        assertEquals(0, gradient[i], 0);
        continue;
      }
      double[] up = theta.clone();
      double[] down = theta.clone();
      up[i] += h;
      down[i] -= h;
      double expected =
          (loss(shape.model(up), user, episode) - loss(shape.model(down), user, episode)) / (2 * h);
      assertEquals(expected, gradient[i], 1e-6 * (1 + Math.abs(expected)), "parameter " + i);
    }
  }
}
