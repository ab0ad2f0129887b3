package io.metalearn4j.search;

import io.metalearn4j.data.table.Fold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tries many random settings on a small budget, and the best of them on ever larger ones.
 *
 * <p>Round i trains the best {@code n / eta^i} settings on a budget of {@code r * eta^i}, until one
 * is left; every round costs about the same. Settings are trained afresh in every round. A setting
 * that is best only after long training can be lost in an early round.
 *
 * @see <a href="https://proceedings.mlr.press/v51/jamieson16.html">K. Jamieson and A. Talwalkar,
 *     Non-stochastic best arm identification and hyperparameter optimization, AISTATS 2016</a>
 */
public final class SuccessiveHalving implements Search {
  /** The factor of L. Li et al., Hyperband, JMLR 2018, section 2.6. */
  private static final int DEFAULT_ETA = 3;

  private final int settings;
  private final int firstBudget;
  private final int eta;
  private final long seed;

  private SuccessiveHalving(int settings, int firstBudget, int eta, long seed) {
    this.settings = settings;
    this.firstBudget = firstBudget;
    this.eta = eta;
    this.seed = seed;
  }

  /**
   * A search with factor 3 and seed 0.
   *
   * @param settings how many settings to begin with, at least 1
   * @param firstBudget how much to train each of them in the first round, at least 1
   */
  public static SuccessiveHalving of(int settings, int firstBudget) {
    return new SuccessiveHalving(
        Arguments.atLeast("settings", settings, 1),
        Arguments.atLeast("firstBudget", firstBudget, 1),
        DEFAULT_ETA,
        0);
  }

  /** The same with another factor between rounds, at least 2. */
  public SuccessiveHalving eta(int eta) {
    return new SuccessiveHalving(settings, firstBudget, Arguments.atLeast("eta", eta, 2), seed);
  }

  /** The same with another seed for the settings and the training runs. */
  public SuccessiveHalving seed(long seed) {
    return new SuccessiveHalving(settings, firstBudget, eta, seed);
  }

  @Override
  public SearchResult minimise(SearchSpace space, List<Fold> folds, ValidationLoss loss) {
    List<Candidate> all = new ArrayList<>();
    List<Setting> left = RandomSearch.draw(space, settings, seed);
    int budget = firstBudget;
    while (true) {
      List<Candidate> round = new ArrayList<>();
      for (Setting setting : left) {
        round.add(Candidate.measure(setting, folds, loss, budget, seed));
      }
      all.addAll(round);
      if (left.size() == 1) {
        return SearchResult.of(all, seed);
      }
      left =
          round.stream()
              .sorted(Comparator.comparingDouble(Candidate::meanLoss))
              .limit(Math.max(1, left.size() / eta))
              .map(Candidate::setting)
              .toList();
      budget = Math.multiplyExact(budget, eta);
    }
  }
}
