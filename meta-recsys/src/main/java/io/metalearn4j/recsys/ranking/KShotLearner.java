package io.metalearn4j.recsys.ranking;

import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.linear.PositiveDefiniteSolver;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
 * with n at most k take no part. Users may count the less the longer ago they were last seen, and
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
  private static final double CONSTANT_PENALTY = .001;
  private static final double FEATURE_PENALTY = 10;
  private static final int BEST_SELLERS = 5000;
  private final String name;
  private final List<Rung> rungs;

  private final int limit;

  private final double recency;

  private final double content;

  private KShotLearner(String name, List<Rung> rungs, int limit, double recency, double content) {
    this.name = name;
    this.limit = limit;
    this.recency = recency;
    this.content = content;
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
        0);
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
    return new KShotLearner(name, List.of(rungs), limit, recency, content);
  }

  /**
   * These settings with weights for the {@code items} best sellers only, at least 1; 5,000 unless
   * set.
   */
  public KShotLearner bestSellers(int items) {
    if (items < 1) {
      throw new IllegalArgumentException("items must be at least 1, got " + items);
    }
    return new KShotLearner(name, rungs, items, recency, content);
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
    return new KShotLearner(name, rungs, limit, days, content);
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
    return new KShotLearner(name, rungs, limit, recency, weight);
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
    Map<List<Object>, Solution> solved = new HashMap<>();
    ItemWeights[] weights = new ItemWeights[rungs.size()];
    float[][] errors = new float[rungs.size()][];
    for (int r = 0; r < errors.length; r++) {
      Rung rung = rungs.get(r);
      Solution solution =
          solved.computeIfAbsent(
              List.of(rung.k, rung.lambda), key -> solve(best, rung.k, rung.lambda));
      weights[r] = solution.weights;
      errors[r] = solution.errors;
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

  /** Weights, and the root mean squared error of each column over all supports of all users. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Solution(ItemWeights weights, float[] errors) {
    /**
     * With (A + L) B = C + L P the error of column j is E y_j^2 - sum_i b_ij (c_ij + l_i (b_ij -
     * p_ij)), L the diagonal of penalties and P what the weights shrink towards.
     *
     * @param c C + L P
     * @param prior rows of P, as long as there are
     */
    static Solution of(
        int items,
        double[] b,
        double[] c,
        double[][] prior,
        double[] penalties,
        double[] squares,
        double users) {
      double[] left = squares.clone();
      for (int i = 0; i < penalties.length; i++) {
        for (int j = 0; j < items; j++) {
          double w = b[i * items + j];
          double p = i < prior.length ? prior[i][j] : 0;
          left[j] -= w * (c[i * items + j] + penalties[i] * (w - 2 * p));
        }
      }
      float[] errors = new float[items];
      for (int j = 0; j < items; j++) {
        errors[j] = (float) Math.sqrt(Math.max(0, left[j]) / Math.max(1, users));
      }
      return new Solution(ItemWeights.of(penalties.length, items, b), errors);
    }
  }

  /** Inputs: items first, then user features. */
  private Solution solve(RankingData data, int k, double lambda) {
    SparseRows positives = data.positives();
    SparseRows features = data.userFeatures();
    int items = positives.columns();
    int inputs = items + features.columns();
    double[] in = new double[positives.rows()];
    double[] both = new double[in.length];
    double[] inOut = new double[in.length];
    double[] out = new double[in.length];
    double[] present = new double[in.length];
    for (int u = 0; u < in.length; u++) {
      double n = positives.count(u);
      if (n > k) {
        double w = Math.exp(-data.ages()[u] / recency);
        present[u] = w;
        in[u] = w * k / n;
        both[u] = n > 1 ? w * k * (k - 1.0) / (n * (n - 1)) : 0;
        inOut[u] = k == 0 ? 0 : w * k / n * (1 - (k - 1) / Math.max(1, n - 1));
        out[u] = w * (1 - k / n);
      }
    }
    if (k == 0) {
      return featuresOnly(data, out);
    }
    double[] gram = Cooccurrence.gram(positives, u -> both[u], u -> in[u]);
    double[] a = new double[inputs * inputs];
    for (int i = 0; i < items; i++) {
      System.arraycopy(gram, i * items, a, i * inputs, items);
      a[i * inputs + i] += lambda;
    }
    double[] c = Arrays.copyOf(Cooccurrence.gram(positives, u -> inOut[u], u -> 0), inputs * items);
    for (int u = 0; u < present.length; u++) {
      for (int f = features.start(u); f < features.end(u); f++) {
        int row = items + features.index(f);
        for (int e = positives.start(u); e < positives.end(u); e++) {
          a[positives.index(e) * inputs + row] += in[u] * features.value(f);
          c[row * items + positives.index(e)] += out[u] * features.value(f);
        }
        for (int g = features.start(u); g < features.end(u); g++) {
          a[row * inputs + items + features.index(g)] +=
              present[u] * features.value(f) * features.value(g);
        }
      }
    }
    double[][] prior = prior(data.itemFeatures());
    for (int i = 0; i < prior.length; i++) {
      for (int j = 0; j < items; j++) {
        c[i * items + j] += lambda * prior[i][j];
      }
    }
    penalise(a, inputs, items);
    double[] b = c.clone();
    PositiveDefiniteSolver.factor(inputs, a).solve(b, items);
    double[] penalties = new double[inputs];
    Arrays.fill(penalties, 0, items, lambda);
    penalise(penalties, items);
    return Solution.of(
        items, b, c, prior, penalties, squares(positives, out), Arrays.stream(present).sum());
  }

  /** What the weights between items shrink towards; no rows where that is zero. */
  private double[][] prior(SparseRows features) {
    if (content == 0) {
      return new double[0][];
    }
    ItemLikeness likeness = new ItemLikeness(features);
    return IntStream.range(0, features.rows())
        .parallel()
        .mapToObj(
            i -> {
              double[] row = likeness.cosines(features.row(i));
              Arrays.setAll(row, j -> j == i ? 0 : content * row[j] * row[j]);
              return row;
            })
        .toArray(double[][]::new);
  }

  private static Solution featuresOnly(RankingData data, double[] out) {
    SparseRows positives = data.positives();
    SparseRows features = data.userFeatures();
    int items = positives.columns();
    int inputs = features.columns();
    double[] a = new double[inputs * inputs];
    double[] c = new double[inputs * items];
    for (int u = 0; u < out.length; u++) {
      if (out[u] == 0) {
        continue;
      }
      for (int f = features.start(u); f < features.end(u); f++) {
        int row = features.index(f);
        for (int e = positives.start(u); e < positives.end(u); e++) {
          c[row * items + positives.index(e)] += out[u] * features.value(f);
        }
        for (int g = features.start(u); g < features.end(u); g++) {
          a[row * inputs + features.index(g)] += out[u] * features.value(f) * features.value(g);
        }
      }
    }
    penalise(a, inputs, 0);
    double[] b = c.clone();
    PositiveDefiniteSolver.factor(inputs, a).solve(b, items);
    double[] penalties = new double[inputs];
    penalise(penalties, 0);
    double users = Arrays.stream(out).sum();
    Solution solution =
        Solution.of(items, b, c, new double[0][], penalties, squares(positives, out), users);
    float[][] rows = new float[items + inputs][];
    float[] none = new float[items];
    Arrays.fill(rows, 0, items, none);
    System.arraycopy(solution.weights.rows(), 0, rows, items, inputs);
    return new Solution(new ItemWeights(items, rows), solution.errors);
  }

  /** Expected sum over users of the squared targets of each item. */
  private static double[] squares(SparseRows positives, double[] out) {
    double[] squares = new double[positives.columns()];
    for (int u = 0; u < out.length; u++) {
      for (int e = positives.start(u); e < positives.end(u); e++) {
        squares[positives.index(e)] += out[u];
      }
    }
    return squares;
  }

  private static void penalise(double[] penalties, int from) {
    for (int i = from; i < penalties.length; i++) {
      penalties[i] = i == from ? CONSTANT_PENALTY : FEATURE_PENALTY;
    }
  }

  private static void penalise(double[] a, int inputs, int from) {
    IntStream.range(from, inputs)
        .forEach(i -> a[i * inputs + i] += i == from ? CONSTANT_PENALTY : FEATURE_PENALTY);
  }
}
