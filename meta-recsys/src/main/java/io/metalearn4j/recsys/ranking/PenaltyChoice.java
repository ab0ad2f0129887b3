package io.metalearn4j.recsys.ranking;

import io.metalearn4j.recsys.data.SparseRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The choice of a rung's penalties on training users held out, by their nDCG@10.
 *
 * <p>First the multiple of the penalties that ranks best without attributes, then the best penalty
 * of attributes beside it. What is more than the strongest penalty without attributes, which leaves
 * little but popularity, must prove itself: by a gain of more than one standard error over users.
 * So must attributes beside the best penalty without them. Five draws of users are held out, but
 * one where supports have more than one item: there each trial costs a factorisation.
 */
final class PenaltyChoice {
  private static final int DRAWS = 5;
  private static final double FEATURES = 10;
  private final RankingData data;
  private final double recency;
  private final double[][] prior;
  private final double[] multiples;
  private final ItemPenalty plain;
  private final List<ItemPenalty> attributes;
  private final long seed;

  /**
   * What to choose from.
   *
   * @param prior what weights between items shrink towards, no rows for zero
   * @param multiples of the penalties, ascending
   * @param ratios penalties of attributes by those of items
   */
  PenaltyChoice(
      RankingData data,
      double recency,
      double[][] prior,
      double[] multiples,
      double[] ratios,
      long seed) {
    this.data = data;
    this.recency = recency;
    this.prior = prior;
    this.multiples = multiples;
    this.seed = seed;
    plain = ItemPenalty.plain(data.positives().columns());
    SparseRows known = ItemPenalty.attributes(data.itemFeatures());
    attributes =
        Arrays.stream(known.columns() == 0 ? new double[0] : ratios)
            .mapToObj(ratio -> ItemPenalty.of(known, ratio))
            .toList();
  }

  /** What ranks the users held out for a rung best; the first multiple where none can be. */
  KShotEquations.Penalty of(KShotLearner.Rung rung) {
    boolean one = multiples.length == 1 && (rung.k() == 0 || attributes.isEmpty());
    List<Draw> draws = one ? List.of() : draws(rung);
    Trial chosen = new Trial(penalty(rung, multiples[0]), new double[0]);
    if (draws.isEmpty()) {
      return chosen.penalty;
    }
    List<Trial> trials = new ArrayList<>();
    for (double multiple : multiples) {
      trials.add(trial(draws, penalty(rung, multiple)));
    }
    chosen = best(trials);
    if (rung.k() > 0 && !attributes.isEmpty()) {
      List<Trial> with = new ArrayList<>();
      KShotEquations.Penalty without = chosen.penalty;
      for (ItemPenalty items : attributes) {
        with.add(
            trial(draws, new KShotEquations.Penalty(without.lambda(), without.features(), items)));
      }
      Trial best = best(with);
      chosen = best.proves(chosen) ? best : chosen;
    }
    Trial strongest = trials.get(trials.size() - 1);
    return (chosen.proves(strongest) ? chosen : strongest).penalty;
  }

  private KShotEquations.Penalty penalty(KShotLearner.Rung rung, double multiple) {
    return new KShotEquations.Penalty(rung.lambda() * multiple, FEATURES * multiple, plain);
  }

  private List<Draw> draws(KShotLearner.Rung rung) {
    int above = Math.max(rung.k(), rung.positives());
    return HeldOut.draw(data, above, rung.positives(), rung.k() > 1 ? 1 : DRAWS, seed).stream()
        .map(users -> new Draw(users, scores(users, rung.k())))
        .toList();
  }

  /** Users held out, and the scores that a penalty gives them. */
  private record Draw(HeldOut users, Function<KShotEquations.Penalty, float[][]> scores) {}

  private Function<KShotEquations.Penalty, float[][]> scores(HeldOut users, int k) {
    RankingData others = users.others();
    if (k == 1) {
      OneShotScores oneShot = new OneShotScores(others, recency, prior);
      return penalty -> oneShot.of(users, penalty);
    }
    return penalty -> KShotEquations.of(others, k, recency, prior, penalty).scores(users);
  }

  /** A penalty, and the nDCG@10 of every user held out. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Trial(KShotEquations.Penalty penalty, double[] ndcg) {
    double mean() {
      return Arrays.stream(ndcg).average().orElse(0);
    }

    /** Whether this is better than another by more than one standard error. */
    boolean proves(Trial other) {
      double gain = mean() - other.mean();
      double squares = 0;
      for (int u = 0; u < ndcg.length; u++) {
        double deviation = ndcg[u] - other.ndcg[u] - gain;
        squares += deviation * deviation;
      }
      return gain > Math.sqrt(squares / (ndcg.length - 1) / ndcg.length);
    }
  }

  private static Trial trial(List<Draw> draws, KShotEquations.Penalty penalty) {
    double[] ndcg =
        draws.stream()
            .flatMapToDouble(draw -> Arrays.stream(draw.users.ndcg(draw.scores.apply(penalty))))
            .toArray();
    return new Trial(penalty, ndcg);
  }

  private static Trial best(List<Trial> trials) {
    Trial best = trials.get(0);
    for (Trial trial : trials) {
      best = trial.mean() > best.mean() ? trial : best;
    }
    return best;
  }
}
