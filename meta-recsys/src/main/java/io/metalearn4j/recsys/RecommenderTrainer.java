package io.metalearn4j.recsys;

import io.metalearn4j.recsys.data.Attributes;
import io.metalearn4j.recsys.data.FeatureEncoder;
import io.metalearn4j.recsys.data.IdMap;
import io.metalearn4j.recsys.data.Interactions;
import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.ranking.KShotLearner;
import io.metalearn4j.recsys.ranking.RankingData;
import io.metalearn4j.recsys.rating.FactorLearner;
import io.metalearn4j.recsys.rating.FactorSettings;
import io.metalearn4j.recsys.rating.RatingData;
import io.metalearn4j.recsys.rating.RatingScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
   * it.
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

  /** Trains; every user of the interactions has an account afterwards. */
  public Recommender train() {
    IdMap itemIds = IdMap.of(interactions.items().names());
    items.keySet().stream().sorted().forEach(itemIds::add);
    List<Attributes> userList = aligned(interactions.users(), users);
    List<Attributes> itemList = aligned(itemIds, items);
    FeatureEncoder userEncoder = FeatureEncoder.fit(userList);
    FeatureEncoder itemEncoder = FeatureEncoder.fit(itemList);
    SparseRows values = interactions.byUser().widen(interactions.users().size(), itemIds.size());
    SparseRows userFeatures = userEncoder.encodeAll(userList);
    SparseRows itemFeatures = itemEncoder.encodeAll(itemList);
    int[] counts = new int[itemIds.size()];
    for (int e = 0; e < values.size(); e++) {
      counts[values.index(e)]++;
    }
    Catalogue catalogue = new Catalogue(itemIds, counts, userEncoder, itemEncoder);
    Recommender recommender =
        new Recommender(
            catalogue,
            scale == null
                ? new PurchaseScoring(
                    kShot.fit(new RankingData(values, userFeatures, itemFeatures), seed))
                : new RatingScoring(
                    new FactorLearner("ratings", factors)
                        .fit(new RatingData(values, userFeatures, itemFeatures, scale), seed)));
    for (int u = 0; u < values.rows(); u++) {
      Recommender.Account account = recommender.open(userList.get(u));
      for (int e = values.start(u); e < values.end(u); e++) {
        Recommender.put(account, values.index(e), values.value(e));
      }
      recommender.restore(interactions.users().name(u), account);
    }
    return recommender;
  }

  private static List<Attributes> aligned(IdMap ids, Map<String, Attributes> byName) {
    List<Attributes> aligned = new ArrayList<>();
    for (String name : ids.names()) {
      aligned.add(byName.getOrDefault(name, Attributes.none()));
    }
    return aligned;
  }
}
