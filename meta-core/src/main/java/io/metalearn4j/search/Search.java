package io.metalearn4j.search;

import io.metalearn4j.data.table.Fold;
import java.util.List;

/**
 * Chooses the setting with the lowest mean loss over folds. Implementations are immutable and
 * deterministic: the same seed asks for the same trials in the same order.
 */
public interface Search {
  /**
   * Searches a space.
   *
   * @param space the hyperparameters
   * @param folds the tasks, parted by entity; at least one fold
   * @param loss trains and measures; called once a trial, on the calling thread
   * @throws NoFiniteLossException if every setting diverged on some fold
   */
  SearchResult minimise(SearchSpace space, List<Fold> folds, ValidationLoss loss);
}
