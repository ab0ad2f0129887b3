package io.metalearn4j.search;

import io.metalearn4j.data.table.Fold;
import java.util.ArrayList;
import java.util.List;

/**
 * A setting and its losses.
 *
 * @param setting the hyperparameters
 * @param budget how much it was trained
 * @param losses its loss on each fold, in their order; NaN or infinite where it diverged
 */
public record Candidate(Setting setting, int budget, List<Double> losses) {
  /** Copies the losses. */
  public Candidate {
    losses = List.copyOf(losses);
  }

  /** Returns the mean loss over folds; infinite if it diverged on one. */
  public double meanLoss() {
    double mean = losses.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    return Double.isFinite(mean) ? mean : Double.POSITIVE_INFINITY;
  }

  /** Runs a setting on every fold. */
  static Candidate measure(
      Setting setting, List<Fold> folds, ValidationLoss loss, int budget, long seed) {
    if (folds.isEmpty()) {
      throw new IllegalArgumentException("there are 0 folds, must be at least 1");
    }
    List<Double> losses = new ArrayList<>();
    for (int i = 0; i < folds.size(); i++) {
      Fold fold = folds.get(i);
      losses.add(loss.of(new Trial(setting, fold.train(), fold.validation(), budget, seed + i)));
    }
    return new Candidate(setting, budget, losses);
  }
}
