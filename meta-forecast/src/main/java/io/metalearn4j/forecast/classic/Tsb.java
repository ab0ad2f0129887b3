package io.metalearn4j.forecast.classic;

/**
 * Teunter, Syntetos and Babai: smoothed probability of a demand times smoothed size, so that the
 * forecast falls while nothing sells.
 *
 * @param sizeAlpha weight of the newest size, in (0, 1]
 * @param probabilityAlpha weight of the newest period, in (0, 1]
 * @see "R. H. Teunter, A. A. Syntetos and M. Z. Babai, Intermittent demand: Linking forecasting to
 *     inventory obsolescence, European Journal of Operational Research 214, 2011"
 */
public record Tsb(double sizeAlpha, double probabilityAlpha) implements PointForecaster {
  /** Checks the weights. */
  public Tsb {
    if (!(sizeAlpha > 0 && sizeAlpha <= 1 && probabilityAlpha > 0 && probabilityAlpha <= 1)) {
      throw new IllegalArgumentException(
          "alphas are " + sizeAlpha + " and " + probabilityAlpha + ", must be in (0, 1]");
    }
  }

  @Override
  public double[] forecast(double[] demand, int horizon) {
    double size = 0;
    double probability = demand[0] != 0 ? 1 : 0;
    boolean sold = false;
    for (int t = 0; t < demand.length; t++) {
      boolean sale = demand[t] != 0;
      probability += probabilityAlpha * ((sale ? 1 : 0) - probability);
      if (sale) {
        size = sold ? size + sizeAlpha * (demand[t] - size) : demand[t];
        sold = true;
      }
    }
    return Flat.forecast(probability * size, horizon);
  }
}
