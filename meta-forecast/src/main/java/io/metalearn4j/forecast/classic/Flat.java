package io.metalearn4j.forecast.classic;

import java.util.Arrays;

/** The forecasts that stay at one level. */
public enum Flat implements PointForecaster {
  /** Always zero, the forecast to beat on intermittent demand. */
  ZERO {
    @Override
    double level(double[] demand) {
      return 0;
    }
  },
  /** The last value. */
  NAIVE {
    @Override
    double level(double[] demand) {
      return demand[demand.length - 1];
    }
  },
  /** The mean of all values. */
  MEAN {
    @Override
    double level(double[] demand) {
      return Arrays.stream(demand).average().orElse(0);
    }
  },
  /** The median of all values. */
  MEDIAN {
    @Override
    double level(double[] demand) {
      double[] sorted = demand.clone();
      Arrays.sort(sorted);
      int n = sorted.length;
      return .5 * (sorted[(n - 1) / 2] + sorted[n / 2]);
    }
  };

  abstract double level(double[] demand);

  @Override
  public double[] forecast(double[] demand, int horizon) {
    return forecast(level(demand), horizon);
  }

  static double[] forecast(double level, int horizon) {
    double[] forecast = new double[horizon];
    Arrays.fill(forecast, level);
    return forecast;
  }
}
