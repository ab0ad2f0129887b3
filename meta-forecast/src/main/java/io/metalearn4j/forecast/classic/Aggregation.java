package io.metalearn4j.forecast.classic;

/**
 * Forecasts of intermittent demand through temporal aggregation: demand is summed over buckets,
 * smoothed (weight in [.1, .3] with the least squared error) and divided by the bucket's length.
 *
 * @see "K. Nikolopoulos, A. A. Syntetos, J. E. Boylan, F. Petropoulos and V. Assimakopoulos, An
 *     aggregate-disaggregate intermittent demand approach (ADIDA) to forecasting, Journal of the
 *     Operational Research Society 62, 2011"
 * @see "F. Petropoulos and N. Kourentzes, Forecast combinations for intermittent demand, Journal of
 *     the Operational Research Society 66, 2015"
 */
public enum Aggregation implements PointForecaster {
  /** One bucket, as long as the mean interval between demands. */
  ADIDA,
  /** The mean over all buckets up to the mean interval between demands. */
  IMAPA;

  private static final ExponentialSmoothing SMOOTHING = ExponentialSmoothing.optimised(.1, .3, 9);

  @Override
  public double[] forecast(double[] demand, int horizon) {
    int sales = 0;
    int last = 0;
    for (int t = 0; t < demand.length; t++) {
      if (demand[t] != 0) {
        sales++;
        last = t + 1;
      }
    }
    if (sales == 0) {
      return new double[horizon];
    }
    int longest = (int) Math.rint((double) last / sales);
    double[] sums = new double[demand.length];
    if (this == ADIDA) {
      return Flat.forecast(level(demand, longest, sums), horizon);
    }
    double mean = 0;
    for (int bucket = 1; bucket <= longest; bucket++) {
      mean += level(demand, bucket, sums) / longest;
    }
    return Flat.forecast(mean, horizon);
  }

  private static double level(double[] demand, int bucket, double[] sums) {
    int n = demand.length / bucket;
    int t = demand.length % bucket;
    for (int b = 0; b < n; b++) {
      double sum = 0;
      for (int i = 0; i < bucket; i++) {
        sum += demand[t++];
      }
      sums[b] = sum;
    }
    return SMOOTHING.next(sums, n) / bucket;
  }
}
