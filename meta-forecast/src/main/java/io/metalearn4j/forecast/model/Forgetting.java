package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandSeries;
import java.util.Arrays;
import java.util.List;

/**
 * How long the past of a SKU counts: the weight of a period's evidence against the next one's that
 * makes the last horizon of the series likeliest, each series being known up to then.
 */
final class Forgetting {
  /** Where it is not learned; chosen on validation series. */
  static final double USUAL = .93;

  private static final double[] TRIED = {.9, .93, .96, .98, .99};
  private static final int LEAST_SERIES = 20;
  private static final int MOST_SERIES = 400;

  private Forgetting() {}

  /**
   * Learns it.
   *
   * @param model a model of the series
   * @param horizon periods that are held out at the end of every series
   */
  static double of(DemandModel model, List<DemandSeries> series, int horizon) {
    List<DemandSeries> usable = series.stream().filter(s -> s.length() > 2 * horizon).toList();
    if (usable.size() < LEAST_SERIES) {
      return USUAL;
    }
    DemandModel before =
        model.follow(usable.stream().map(s -> s.slice(0, s.length() - horizon)).toList());
    int step = (usable.size() + MOST_SERIES - 1) / MOST_SERIES;
    double most = Double.NEGATIVE_INFINITY;
    double best = USUAL;
    for (double tried : TRIED) {
      DemandModel trial = before.withForgetting(tried);
      double sum = 0;
      for (int i = 0; i < usable.size(); i += step) {
        DemandSeries s = usable.get(i);
        int cut = s.length() - horizon;
        double[] next = Arrays.copyOfRange(s.demand(), cut, s.length());
        sum += trial.adapt(s.slice(0, cut)).logLikelihood(next);
      }
      if (sum > most) {
        most = sum;
        best = tried;
      }
    }
    return best;
  }
}
