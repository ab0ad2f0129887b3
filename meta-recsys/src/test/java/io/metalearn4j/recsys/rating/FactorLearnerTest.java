package io.metalearn4j.recsys.rating;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.recsys.data.AttributeEncoder;
import io.metalearn4j.recsys.data.Dataset;
import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.data.SyntheticRatings;
import org.junit.jupiter.api.Test;

class FactorLearnerTest {
  private static final SyntheticRatings SHOP = SyntheticRatings.of(500, 60, 20, 11);
  private static final RatingData DATA = data(SHOP.dataset());
  private static final FactorSettings SETTINGS = FactorSettings.BAYESIAN.withFactors(4);

  private static RatingData data(Dataset dataset) {
    SparseRows users =
        AttributeEncoder.fit(dataset.userAttributes()).encodeAll(dataset.userAttributes());
    SparseRows items =
        AttributeEncoder.fit(dataset.itemAttributes()).encodeAll(dataset.itemAttributes());
    return new RatingData(dataset.interactions().byUser(), users, items, RatingScale.STARS);
  }

  /**
   * Mean squared distance from the truth over users of the training set, adapted to {@code shown}
   * of their ratings.
   */
  private static double error(RatingModel model, int shown) {
    double squares = 0;
    int count = 0;
    for (int u = 0; u < DATA.ratings().rows(); u++) {
      SparseRows.Row row = DATA.ratings().row(u);
      int k = Math.min(shown, row.size());
      int[] items = new int[k];
      float[] values = new float[k];
      for (int e = 0; e < k; e++) {
        items[e] = row.index(e);
        values[e] = row.value(e);
      }
      RatingPredictor predictor =
          model.adapt(new Support(DATA.userFeatures().row(u), items, values));
      for (int i = 0; i < DATA.ratings().columns(); i++) {
        double truth =
            SHOP.expected(
                number(SHOP.dataset().interactions().users().name(u)),
                number(SHOP.dataset().interactions().items().name(i)));
        double difference = predictor.mean(i) - truth;
        squares += difference * difference;
        count++;
      }
    }
    return squares / count;
  }

  private static int number(String name) {
    return Integer.parseInt(name.substring(1));
  }

  @Test
  void comesNearTheTruthAndNearerThanBiasesAlone() {
    FactorModel model = new FactorLearner("factors", SETTINGS).fit(DATA, 1);
    double bias = error(BiasLearner.bias().fit(DATA, 1), 100);
    assertTrue(
        error(model, 100) < .55 * bias, () -> "factors " + error(model, 100) + ", bias " + bias);
    assertTrue(error(model, 3) < error(model, 0));
    assertTrue(error(model, 100) < error(model, 3));
  }

  @Test
  void oneSeedGivesOneModel() {
    FactorModel first = new FactorLearner("factors", SETTINGS).fit(DATA, 1);
    FactorModel second = new FactorLearner("factors", SETTINGS).fit(DATA, 1);
    assertArrayEquals(first.items, second.items);
  }

  @Test
  void posteriorIsThatOfBayesianLinearRegression() {
    FactorModel model = new FactorLearner("factors", SETTINGS).fit(DATA, 1);
    Support support = new Support(DATA.userFeatures().row(0), new int[] {3, 8}, new float[] {5, 2});
    Evidence evidence = new Evidence(model);
    evidence.add(8, 2);
    evidence.add(1, 4);
    evidence.add(3, 5);
    evidence.remove(1, 4);
    FactorModel.Posterior posterior = model.posterior(support.features(), evidence);
    for (int i = 0; i < model.itemCount(); i++) {
      assertEquals(model.adapt(support).mean(i), posterior.mean(i), 1e-9);
      assertEquals(model.adapt(support).variance(i), posterior.variance(i), 1e-9);
    }
  }
}
