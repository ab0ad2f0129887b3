package io.metalearn4j.examples;

import io.metalearn4j.algorithm.Anil;
import io.metalearn4j.algorithm.FirstOrderMaml;
import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.algorithm.ModelAveraging;
import io.metalearn4j.algorithm.Reptile;
import io.metalearn4j.inner.MetaSgd;
import io.metalearn4j.optim.Sgd;
import io.metalearn4j.recsys.ranking.BestSellers;
import io.metalearn4j.recsys.ranking.EaseLearner;
import io.metalearn4j.recsys.ranking.EmbeddingLearner;
import io.metalearn4j.recsys.ranking.ImplicitAlsLearner;
import io.metalearn4j.recsys.ranking.ItemKnnLearner;
import io.metalearn4j.recsys.ranking.KShotLearner;
import io.metalearn4j.recsys.ranking.PopularityLearner;
import io.metalearn4j.recsys.ranking.RandomLearner;
import io.metalearn4j.recsys.ranking.RankingLearner;
import io.metalearn4j.recsys.rating.AttributeLearner;
import io.metalearn4j.recsys.rating.BiasLearner;
import io.metalearn4j.recsys.rating.FactorLearner;
import io.metalearn4j.recsys.rating.FactorSettings;
import io.metalearn4j.recsys.rating.GradientFactorLearner;
import io.metalearn4j.recsys.rating.HeadLearner;
import io.metalearn4j.recsys.rating.MetaFactorLearner;
import io.metalearn4j.recsys.rating.RandomRatings;
import io.metalearn4j.recsys.rating.RatingLearner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** The rows of the recommendation tables; ours first. */
final class RecsysRows {
  /** What the models of items see of a larger catalogue: their cost is its cube. */
  static final int BEST_SELLERS = 5000;

  /** Those that stand for the others in a first look at new data: the rest are slow, or behind. */
  static final Set<String> QUICK =
      Set.of(
          "metalearn4j",
          "variational factors",
          "matrix factorisation",
          "bias + attributes ridge",
          "item mean",
          "popularity",
          "itemknn",
          "ease",
          "ials",
          "random");

  private RecsysRows() {}

  /** All under one rating-distribution head, so that one decision rule serves every row. */
  static List<RatingLearner> ratings() {
    return Stream.<RatingLearner>concat(
            Stream.of(MetaFactorLearner.create()),
            Stream.of(
                    new FactorLearner("variational factors", FactorSettings.BAYESIAN),
                    new FactorLearner("matrix factorisation", FactorSettings.MATRIX_FACTORISATION),
                    gradients("MAML", Maml.innerRule(new MetaSgd(4)).steps(5)),
                    gradients(
                        "first-order MAML", FirstOrderMaml.innerRule(new MetaSgd(4)).steps(5)),
                    gradients(
                        "ANIL",
                        Anil.innerRule(new MetaSgd(2), Set.of(GradientFactorLearner.HEAD))
                            .steps(5)),
                    gradients("Reptile", Reptile.innerLearningRate(4).steps(5)),
                    gradients("averaging", ModelAveraging.innerLearningRate(4).steps(5))
                        .outerOptimizer(Sgd.learningRate(1)),
                    AttributeLearner.hybrid(),
                    AttributeLearner.ordinalHybrid(),
                    AttributeLearner.melu(),
                    AttributeLearner.embeddingDot(),
                    AttributeLearner.logistic(),
                    BiasLearner.ridge(),
                    BiasLearner.bias(),
                    BiasLearner.itemMean(),
                    BiasLearner.userMean(),
                    BiasLearner.globalMean(),
                    new RandomRatings())
                .map(HeadLearner::new))
        .toList();
  }

  /**
   * Inner rates are the best of four or five, .1 to 8, on 600 held-out training users of MovieLens
   * 1M.
   */
  private static GradientFactorLearner gradients(String name, MetaOptimizer algorithm) {
    return new GradientFactorLearner(
        "variational factors, " + name, FactorSettings.BAYESIAN, algorithm);
  }

  /** One setting for every number of positives. */
  static List<RankingLearner> rankings() {
    return List.of(
        KShotLearner.create(),
        EmbeddingLearner.of(EmbeddingLearner.Loss.SOFTMAX),
        EmbeddingLearner.of(EmbeddingLearner.Loss.BPR),
        EmbeddingLearner.of(EmbeddingLearner.Loss.LOGISTIC),
        new PopularityLearner(),
        new RandomLearner());
  }

  /**
   * Settings by the number of positives shown, the best of those tried for it on 600 held-out
   * training users of MovieLens 1M: 3 shrinkages by 3 neighbourhood sizes, 6 penalties from 2,000
   * to 120,000, 3 confidences by 4 penalties.
   */
  static Map<RankingLearner, IntPredicate> tuned() {
    Map<RankingLearner, IntPredicate> rows = new LinkedHashMap<>();
    rows.put(new BestSellers(new ItemKnnLearner(100, 5000), BEST_SELLERS), k -> k <= 1);
    rows.put(new BestSellers(new ItemKnnLearner(20, 5000), BEST_SELLERS), k -> k > 1 && k <= 5);
    rows.put(new BestSellers(new ItemKnnLearner(0, 1500), BEST_SELLERS), k -> k > 5 && k <= 10);
    rows.put(new BestSellers(new ItemKnnLearner(100, 300), BEST_SELLERS), k -> k > 10);
    rows.put(new BestSellers(new EaseLearner(120_000), BEST_SELLERS), k -> k <= 1);
    rows.put(new BestSellers(new EaseLearner(20_000), BEST_SELLERS), k -> k > 1 && k <= 5);
    rows.put(new BestSellers(new EaseLearner(10_000), BEST_SELLERS), k -> k > 5 && k <= 10);
    rows.put(new BestSellers(new EaseLearner(5_000), BEST_SELLERS), k -> k > 10);
    rows.put(new ImplicitAlsLearner(64, 1, 60), k -> k <= 1);
    rows.put(new ImplicitAlsLearner(64, 10, 120), k -> k > 1);
    return rows;
  }

  /**
   * For first baskets of a shop: the best of those tried on 532 customers of Online Retail who came
   * in March to July and bought something new before August.
   */
  static List<RankingLearner> baskets() {
    return List.of(
        basketRidge(),
        new BestSellers(new EaseLearner(100), BEST_SELLERS),
        new BestSellers(new ItemKnnLearner(20, 50), BEST_SELLERS),
        new ImplicitAlsLearner(128, 10, 30),
        new PopularityLearner(),
        new RandomLearner());
  }

  /** Ours, for first baskets of a shop. */
  static KShotLearner basketRidge() {
    return KShotLearner.create()
        .rungs(new KShotLearner.Rung(0, 0, 1), new KShotLearner.Rung(1, 3, 5))
        .content(.1)
        .attributes()
        .penalties(1);
  }
}
