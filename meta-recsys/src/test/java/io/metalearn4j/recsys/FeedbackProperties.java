package io.metalearn4j.recsys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.metalearn4j.recsys.data.Attributes;
import io.metalearn4j.recsys.data.Interaction;
import io.metalearn4j.recsys.data.Interactions;
import io.metalearn4j.recsys.data.SyntheticRatings;
import io.metalearn4j.recsys.rating.FactorSettings;
import io.metalearn4j.recsys.rating.RatingScale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever a user does and takes back, serving equals adapting anew to what is left. */
class FeedbackProperties {
  private static final Interactions DATA =
      SyntheticRatings.of(80, 30, 12, 3).dataset().interactions();
  private static final Recommender RATINGS =
      Recommender.ratings(DATA, RatingScale.STARS)
          .factors(FactorSettings.BAYESIAN.withFactors(3).withIterations(4))
          .metaTrainingSteps(20)
          .train();
  private static final Recommender PURCHASES =
      Recommender.purchases(DATA.where(e -> DATA.value(e) >= 4)).train();

  @Property(tries = 100)
  void ratingsEqualReAdaptation(@ForAll @Size(max = 60) List<@IntRange(max = 209) Integer> steps) {
    check(RATINGS, steps);
  }

  @Property(tries = 100)
  void purchasesEqualReAdaptation(
      @ForAll @Size(max = 60) List<@IntRange(max = 209) Integer> steps) {
    check(PURCHASES, steps);
  }

  /** Each step is an item of 35, five of them unknown, and a rating, or forgetting it. */
  private static void check(Recommender recommender, List<Integer> steps) {
    recommender.forget("visitor");
    Map<String, Double> left = new LinkedHashMap<>();
    for (int step : steps) {
      String item = "i" + step / 6;
      int value = step % 6;
      if (value == 0) {
        recommender.forget("visitor", item);
        left.remove(item);
      } else {
        recommender.append("visitor", item, value);
        left.put(item, (double) value);
      }
    }
    List<Interaction> history = new ArrayList<>();
    left.forEach((item, value) -> history.add(Interaction.rating("", item, value)));
    assertArrayEquals(
        scores(recommender, recommender.forUser(history, Attributes.none())),
        scores(recommender, recommender.forUser("visitor")),
        1e-4);
  }

  private static double[] scores(Recommender recommender, Request request) {
    return recommender.items().stream()
        .mapToDouble(item -> request.score(item).orElseThrow().score())
        .toArray();
  }
}
