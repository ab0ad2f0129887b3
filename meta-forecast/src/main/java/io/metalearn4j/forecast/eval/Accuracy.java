package io.metalearn4j.forecast.eval;

import io.metalearn4j.forecast.QuantileForecast;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The accuracy of the forecasts of one series, or of several: what is added up is sums over periods
 * and over series, and the measures follow from them. With {@code y} the demand, {@code q} the
 * quantile at level {@code tau}, {@code f} the point forecast (median, and mean for RMSSE) and
 * {@code rho_tau(e) = max(tau e, (tau - 1) e)} the pinball loss:
 *
 * <ul>
 *   <li>WQL: mean over the levels of {@code 2 sum rho_tau(y - q) / sum y};
 *   <li>ND: {@code sum |y - f| / sum y};
 *   <li>coverage of a level: share of {@code y <= q};
 *   <li>sMAPE: mean over periods of {@code 200 |y - f| / (|y| + |f|)}, zero where both are zero;
 *   <li>MASE: mean over series of the mean of {@code |y - f|} over {@link ErrorScale#seasonal};
 *   <li>RMSSE: mean over series of the root of the mean of {@code (y - f)^2} over {@link
 *       ErrorScale#squared}.
 * </ul>
 *
 * Periods without a demand are left out, and so are series whose scale is zero or undefined, which
 * {@link #maseSeries} and {@link #rmsseSeries} tell. Measures of nothing are {@code NaN}. Immutable
 * and thread-safe.
 */
public final class Accuracy {
  /** Nothing measured yet. */
  public static final Accuracy NONE = new Accuracy(List.of(), new double[Sum.COUNT]);

  /** Where each sum is; behind them the covered periods of each level. */
  private static final class Sum {
    static final int PINBALL = 0;
    static final int ABSOLUTE = 1;
    static final int DEMAND = 2;
    static final int SMAPE = 3;
    static final int PERIODS = 4;
    static final int MASE = 5;
    static final int MASE_SERIES = 6;
    static final int RMSSE = 7;
    static final int RMSSE_SERIES = 8;
    static final int COUNT = 9;

    private Sum() {}
  }

  private final List<Double> levels;
  private final double[] sums;

  private Accuracy(List<Double> levels, double[] sums) {
    this.levels = levels;
    this.sums = sums;
  }

  /**
   * The accuracy of one forecast without scales.
   *
   * @param actual one value a step, {@code NaN} where it is missing; not modified
   */
  public static Accuracy of(QuantileForecast forecast, double[] actual) {
    return of(forecast, actual, ErrorScale.NONE);
  }

  /**
   * The accuracy of one forecast.
   *
   * @param actual one value a step, {@code NaN} where it is missing; not modified
   * @param scale scales of the series
   */
  public static Accuracy of(QuantileForecast forecast, double[] actual, ErrorScale scale) {
    List<Double> levels = forecast.levels();
    double[] sums = new double[Sum.COUNT + levels.size()];
    double squared = 0;
    for (int i = 0; i < actual.length; i++) {
      double y = actual[i];
      if (Double.isNaN(y)) {
        continue;
      }
      for (int j = 0; j < levels.size(); j++) {
        double q = forecast.value(i, j);
        sums[Sum.PINBALL] += 2 * pinball(y - q, levels.get(j)) / levels.size();
        sums[Sum.COUNT + j] += y <= q ? 1 : 0;
      }
      double error = y - forecast.mean(i);
      squared += error * error;
      add(sums, y, forecast.median(i));
    }
    scale(sums, squared, scale);
    return new Accuracy(levels, sums);
  }

  /**
   * The accuracy of a point forecast, which may be negative; its pinball loss is that of the
   * median, and it has no coverage.
   *
   * @param forecast one value a step; not modified
   * @param actual one value a step, {@code NaN} where it is missing; not modified
   * @param scale scales of the series
   */
  public static Accuracy ofPoint(double[] forecast, double[] actual, ErrorScale scale) {
    double[] sums = new double[Sum.COUNT];
    double squared = 0;
    for (int i = 0; i < actual.length; i++) {
      double error = actual[i] - forecast[i];
      if (!Double.isNaN(actual[i])) {
        sums[Sum.PINBALL] += Math.abs(error);
        squared += error * error;
        add(sums, actual[i], forecast[i]);
      }
    }
    scale(sums, squared, scale);
    return new Accuracy(List.of(), sums);
  }

  private static void add(double[] sums, double y, double point) {
    double error = Math.abs(y - point);
    double size = Math.abs(y) + Math.abs(point);
    sums[Sum.ABSOLUTE] += error;
    sums[Sum.DEMAND] += y;
    sums[Sum.SMAPE] += size == 0 ? 0 : 200 * error / size;
    sums[Sum.PERIODS]++;
  }

  private static void scale(double[] sums, double squared, ErrorScale scale) {
    double n = sums[Sum.PERIODS];
    if (n > 0 && scale.seasonal() > 0) {
      sums[Sum.MASE] = sums[Sum.ABSOLUTE] / n / scale.seasonal();
      sums[Sum.MASE_SERIES] = 1;
    }
    if (n > 0 && scale.squared() > 0) {
      sums[Sum.RMSSE] = Math.sqrt(squared / n / scale.squared());
      sums[Sum.RMSSE_SERIES] = 1;
    }
  }

  /** The pinball loss {@code max(tau e, (tau - 1) e)}. */
  public static double pinball(double error, double level) {
    return Math.max(level * error, (level - 1) * error);
  }

  /**
   * Both together.
   *
   * @param other of the same levels, or {@link #NONE}
   */
  public Accuracy plus(Accuracy other) {
    if (this == NONE || other == NONE) {
      return this == NONE ? other : this;
    }
    if (!levels.equals(other.levels)) {
      throw new IllegalArgumentException(
          "levels are " + other.levels + ", must be " + levels + " as before");
    }
    return total(new Accuracy[] {this, other}, null);
  }

  /**
   * Several together.
   *
   * @param scores of the same levels; null counts as nothing
   * @param times how often each counts; once each if null
   */
  static Accuracy total(@Nullable Accuracy[] scores, int @Nullable [] times) {
    double[] sums = NONE.sums;
    List<Double> levels = NONE.levels;
    for (int i = 0; i < scores.length; i++) {
      Accuracy s = scores[i];
      int count = times == null ? 1 : times[i];
      if (s == null || count == 0) {
        continue;
      }
      if (sums == NONE.sums) {
        sums = new double[s.sums.length];
        levels = s.levels;
      }
      for (int j = 0; j < sums.length; j++) {
        sums[j] += count * s.sums[j];
      }
    }
    return new Accuracy(levels, sums);
  }

  /** Levels of the quantiles; none for a point forecast. */
  public List<Double> levels() {
    return levels;
  }

  /** Sum over periods of the mean over levels of twice the pinball loss. */
  public double pinball() {
    return sums[Sum.PINBALL];
  }

  /** Weighted quantile loss; {@code NaN} without demand. */
  public double wql() {
    return sums[Sum.PINBALL] / sums[Sum.DEMAND];
  }

  /** Normalised deviation of the median; {@code NaN} without demand. */
  public double nd() {
    return sums[Sum.ABSOLUTE] / sums[Sum.DEMAND];
  }

  /** Symmetric mean absolute percentage error of the median, in [0, 200]. */
  public double smape() {
    return sums[Sum.SMAPE] / sums[Sum.PERIODS];
  }

  /** Mean absolute scaled error of the median. */
  public double mase() {
    return sums[Sum.MASE] / sums[Sum.MASE_SERIES];
  }

  /** Series that {@link #mase} is a mean over. */
  public long maseSeries() {
    return (long) sums[Sum.MASE_SERIES];
  }

  /** Root mean squared scaled error of the mean. */
  public double rmsse() {
    return sums[Sum.RMSSE] / sums[Sum.RMSSE_SERIES];
  }

  /** Series that {@link #rmsse} is a mean over. */
  public long rmsseSeries() {
    return (long) sums[Sum.RMSSE_SERIES];
  }

  /** Periods with a demand. */
  public long periods() {
    return (long) sums[Sum.PERIODS];
  }

  /** Share of periods with a demand of at most the highest quantile. */
  public double coverage() {
    return coverage(levels.size() - 1);
  }

  /**
   * Share of periods with a demand of at most a quantile.
   *
   * @param level index of its level
   */
  public double coverage(int level) {
    return sums[Sum.COUNT + level] / sums[Sum.PERIODS];
  }

  /**
   * Overall weighted average of MASE and sMAPE, each relative to that of another forecast of the
   * same series: below one is better than that one, which is Naive2 in the M competitions.
   *
   * @see "S. Makridakis, E. Spiliotis and V. Assimakopoulos, The M4 Competition: 100,000 time
   *     series and 61 forecasting methods, International Journal of Forecasting 36, 2020"
   */
  public double owa(Accuracy reference) {
    return (smape() / reference.smape() + mase() / reference.mase()) / 2;
  }
}
