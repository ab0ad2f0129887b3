package io.metalearn4j.search;

import io.metalearn4j.data.Seeds;
import io.metalearn4j.data.table.Fold;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries settings drawn at random. A larger number of settings only adds to the smaller one's.
 *
 * @see <a href="https://www.jmlr.org/papers/v13/bergstra12a.html">J. Bergstra and Y. Bengio, Random
 *     search for hyper-parameter optimization, JMLR 2012</a>
 */
public final class RandomSearch implements Search {
  private final int settings;
  private final int budget;
  private final long seed;

  private RandomSearch(int settings, int budget, long seed) {
    this.settings = settings;
    this.budget = budget;
    this.seed = seed;
  }

  /**
   * A search of seed 0.
   *
   * @param settings how many settings to try, at least 1
   * @param budget how much to train each setting, at least 1
   */
  public static RandomSearch of(int settings, int budget) {
    return new RandomSearch(
        Arguments.atLeast("settings", settings, 1), Arguments.atLeast("budget", budget, 1), 0);
  }

  /** The same with another seed for the settings and the training runs. */
  public RandomSearch seed(long seed) {
    return new RandomSearch(settings, budget, seed);
  }

  @Override
  public SearchResult minimise(SearchSpace space, List<Fold> folds, ValidationLoss loss) {
    List<Candidate> candidates = new ArrayList<>();
    for (Setting setting : draw(space, settings, seed)) {
      candidates.add(Candidate.measure(setting, folds, loss, budget, seed));
    }
    return SearchResult.of(candidates, seed);
  }

  static List<Setting> draw(SearchSpace space, int settings, long seed) {
    List<Setting> drawn = new ArrayList<>();
    for (int i = 0; i < settings; i++) {
      drawn.add(space.draw(Seeds.stream(seed, i)));
    }
    return drawn;
  }
}
