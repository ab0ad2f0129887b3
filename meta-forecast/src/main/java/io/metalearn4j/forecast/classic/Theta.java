package io.metalearn4j.forecast.classic;

/**
 * The Theta method: simple exponential smoothing of the series plus half the slope of its linear
 * trend, after removing a multiplicative season where the autocorrelation at the season is
 * significant at 10% and all values are positive.
 *
 * @see "V. Assimakopoulos and K. Nikolopoulos, The theta model: a decomposition approach to
 *     forecasting, International Journal of Forecasting 16, 2000"
 * @see "R. J. Hyndman and B. Billah, Unmasking the Theta method, International Journal of
 *     Forecasting 19, 2003"
 * @param season periods in a season, {@code >= 1}; 1 for none
 */
public record Theta(int season) implements PointForecaster {
  /** Checks the season. */
  public Theta {
    if (season < 1) {
      throw new IllegalArgumentException("season is " + season + ", must be >= 1");
    }
  }

  @Override
  public double[] forecast(double[] demand, int horizon) {
    Seasonality seasonality = Seasonality.of(demand, season);
    double[] y = seasonality.removed(demand);
    int n = y.length;
    if (n < 2) {
      return Flat.forecast(y[0], horizon);
    }
    double slope = slope(y);
    Ets.Fit level = EtsRecursion.fit(Ets.Form.ANN, y, 1);
    double alpha = Math.max(level.alpha(), 1e-10);
    double carried = (1 - Math.pow(1 - alpha, n)) / alpha;
    double[] forecast = Ets.forecast(level, horizon);
    for (int i = 0; i < horizon; i++) {
      forecast[i] += slope / 2 * (i + carried);
    }
    return seasonality.restored(forecast, n);
  }

  static double slope(double[] y) {
    double middle = (y.length - 1) / 2.;
    double xy = 0;
    double xx = 0;
    for (int t = 0; t < y.length; t++) {
      xy += (t - middle) * y[t];
      xx += (t - middle) * (t - middle);
    }
    return xy / xx;
  }
}
