package io.metalearn4j.recsys.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.recsys.data.Dataset;
import io.metalearn4j.recsys.data.FeatureEncoder;
import io.metalearn4j.recsys.data.SyntheticRatings;
import io.metalearn4j.recsys.protocol.RatingTask;
import io.metalearn4j.recsys.protocol.RatingTasks;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttributeLearnerTest {
  private static final Dataset SHOP = SyntheticRatings.of(300, 50, 25, 21).dataset();
  private static final RatingData DATA =
      new RatingData(
          SHOP.interactions().byUser(),
          FeatureEncoder.fit(SHOP.userAttributes()).encodeAll(SHOP.userAttributes()),
          FeatureEncoder.fit(SHOP.itemAttributes()).encodeAll(SHOP.itemAttributes()),
          RatingScale.STARS);
  private static final List<RatingTask> TASKS =
      RatingTasks.of(DATA.ratings(), DATA.userFeatures(), 1);

  static Stream<AttributeLearner> learners() {
    return Stream.of(
        AttributeLearner.melu(),
        AttributeLearner.logistic(),
        AttributeLearner.embeddingDot(),
        AttributeLearner.hybrid());
  }

  private static double error(RatingModel model, boolean adapted) {
    double squares = 0;
    for (RatingTask task : TASKS) {
      RatingPredictor predictor = model.adapt(adapted ? task.support() : task.support().first(0));
      for (int q = 0; q < task.items().length; q++) {
        double difference = predictor.mean(task.items()[q]) - task.ratings()[q];
        squares += difference * difference;
      }
    }
    return squares / TASKS.size() / RatingTasks.QUERY;
  }

  @ParameterizedTest
  @MethodSource("learners")
  void adaptationToTheSupportHelps(AttributeLearner learner) {
    RatingModel model = learner.iterations(300).fit(DATA, 1);
    double mean = error(BiasLearner.globalMean().fit(DATA, 1), true);
    double adapted = error(model, true);
    assertTrue(adapted < mean, () -> learner.name() + ": " + adapted + " against " + mean);
    assertTrue(adapted < error(model, false), learner.name());
  }

  @Test
  void oneSeedGivesOneModel() {
    AttributeLearner learner = AttributeLearner.hybrid().iterations(20);
    assertEquals(error(learner.fit(DATA, 3), true), error(learner.fit(DATA, 3), true));
  }

  @Test
  void refusesToTrainForNoIteration() {
    assertThrows(IllegalArgumentException.class, () -> AttributeLearner.melu().iterations(0));
  }
}
