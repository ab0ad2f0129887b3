package io.metalearn4j.recsys.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttributeLearnerTest {
  private static final RatingData DATA = ShopRatings.of(300, 50, 25, 21);

  static Stream<AttributeLearner> learners() {
    return Stream.of(
        AttributeLearner.melu(),
        AttributeLearner.logistic(),
        AttributeLearner.embeddingDot(),
        AttributeLearner.hybrid(),
        AttributeLearner.ordinalHybrid());
  }

  private static double error(RatingModel model, boolean adapted) {
    return ShopRatings.error(DATA, model, adapted);
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
