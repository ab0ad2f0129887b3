package io.metalearn4j.search;

import io.metalearn4j.data.table.Fold;
import java.util.ArrayList;
import java.util.List;

/** Tries every combination of evenly spaced values. */
public final class GridSearch implements Search {
  private final int points;
  private final int budget;
  private final long seed;

  private GridSearch(int points, int budget, long seed) {
    this.points = points;
    this.budget = budget;
    this.seed = seed;
  }

  /**
   * A search of seed 0.
   *
   * @param points values of each number, the ends of its range among them, at least 2; choices are
   *     all tried
   * @param budget how much to train each setting, at least 1
   */
  public static GridSearch of(int points, int budget) {
    return new GridSearch(
        Arguments.atLeast("points", points, 2), Arguments.atLeast("budget", budget, 1), 0);
  }

  /** The same with another seed for the training runs. */
  public GridSearch seed(long seed) {
    return new GridSearch(points, budget, seed);
  }

  @Override
  public SearchResult minimise(SearchSpace space, List<Fold> folds, ValidationLoss loss) {
    List<Candidate> candidates = new ArrayList<>();
    for (Setting setting : space.grid(points)) {
      candidates.add(Candidate.measure(setting, folds, loss, budget, seed));
    }
    return SearchResult.of(candidates, seed);
  }
}
