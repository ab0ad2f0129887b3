package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.classic.ExponentialSmoothing;
import io.metalearn4j.forecast.classic.Tsb;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The expected demand of a SKU as a weighted sum of averages of its past: the means of its last 24,
 * 12, 6 and 3 periods, exponential smoothing (.1), and TSB (.1, .1).
 *
 * <p>The weights are at least zero and minimise the squared error of the mean of a horizon, divided
 * by the SKU's own mean squared difference, over three horizons at the end of every series. They
 * need not add up to one: where demand falls at most times, they add up to less. There is one set
 * for a SKU known for the usual support and one for a SKU with a whole history.
 *
 * @param usual weights at the usual support
 * @param longer weights at the typical length
 * @param lengths both lengths
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MeanWeights(double[] usual, double[] longer, Lengths lengths) {
  private static final int[] SPANS = {24, 12, 6, 3};
  private static final int AVERAGES = SPANS.length + 2;
  private static final ExponentialSmoothing SES = ExponentialSmoothing.of(.1);
  private static final Tsb TSB = new Tsb(.1, .1);
  private static final int CUTS = 3;
  private static final int SWEEPS = 1000;
  private static final int POISSON_PERIODS = 4;

  /** Learns the weights, demand being divided by the pooled effects of the covariates. */
  static MeanWeights fit(
      List<DemandSeries> series, CovariateEffects effects, ForecastQuestion question) {
    int k = question.support();
    int h = question.horizon();
    Squares usual = new Squares();
    Squares longer = new Squares();
    List<Integer> all = new ArrayList<>();
    for (DemandSeries s : series) {
      for (int c = 0; c < CUTS; c++) {
        int cut = s.length() - h - c * h / 2;
        if (cut >= k && cut > 1) {
          DemandSeries whole = s.slice(0, cut);
          double scale = squaredDifference(whole.observed());
          usual.add(whole.last(k), s, cut, h, effects, scale);
          longer.add(whole, s, cut, h, effects, scale);
          all.add(cut);
        }
      }
    }
    all.sort(null);
    int typical = all.isEmpty() ? k : all.get(all.size() / 2);
    return new MeanWeights(usual.solve(), longer.solve(), new Lengths(k, typical));
  }

  /**
   * Expected demand at an exposure of one.
   *
   * @param y known demand over its exposure, without missing periods
   * @param periods known periods, missing ones included
   */
  double of(double[] y, int periods) {
    double[] averages = averages(y);
    double[] weights = lengths.between(usual, longer, periods);
    double sum = 0;
    for (int j = 0; j < weights.length; j++) {
      sum += weights[j] * averages[j];
    }
    return sum;
  }

  private static double[] averages(double[] y) {
    double[] averages = new double[AVERAGES];
    if (y.length > 0) {
      for (int j = 0; j < SPANS.length; j++) {
        averages[j] =
            Arrays.stream(y, Math.max(0, y.length - SPANS[j]), y.length).average().orElse(0);
      }
      averages[SPANS.length] = SES.forecast(y, 1)[0];
      averages[SPANS.length + 1] = TSB.forecast(y, 1)[0];
    }
    return averages;
  }

  /**
   * The mean squared difference since the first sale, with some periods of Poisson demand, whose
   * squared difference is twice its mean, so that few periods do not make it tiny.
   */
  private static double squaredDifference(double[] y) {
    int first = 0;
    while (first < y.length && y[first] == 0) {
      first++;
    }
    double sum = 0;
    for (int t = first + 1; t < y.length; t++) {
      sum += (y[t] - y[t - 1]) * (y[t] - y[t - 1]);
    }
    double poisson = 2 * Arrays.stream(y, first, y.length).average().orElse(0);
    return (sum + POISSON_PERIODS * poisson) / (y.length - first - 1 + POISSON_PERIODS);
  }

  /** Sums of weighted squares and products of averages and what came after. */
  private static final class Squares {
    private final double[][] xx = new double[AVERAGES][AVERAGES];
    private final double[] xy = new double[AVERAGES];

    void add(
        DemandSeries history,
        DemandSeries all,
        int cut,
        int h,
        CovariateEffects effects,
        double difference) {
      double[] pooled = effects.pooled(history);
      double[] y = effects.atUnitExposure(history, pooled);
      double target = 0;
      int asked = 0;
      int n = history.length();
      double[] ahead = effects.exposure(history, pooled, n, n + h);
      for (int i = 0; i < h; i++) {
        if (!Double.isNaN(all.demand(cut + i))) {
          target += all.demand(cut + i) / ahead[i];
          asked++;
        }
      }
      if (asked == 0 || difference == 0) {
        return;
      }
      double[] x = averages(y);
      for (int i = 0; i < AVERAGES; i++) {
        xy[i] += x[i] * target / asked / difference;
        for (int j = 0; j < AVERAGES; j++) {
          xx[i][j] += x[i] * x[j] / difference;
        }
      }
    }

    /** Non-negative least squares by coordinate descent, from equal weights. */
    double[] solve() {
      double[] w = new double[AVERAGES];
      Arrays.fill(w, 1. / AVERAGES);
      for (int sweep = 0; sweep < SWEEPS; sweep++) {
        for (int i = 0; i < AVERAGES; i++) {
          double slope = xy[i];
          for (int j = 0; j < AVERAGES; j++) {
            slope -= xx[i][j] * w[j];
          }
          w[i] = xx[i][i] > 0 ? Math.max(0, w[i] + slope / xx[i][i]) : w[i];
        }
      }
      return w;
    }
  }

  void write(TensorFile.Builder file) {
    file.tensor("mean.usual", Tensor.of(usual, AVERAGES));
    file.tensor("mean.longer", Tensor.of(longer, AVERAGES));
    file.tensor("mean.periods", Tensor.of(new int[] {lengths.support(), lengths.typical()}, 2));
  }

  static MeanWeights read(TensorFile file) {
    int[] periods = file.tensor("mean.periods").ints();
    return new MeanWeights(
        file.tensor("mean.usual").doubles(),
        file.tensor("mean.longer").doubles(),
        new Lengths(periods[0], periods[1]));
  }
}
