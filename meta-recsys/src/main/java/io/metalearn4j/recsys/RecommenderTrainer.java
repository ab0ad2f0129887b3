package io.metalearn4j.recsys;

import io.metalearn4j.recsys.data.AttributeEncoder;
import io.metalearn4j.recsys.data.Attributes;
import io.metalearn4j.recsys.data.IdMap;
import io.metalearn4j.recsys.data.Interactions;
import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.ranking.ItemLikeness;
import io.metalearn4j.recsys.ranking.KShotLearner;
import io.metalearn4j.recsys.ranking.RankingData;
import io.metalearn4j.recsys.rating.FactorLearner;
import io.metalearn4j.recsys.rating.FactorModel;
import io.metalearn4j.recsys.rating.FactorSettings;
import io.metalearn4j.recsys.rating.HeadLearner;
import io.metalearn4j.recsys.rating.HeadedModel;
import io.metalearn4j.recsys.rating.ItemPrior;
import io.metalearn4j.recsys.rating.MetaFactorLearner;
import io.metalearn4j.recsys.rating.RatingData;
import io.metalearn4j.recsys.rating.RatingScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a recommender is trained on and how; each setter changes and returns this trainer. Not
 * thread-safe.
 */
public final class RecommenderTrainer {
  private final Interactions interactions;
  private final @Nullable RatingScale scale;
  private Map<String, Attributes> users = Map.of();
  private Map<String, Attributes> items = Map.of();
  private FactorSettings factors = FactorSettings.BAYESIAN;
  private int metaTrainingSteps = 1600;
  private KShotLearner kShot = KShotLearner.create();
  private long seed = 7;

  RecommenderTrainer(Interactions interactions, @Nullable RatingScale scale) {
    if (interactions.size() == 0) {
      throw new IllegalArgumentException("interactions must be at least 1, got 0");
    }
    this.interactions = interactions;
    this.scale = scale;
  }

  /** What is known of users besides, by name. */
  public RecommenderTrainer userAttributes(Map<String, Attributes> attributes) {
    users = Map.copyOf(attributes);
    return this;
  }

  /**
   * What is known of items besides, by name; an item without interactions enters the catalogue by
   * it, as if it were added after training.
   */
  public RecommenderTrainer itemAttributes(Map<String, Attributes> attributes) {
    items = Map.copyOf(attributes);
    return this;
  }

  /** Settings of the model of ratings. */
  public RecommenderTrainer factors(FactorSettings settings) {
    factors = settings;
    return this;
  }

  /**
   * Meta-training steps of the model of ratings after its variational fit; 1,600 unless set. With 0
   * the variational fit serves: faster to train, and behind in every table.
   */
  public RecommenderTrainer metaTrainingSteps(int steps) {
    if (steps < 0) {
      throw new IllegalArgumentException("steps must be at least 0, got " + steps);
    }
    metaTrainingSteps = steps;
    return this;
  }

  /** Settings of the model of purchases. */
  public RecommenderTrainer kShot(KShotLearner learner) {
    kShot = learner;
    return this;
  }

  /** Decides every random number of the training; 7 unless set. */
  public RecommenderTrainer seed(long number) {
    seed = number;
    return this;
  }

  /**
   * Trains; every user of the interactions has an account afterwards.
   *
   * @throws IllegalArgumentException when a rating is outside of the scale or a purchase's value is
   *     not above 0, with its user and item, or no user rated enough to learn from
   */
  public Recommender train() {
    for (int e = 0; e < interactions.size(); e++) {
      check(e);
    }
    SparseRows byItem = interactions.byUser().transpose();
    int[] met = IntStream.range(0, byItem.rows()).filter(i -> byItem.count(i) > 0).toArray();
    SparseRows values = byItem.select(met).transpose();
    int[] counts = Arrays.stream(met).map(byItem::count).toArray();
    IdMap itemIds = IdMap.of(Arrays.stream(met).mapToObj(interactions.items()::name).toList());
    List<Attributes> userList = aligned(interactions.users(), users);
    List<Attributes> itemList = aligned(itemIds, items);
    AttributeEncoder userEncoder = AttributeEncoder.fit(userList);
    AttributeEncoder itemEncoder =
        scale == null ? AttributeEncoder.fitLikeness(itemList) : AttributeEncoder.fit(itemList);
    SparseRows userFeatures = userEncoder.encodeAll(userList);
    SparseRows itemFeatures = itemEncoder.encodeAll(itemList);
    ScoringModel model =
        scale == null
            ? new PurchaseScoring(
                kShot.fit(
                    new RankingData(
                        interactions.positives().transpose().select(met).transpose(),
                        userFeatures,
                        itemFeatures),
                    seed),
                new ItemLikeness(itemFeatures))
            : ratings(new RatingData(values, userFeatures, itemFeatures, scale), counts);
    Recommender recommender =
        new Recommender(new Catalogue(itemIds, counts, List.of(), userEncoder, itemEncoder), model);
    for (int u = 0; u < values.rows(); u++) {
      History history = new History();
      for (int e = values.start(u); e < values.end(u); e++) {
        history.put(values.index(e), values.value(e));
      }
      recommender.restore(interactions.users().name(u), userList.get(u), history);
    }
    recommender.addItems(items);
    return recommender;
  }

  private void check(int e) {
    try {
      if (scale == null) {
        PurchaseScoring.checkQuantity(interactions.value(e));
      } else {
        RatingScoring.check(scale, interactions.value(e));
      }
    } catch (IllegalArgumentException broken) {
      throw new IllegalArgumentException(
          "user %s, item %s: %s"
              .formatted(
                  interactions.users().name(interactions.user(e)),
                  interactions.items().name(interactions.item(e)),
                  broken.getMessage()),
          broken);
    }
  }

  private ScoringModel ratings(RatingData data, int[] counts) {
    HeadedModel model =
        metaTrainingSteps == 0
            ? new HeadLearner(new FactorLearner("ratings", factors)).fit(data, seed)
            : MetaFactorLearner.create()
                .factors(factors)
                .steps(metaTrainingSteps)
                .fitRated(data, seed);
    ItemPrior prior =
        ItemPrior.of(
            (FactorModel) model.base(), data.itemFeatures(), counts, factors.itemPenalty());
    return RatingScoring.of(model, prior);
  }

  private static List<Attributes> aligned(IdMap ids, Map<String, Attributes> byName) {
    List<Attributes> aligned = new ArrayList<>();
    for (String name : ids.names()) {
      aligned.add(byName.getOrDefault(name, Attributes.none()));
    }
    return aligned;
  }
}
