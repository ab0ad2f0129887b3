package io.metalearn4j.forecast.classic;

/**
 * Croston's method for intermittent demand: smoothed size of a demand over smoothed interval
 * between demands, both with weight .1; the first interval counts from the start of the series.
 * Without any demand the forecast is zero.
 *
 * @see "J. D. Croston, Forecasting and Stock Control for Intermittent Demands, Operational Research
 *     Quarterly 23, 1972"
 * @see "A. A. Syntetos and J. E. Boylan, The accuracy of intermittent demand estimates,
 *     International Journal of Forecasting 21, 2005"
 */
public final class Croston implements PointForecaster {
  private static final double ALPHA = .1;

  private final double factor;

  private Croston(double factor) {
    this.factor = factor;
  }

  /** The method as published in 1972. */
  public static Croston classic() {
    return new Croston(1);
  }

  /** The Syntetos-Boylan approximation: Croston's forecast times {@code 1 - alpha / 2}. */
  public static Croston sba() {
    return new Croston(1 - ALPHA / 2);
  }

  @Override
  public double[] forecast(double[] demand, int horizon) {
    double size = 0;
    double interval = 0;
    int previous = -1;
    for (int t = 0; t < demand.length; t++) {
      if (demand[t] != 0) {
        if (previous < 0) {
          size = demand[t];
          interval = t + 1;
        } else {
          size += ALPHA * (demand[t] - size);
          interval += ALPHA * (t - previous - interval);
        }
        previous = t;
      }
    }
    return Flat.forecast(previous < 0 ? 0 : factor * size / interval, horizon);
  }
}
