package io.metalearn4j.recsys.rating;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.inner.MetaSgd;
import org.junit.jupiter.api.Test;

class GradientFactorLearnerTest {
  private static final RatingData DATA = ShopRatings.of(300, 50, 25, 21);
  private static final FactorSettings SETTINGS = FactorSettings.BAYESIAN.withFactors(3);

  private static double error(RatingModel model, boolean adapted) {
    return ShopRatings.error(DATA, model, adapted);
  }

  @Test
  void fiveLearnedStepsComeNearTheClosedForm() {
    double exact = error(new FactorLearner("closed form", SETTINGS).fit(DATA, 1), true);
    RatingModel maml =
        new GradientFactorLearner("maml", SETTINGS, Maml.innerRule(new MetaSgd(.3)).steps(5))
            .fit(DATA, 1);
    assertTrue(error(maml, true) < 1.1 * exact, () -> error(maml, true) + " against " + exact);
    assertTrue(error(maml, true) < error(maml, false));
  }
}
