package io.metalearn4j.recsys;

import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.store.TensorFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The model beneath a recommender: adapts to a history and scores the catalogue. Immutable,
 * thread-safe.
 */
sealed interface ScoringModel permits RatingScoring, PurchaseScoring {
  /** A user of whom the features are known and nothing else. */
  Taste start(SparseRows.Row features);

  /**
   * The same model with the items from index {@code first} on as their features and the given
   * histories tell.
   *
   * @param first number of items that are left as they are, at least the number trained on
   * @param features one row for each item from {@code first} on
   * @param past users who met any of these items
   */
  ScoringModel withItemsFrom(int first, List<SparseRows.Row> features, List<Past> past);

  /** What an item of a basket without values counts as. */
  double basketValue();

  /**
   * Refuses what no user can have done.
   *
   * @throws IllegalArgumentException when the value is not allowed
   */
  void check(double value);

  /** Writes the model's tensors. */
  void write(TensorFile.Builder file);

  /**
   * What one user did.
   *
   * @param features the user's features
   * @param history values by item
   */
  record Past(SparseRows.Row features, Map<Integer, Double> history) {}

  /** What a model knows of one user. Not thread-safe; the recommender locks. */
  interface Taste {
    /** Takes one more interaction into account, in constant time. */
    void add(int item, double value);

    /** Takes back one that was added before, in constant time. */
    void remove(int item, double value);

    /** A score for every item. */
    float[] scores();

    /** The score of one item, at a cost that does not grow with the catalogue. */
    double score(int item);

    /** Standard error of the score as a forecast of what the user will do. */
    double uncertainty(int item);

    /** The terms whose sum is the item's score. */
    List<Explanation.Contribution> explain(int item, History history, Catalogue catalogue);

    /** Items whose rating or purchase would tell most about this user, best first. */
    int[] ask(int count, History history, Catalogue catalogue);

    /** How the user would rate an item; empty where there are no ratings. */
    Optional<RatingDistribution> rating(int item, History history);
  }
}
