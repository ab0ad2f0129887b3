package io.metalearn4j.recsys.rating;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.inner.MetaSgd;
import io.metalearn4j.recsys.data.Dataset;
import io.metalearn4j.recsys.data.FeatureEncoder;
import io.metalearn4j.recsys.data.SyntheticRatings;
import io.metalearn4j.recsys.protocol.RatingTask;
import io.metalearn4j.recsys.protocol.RatingTasks;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientFactorLearnerTest {
  private static final Dataset SHOP = SyntheticRatings.of(300, 50, 25, 21).dataset();
  private static final RatingData DATA =
      new RatingData(
          SHOP.interactions().byUser(),
          FeatureEncoder.fit(SHOP.userAttributes()).encodeAll(SHOP.userAttributes()),
          FeatureEncoder.fit(SHOP.itemAttributes()).encodeAll(SHOP.itemAttributes()),
          RatingScale.STARS);
  private static final FactorSettings SETTINGS = FactorSettings.BAYESIAN.withFactors(3);

  private static double error(RatingModel model, boolean adapted) {
    List<RatingTask> tasks = RatingTasks.of(DATA.ratings(), DATA.userFeatures(), 1);
    double squares = 0;
    for (RatingTask task : tasks) {
      RatingPredictor predictor = model.adapt(adapted ? task.support() : task.support().first(0));
      for (int q = 0; q < task.items().length; q++) {
        double difference = predictor.mean(task.items()[q]) - task.ratings()[q];
        squares += difference * difference;
      }
    }
    return squares / tasks.size() / RatingTasks.QUERY;
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
