package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandMethod;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Forecaster;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.forecast.model.Windows.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Pooled quantiles by level: windows of all series are put into bins of equal size by the level of
 * their known part, and a bin keeps the quantiles of what came after, divided by that level.
 * Simple, and hard to beat on intermittent demand.
 */
public final class LevelBinned implements DemandMethod {
  private final int bins;
  private final boolean covariates;

  private LevelBinned(int bins, boolean covariates) {
    this.bins = bins;
    this.covariates = covariates;
  }

  /**
   * The method with a number of bins.
   *
   * @param bins bins, {@code >= 1}
   */
  public static LevelBinned of(int bins) {
    if (bins < 1) {
      throw new IllegalArgumentException("bins is " + bins + ", must be >= 1");
    }
    return new LevelBinned(bins, false);
  }

  /** The same after demand is divided by the pooled effects of price, promotion and weekday. */
  public LevelBinned withCovariates() {
    return new LevelBinned(bins, true);
  }

  @Override
  public String name() {
    return covariates ? "level-binned x effects" : "level-binned";
  }

  @Override
  public Forecaster fit(List<DemandSeries> series, ForecastQuestion question, long seed) {
    Level level = new Level(Windows.mean(series));
    CovariateEffects effects = CovariateEffects.fit(covariates ? series : List.of());
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Scaled(double level, double[] query) {}
    List<Scaled> windows = new ArrayList<>();
    int k = question.support();
    for (Window w : Windows.all(series, k, question.horizon())) {
      double[] e = exposure(effects, w.history(), question.horizon());
      windows.add(new Scaled(level.of(divided(w.support(), e, 0)), divided(w.query(), e, k)));
    }
    windows.sort(Comparator.comparingDouble(Scaled::level));
    int used = Math.max(1, Math.min(bins, windows.size()));
    double[] upper = new double[used];
    double[][] ratios = new double[used][];
    for (int b = 0; b < used; b++) {
      List<Scaled> bin =
          windows.subList(
              (int) ((long) windows.size() * b / used),
              (int) ((long) windows.size() * (b + 1) / used));
      double[] sorted =
          bin.stream()
              .flatMapToDouble(w -> DoubleStream.of(w.query()).map(y -> y / w.level()))
              .sorted()
              .toArray();
      ratios[b] =
          sorted.length == 0
              ? new double[question.levels().size()]
              : Quantiles.of(sorted, question.levels());
      upper[b] =
          b == used - 1 || bin.isEmpty()
              ? Double.POSITIVE_INFINITY
              : bin.get(bin.size() - 1).level();
    }
    return (history, horizon) -> {
      double[] e = exposure(effects, history, horizon);
      double[] known =
          Arrays.stream(divided(history.demand(), e, 0)).filter(y -> !Double.isNaN(y)).toArray();
      double s = level.of(known);
      int bin = 0;
      while (s > upper[bin]) {
        bin++;
      }
      double[][] values = new double[horizon][question.levels().size()];
      for (int i = 0; i < horizon; i++) {
        for (int j = 0; j < values[i].length; j++) {
          values[i][j] = ratios[bin][j] * s * e[history.length() + i];
        }
      }
      return QuantileForecast.of(question.levels(), values).rounded();
    };
  }

  private static double[] exposure(CovariateEffects effects, DemandSeries history, int horizon) {
    return effects.exposure(history, effects.pooled(history), 0, history.length() + horizon);
  }

  private static double[] divided(double[] y, double[] exposure, int from) {
    double[] out = new double[y.length];
    for (int t = 0; t < y.length; t++) {
      out[t] = y[t] / exposure[from + t];
    }
    return out;
  }
}
