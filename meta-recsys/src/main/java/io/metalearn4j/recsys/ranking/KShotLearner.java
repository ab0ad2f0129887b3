package io.metalearn4j.recsys.ranking;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * k-shot ridge: item-item weights trained for users of whom only k positives are known, by the
 * expectation over all supports, in closed form.
 *
 * <p>An episode draws k of a user's n positives as the support and asks for the others. The weights
 * that minimise the expected squared error plus lambda |B|^2 are B = (A + lambda I)^-1 C, where A
 * and C collect, over users, P(i and j in) = k (k - 1) / (n (n - 1)), P(i in) = k / n and P(i in, j
 * out) = k / n (1 - (k - 1) / (n - 1)). User features are further inputs that are always in. No
 * episode is drawn and no gradient taken. Weights for several k (the rungs) make one model: between
 * two rungs scores are interpolated in log k, and no positive at all leaves the features. Users
 * with n at most k take no part. The attributes that a support's items have may be further inputs
 * too ({@link #attributes}). Users may count the less the longer ago they were last seen, and
 * weights may shrink towards the likeness of two items' content instead of towards zero.
 *
 * <p>Cost a rung: O(items^3) for the solution, so the catalogue should stay in the thousands or be
 * cut to its best sellers; memory: items^2 floats a rung. A score is an exact sum of contributions
 * of support items and features. Deterministic.
 *
 * @see <a
 *     href="https://proceedings.neurips.cc/paper/2020/hash/e33d974aae13e4d877477d51d8bafdc4-Abstract.html">kin:
 *     Steck: Autoencoders that don't overfit towards the identity, NeurIPS 2020</a>
 */
public final class KShotLearner implements RankingLearner {
  private static final int BEST_SELLERS = 5000;
  private static final double[] FACTORS = {1, 10, 100, 1000, 1_000_000};
  private static final double[] RATIOS = {10, 3};
  private final String name;
  private final List<Rung> rungs;

  private final int limit;

  private final double recency;

  private final double content;

  private final double[] factors;

  private final double[] attributes;

  private KShotLearner(
      String name,
      List<Rung> rungs,
      int limit,
      double recency,
      double content,
      double[] factors,
      double[] attributes) {
    this.name = name;
    this.limit = limit;
    this.recency = recency;
    this.content = content;
    this.factors = factors;
    this.attributes = attributes;
    this.rungs = rungs;
  }

  /**
   * Weights of one episode size, and the number of known positives that they serve.
   *
   * @param positives number of known positives at which these weights alone are used, at least 0
   * @param k size of the supports that they are trained on, at least 0
   * @param lambda penalty, above 0
   */
  public record Rung(int positives, int k, double lambda) {
    /** Checks the ranges. */
    public Rung {
      if (positives < 0 || k < 0 || !(lambda > 0)) {
        throw new IllegalArgumentException(
            "positives and k must be at least 0 and lambda above 0, got %d, %d, %s"
                .formatted(positives, k, lambda));
      }
    }
  }

  /**
   * One model for every number of positives, found on 600 held-out training users of MovieLens 1M:
   * weights trained for fewer positives than they serve do better than those trained for as many.
   */
  public static KShotLearner create() {
    return new KShotLearner(
        "metalearn4j",
        List.of(new Rung(0, 0, 1), new Rung(1, 1, .2), new Rung(5, 1, .2), new Rung(20, 5, 3)),
        BEST_SELLERS,
        Double.POSITIVE_INFINITY,
        0,
        FACTORS,
        RATIOS);
  }

  /**
   * These settings with other rungs.
   *
   * @param rungs at least one, by ascending number of positives
   */
  public KShotLearner rungs(Rung... rungs) {
    if (rungs.length == 0) {
      throw new IllegalArgumentException("rungs must be at least 1, got 0");
    }
    for (int r = 1; r < rungs.length; r++) {
      if (rungs[r].positives <= rungs[r - 1].positives) {
        throw new IllegalArgumentException(
            "rungs must ascend in positives, got %s after %s".formatted(rungs[r], rungs[r - 1]));
      }
    }
    return new KShotLearner(name, List.of(rungs), limit, recency, content, factors, attributes);
  }

  /**
   * These settings with weights for the {@code items} best sellers only, at least 1; 5,000 unless
   * set.
   */
  public KShotLearner bestSellers(int items) {
    if (items < 1) {
      throw new IllegalArgumentException("items must be at least 1, got " + items);
    }
    return new KShotLearner(name, rungs, items, recency, content, factors, attributes);
  }

  /**
   * These settings with the episodes of a user weighted by exp(-age / days), age being the days
   * since the user's last positive: what customers of this season did counts most. All users weigh
   * the same unless set.
   *
   * @param days above 0
   */
  public KShotLearner recency(double days) {
    if (!(days > 0)) {
      throw new IllegalArgumentException("days must be above 0, got " + days);
    }
    return new KShotLearner(name, rungs, limit, days, content, factors, attributes);
  }

  /**
   * These settings with weights that shrink towards {@code weight} times the squared cosine of two
   * items' content, features weighted by log(items / items that have them): what is seldom sold is
   * recommended beside what it is like. Towards zero unless set.
   *
   * @param weight at least 0
   */
  public KShotLearner content(double weight) {
    if (!(weight >= 0)) {
      throw new IllegalArgumentException("weight must be at least 0, got " + weight);
    }
    return new KShotLearner(name, rungs, limit, recency, weight, factors, attributes);
  }

  /**
   * These settings with other multiples of the penalties to choose from: for every rung the one at
   * which users held out for it are ranked best, but the last where the gain over it is not above
   * its standard error. 1, 10, 100, 1,000 and 1,000,000 unless set; the last leaves little but
   * popularity, so that scarce data do not fall behind it. With too few users to hold out (fewer
   * than 60), the first.
   *
   * @param multiples at least one, each above 0, ascending; 1 alone takes the penalties as given
   */
  public KShotLearner penalties(double... multiples) {
    for (int m = 0; m < multiples.length; m++) {
      if (!(multiples[m] > (m == 0 ? 0 : multiples[m - 1]))) {
        throw new IllegalArgumentException(
            "multiples must be above 0 and ascend, got " + Arrays.toString(multiples));
      }
    }
    if (multiples.length == 0) {
      throw new IllegalArgumentException("multiples must be at least 1, got 0");
    }
    return new KShotLearner(name, rungs, limit, recency, content, multiples.clone(), attributes);
  }

  /**
   * These settings with other penalties of items' attributes to choose from, as multiples of that
   * of the weights between items. A support counts its items' attributes, and the counts are
   * further inputs, whose weights fold into those of the items: what is seldom bought is
   * recommended beside what goes with its like. For every rung, users held out choose among them,
   * and none where the gain is not above its standard error, or where there are too few users. 10
   * and 3 unless set.
   *
   * @param ratios each above 0; without any, attributes are no inputs
   */
  public KShotLearner attributes(double... ratios) {
    for (double ratio : ratios) {
      if (!(ratio > 0)) {
        throw new IllegalArgumentException(
            "ratios must be above 0, got " + Arrays.toString(ratios));
      }
    }
    return new KShotLearner(name, rungs, limit, recency, content, factors, ratios.clone());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public KShotModel fit(RankingData data, long seed) {
    float[] counts = PopularityLearner.counts(data.positives());
    int[] sellers = BestSellers.of(counts, limit);
    RankingData best = sellers.length == counts.length ? data : BestSellers.restrict(data, sellers);
    double[][] prior = KShotEquations.prior(best.itemFeatures(), content);
    PenaltyChoice choice = new PenaltyChoice(best, recency, prior, factors, attributes, seed);
    Map<List<Object>, KShotEquations.Solution> solved = new HashMap<>();
    ItemWeights[] weights = new ItemWeights[rungs.size()];
    float[][] errors = new float[rungs.size()][];
    for (int r = 0; r < errors.length; r++) {
      int k = rungs.get(r).k;
      KShotEquations.Penalty penalty = choice.of(rungs.get(r));
      KShotEquations.Solution solution =
          solved.computeIfAbsent(
              List.of(k, penalty),
              key -> KShotEquations.of(best, k, recency, prior, penalty).solve());
      weights[r] = solution.weights();
      errors[r] = solution.errors();
    }
    float users = Math.max(1, data.positives().rows());
    for (int i = 0; i < counts.length; i++) {
      counts[i] /= users;
    }
    return new KShotModel(
        rungs.stream().mapToInt(Rung::positives).toArray(),
        weights,
        sellers,
        counts,
        errors,
        new Likes[0]);
  }
}
