package io.metalearn4j.recsys.rating;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.algorithm.Anil;
import io.metalearn4j.algorithm.FirstOrderMaml;
import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.algorithm.ModelAveraging;
import io.metalearn4j.algorithm.Reptile;
import io.metalearn4j.inner.MetaSgd;
import io.metalearn4j.optim.Sgd;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GradientFactorLearnerTest {
  private static final RatingData DATA = ShopRatings.of(300, 50, 25, 21);
  private static final FactorSettings SETTINGS = FactorSettings.BAYESIAN.withFactors(3);

  private static double error(RatingModel model, boolean adapted) {
    return ShopRatings.error(DATA, model, adapted);
  }

  static Stream<GradientFactorLearner> learners() {
    MetaSgd rule = new MetaSgd(.3);
    return Stream.of(
        learner("MAML", Maml.innerRule(rule).steps(5)),
        learner("FOMAML", FirstOrderMaml.innerRule(rule).steps(5)),
        learner("ANIL", Anil.innerRule(rule, Set.of(GradientFactorLearner.HEAD)).steps(5)),
        learner("Reptile", Reptile.innerLearningRate(1).steps(5)),
        learner("averaging", ModelAveraging.innerLearningRate(1).steps(5))
            .outerOptimizer(Sgd.learningRate(1)));
  }

  private static GradientFactorLearner learner(String name, MetaOptimizer algorithm) {
    return new GradientFactorLearner(name, SETTINGS, algorithm);
  }

  @ParameterizedTest
  @MethodSource("learners")
  void fiveStepsComeNearTheClosedForm(GradientFactorLearner learner) {
    double exact = error(new FactorLearner("closed form", SETTINGS).fit(DATA, 1), true);
    RatingModel model = learner.fit(DATA, 1);
    assertTrue(
        error(model, true) < 1.1 * exact,
        () -> learner.name() + ": " + error(model, true) + " against " + exact);
    assertTrue(error(model, true) < error(model, false));
  }
}
