package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What demand looks like across SKUs: the weight of every law of demand, learned from many series.
 *
 * <p>The weights are the nonparametric maximum likelihood prior, found by expectation maximisation
 * over windows of the series. A new SKU starts from the prior and each period it is known for moves
 * its own weights by Bayes' rule, so that nothing has to be trained again:
 *
 * <pre>w_c proportional to prior_c exp(S_c),  S_c &lt;- forgetting S_c + tempering log p_c(y_t)
 * </pre>
 *
 * <p>Of a period without stock the probability of at least what was sold takes the place of {@code
 * p_c(y_t)}: a censored observation.
 *
 * <p>Forgetting lets the newest periods count more. Tempering below one allows for demand that
 * changes after it was seen. Learning costs one pass of {@code windows x laws x periods}, then
 * {@code windows x laws} for each of the iterations. Immutable and thread-safe; deterministic.
 *
 * @see "J. Kiefer and J. Wolfowitz, Consistency of the maximum likelihood estimator in the presence
 *     of infinitely many incidental parameters, Annals of Mathematical Statistics 27, 1956"
 * @see "H. Robbins, An empirical Bayes approach to statistics, Berkeley Symposium, 1956"
 */
final class DemandPrior {
  /** Weight of all evidence; chosen on validation series. */
  static final double TEMPERING = .7;

  private static final int ITERATIONS = 40;
  private static final int MOST_WINDOWS = 6_000;
  private static final int LARGEST = 2000;
  private static final double LARGE_MEAN = 60;
  private static final double UNITS_AT_LARGE_MEAN = 50;
  private static final double UNSEEN = .01;

  private final double unit;
  private final DemandLaws laws;
  private final double[] weights;
  private final AttributeWeights attributes;
  private final double forgetting;

  private DemandPrior(
      double unit,
      DemandLaws laws,
      double[] weights,
      AttributeWeights attributes,
      double forgetting) {
    this.unit = unit;
    this.laws = laws;
    this.weights = weights;
    this.attributes = attributes;
    this.forgetting = forgetting;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Window(
      int sku,
      Map<String, String> attributes,
      int[] demand,
      double[] exposure,
      List<Bound> bounds) {}

  /** A demand that is known to be at least something. */
  private record Bound(int demand, double exposure) {}

  /**
   * Learns from series.
   *
   * @param series the series
   * @param span periods in a window, {@code >= 1}; shorter series give one shorter window
   * @param exposures exposure of every period of a series
   */
  static DemandPrior fit(List<DemandSeries> series, int span, Exposure exposures) {
    double mean = Windows.mean(series);
    double unit = mean > LARGE_MEAN || !whole(series) ? mean / UNITS_AT_LARGE_MEAN : 1;
    int stride = Math.max(1, span / 2);
    long expected = series.stream().mapToLong(s -> 1 + s.length() / stride).sum();
    int thin = (int) Math.max(1, expected / MOST_WINDOWS);
    List<Window> windows = new ArrayList<>();
    double lowest = .3 / span;
    double highest = 2 * lowest;
    int largest = 1;
    for (int i = 0; i < series.size(); i++) {
      DemandSeries s = series.get(i);
      double[] e = exposures.of(s);
      for (int end = s.length(); end > 0; end -= stride * thin) {
        Window w = window(i, s, Math.max(0, end - span), end, e, unit);
        if (w.demand.length > 0) {
          double rate = Arrays.stream(w.demand).sum() / Arrays.stream(w.exposure).sum();
          highest = Math.max(highest, rate);
          lowest = rate > 0 ? Math.min(lowest, rate) : lowest;
          largest = Math.max(largest, Arrays.stream(w.demand).max().orElse(0));
          windows.add(w);
        }
        if (end <= span) {
          break;
        }
      }
    }
    DemandLaws laws = new DemandLaws(lowest, highest, largest);
    List<float[]> likelihood = windows.stream().map(w -> likelihood(laws, w)).toList();
    double[] weights = new double[DemandLaws.count()];
    Arrays.fill(weights, 1. / weights.length);
    for (int i = 0; i < ITERATIONS && !windows.isEmpty(); i++) {
      weights = responsibilities(weights, likelihood);
    }
    double[] roomy = withRoom(weights);
    List<AttributeWeights.Evidence> evidence = new ArrayList<>();
    for (int n = 0; n < likelihood.size(); n++) {
      Window w = windows.get(n);
      evidence.add(new AttributeWeights.Evidence(w.sku, w.attributes, likelihood.get(n)));
    }
    return new DemandPrior(
        unit, laws, roomy, AttributeWeights.fit(evidence, roomy), Forgetting.USUAL);
  }

  /** The exposure of every period of a series. */
  @FunctionalInterface
  interface Exposure {
    double[] of(DemandSeries series);
  }

  DemandLaws laws() {
    return laws;
  }

  /** Weight of the evidence of a period against the next one, in (0, 1]. */
  double forgetting() {
    return forgetting;
  }

  /** The same prior of SKUs whose past counts for longer or shorter. */
  DemandPrior withForgetting(double other) {
    return new DemandPrior(unit, laws, weights, attributes, other);
  }

  double unit() {
    return unit;
  }

  /** Weights of the laws for a SKU with these attributes of which nothing else is known. */
  double[] weights(Map<String, String> known) {
    return attributes.of(known, weights);
  }

  /** Whether all demand comes in whole units. */
  static boolean whole(List<DemandSeries> series) {
    return series.stream()
        .flatMapToDouble(s -> Arrays.stream(s.observed()))
        .allMatch(y -> y == Math.rint(y));
  }

  private static Window window(int sku, DemandSeries s, int from, int to, double[] e, double unit) {
    int[] demand = new int[to - from];
    double[] exposure = new double[to - from];
    List<Bound> bounds = new ArrayList<>();
    int n = 0;
    for (int t = from; t < to; t++) {
      if (!Double.isNaN(s.demand(t))) {
        demand[n] = (int) Math.min(LARGEST, Math.rint(s.demand(t) / unit));
        exposure[n++] = e[t];
      } else if (s.atLeast(t) > 0) {
        bounds.add(new Bound((int) Math.min(LARGEST, Math.rint(s.atLeast(t) / unit)), e[t]));
      }
    }
    return new Window(
        sku, s.attributes(), Arrays.copyOf(demand, n), Arrays.copyOf(exposure, n), bounds);
  }

  private static float[] likelihood(DemandLaws laws, Window w) {
    double[] sums = new double[DemandLaws.count()];
    for (int i = 0; i < w.demand.length; i++) {
      laws.addLogProbability(w.demand[i], w.exposure[i], 1, sums);
    }
    for (Bound b : w.bounds) {
      laws.addLogSurvival(Math.min(b.demand, laws.largest()), b.exposure, 1, sums);
    }
    double top = Arrays.stream(sums).max().orElse(0);
    float[] likelihood = new float[sums.length];
    for (int c = 0; c < sums.length; c++) {
      likelihood[c] = (float) Math.exp(sums[c] - top);
    }
    return likelihood;
  }

  /** The mean over windows of the laws' weights given each, from weights before. */
  static double[] responsibilities(double[] weights, List<float[]> likelihood) {
    double[] next = new double[weights.length];
    for (float[] l : likelihood) {
      double total = Double.MIN_NORMAL;
      for (int c = 0; c < l.length; c++) {
        total += weights[c] * l[c];
      }
      double scale = 1 / (total * likelihood.size());
      for (int c = 0; c < l.length; c++) {
        next[c] += weights[c] * l[c] * scale;
      }
    }
    return next;
  }

  /** Some weight on every law, so that a SKU unlike all others can be followed. */
  private static double[] withRoom(double... weights) {
    return Arrays.stream(weights).map(w -> (1 - UNSEEN) * w + UNSEEN / weights.length).toArray();
  }

  void write(TensorFile.Builder file) {
    file.tensor("prior.range", Tensor.of(new double[] {unit, laws.lowest(), laws.highest()}, 3));
    file.tensor("prior.largest", Tensor.of(new int[] {laws.largest()}, 1));
    file.tensor("prior.weights", Tensor.of(weights, weights.length));
    file.tensor("prior.forgetting", Tensor.of(new double[] {forgetting}, 1));
    attributes.write(file);
  }

  static DemandPrior read(TensorFile file) {
    double[] range = file.tensor("prior.range").doubles();
    int largest = file.tensor("prior.largest").ints()[0];
    boolean ordered = range[0] > 0 && range[1] > 0 && range[2] > range[1];
    if (!ordered || largest < 1 || largest > LARGEST) {
      throw new IllegalArgumentException(
          "prior range is "
              + Arrays.toString(range)
              + ", largest "
              + largest
              + ", must be in order");
    }
    double forgetting = file.tensor("prior.forgetting").doubles()[0];
    if (!(forgetting > 0 && forgetting <= 1)) {
      throw new IllegalArgumentException(
          "prior.forgetting is " + forgetting + ", must be in (0, 1]");
    }
    return new DemandPrior(
        range[0],
        new DemandLaws(range[1], range[2], largest),
        file.tensor("prior.weights").doubles(),
        AttributeWeights.read(file),
        forgetting);
  }
}
