package io.metalearn4j.recsys;

import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.store.TensorFile;
import java.util.List;

/**
 * The model beneath a recommender: adapts to a history and scores the catalogue. Immutable,
 * thread-safe.
 */
sealed interface ScoringModel permits RatingScoring, PurchaseScoring {
  /** A user of whom the features are known and nothing else. */
  Taste start(SparseRows.Row features);

  /** Writes the model's tensors. */
  void write(TensorFile.Builder file);

  /** What a model knows of one user. Not thread-safe; the recommender locks. */
  interface Taste {
    /** Takes one more interaction into account, in constant time. */
    void add(int item, double value);

    /** Takes back one that was added before, in constant time. */
    void remove(int item, double value);

    /** A score for every item. */
    float[] scores();

    /** Standard deviation of the rating of an item, 0 where scores are no ratings. */
    double uncertainty(int item);

    /** The terms whose sum is the item's score. */
    List<Explanation.Contribution> explain(int item, History history, Catalogue catalogue);

    /** Items whose rating or purchase would tell most about this user, best first. */
    int[] ask(int count, History history, Catalogue catalogue);
  }
}
