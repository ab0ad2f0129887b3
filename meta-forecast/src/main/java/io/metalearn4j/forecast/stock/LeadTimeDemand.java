package io.metalearn4j.forecast.stock;

import io.metalearn4j.forecast.model.ProtectionInterval;
import io.metalearn4j.forecast.model.SkuDemand;
import java.util.Arrays;
import java.util.Map;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;

/**
 * The distribution of the demand that has to be met before the next order can arrive: of the lead
 * time, or under periodic review of review period and lead time. Immutable and thread-safe.
 *
 * @see "E. A. Silver, D. F. Pyke and R. Peterson, Inventory Management and Production Planning and
 *     Scheduling, 3rd edition, 1998, chapter 7"
 */
public interface LeadTimeDemand {
  /** Expected units. */
  double mean();

  /** The probability of at most so many units. */
  double probability(double units);

  /** Expected units above a stock: {@code E[(X - stock)+]}. */
  double shortage(double stock);

  /**
   * Demand as an adapted model expects it, from 4,000 of the model's paths.
   *
   * @param sku with the plan of its covariates for the longest interval
   * @param interval periods that are added up, such as {@link StockSetting#protection}
   */
  static LeadTimeDemand of(SkuDemand sku, ProtectionInterval interval) {
    double[][] paths = sku.paths(4000, interval.longest(), 0);
    double[] totals = new double[paths.length * interval.probabilities().size()];
    double[] weights = new double[totals.length];
    int i = 0;
    for (Map.Entry<Integer, Double> span : interval.probabilities().entrySet()) {
      for (double[] path : paths) {
        totals[i] = Arrays.stream(path, 0, span.getKey()).sum();
        weights[i++] = span.getValue();
      }
    }
    return new SampledDemand(totals, weights);
  }

  /**
   * Every one of some totals, as likely as any other.
   *
   * @param totals at least one, each finite and {@code >= 0}; copied
   * @throws IllegalArgumentException if this is not so
   */
  static LeadTimeDemand sample(double... totals) {
    double[] weights = new double[totals.length];
    Arrays.fill(weights, 1);
    return new SampledDemand(totals, weights);
  }

  /**
   * Normal demand of independent periods: mean {@code E[P] mu} and variance {@code E[P] variance +
   * Var[P] mu^2} for {@code P} periods.
   *
   * @param mean of one period, {@code >= 0}
   * @param variance of one period, {@code > 0}
   * @param interval periods that are added up, such as {@link StockSetting#protection}
   * @throws IllegalArgumentException if one is out of range
   */
  static LeadTimeDemand normal(double mean, double variance, ProtectionInterval interval) {
    if (!(mean >= 0 && variance > 0 && Double.isFinite(mean + variance))) {
      throw new IllegalArgumentException(
          "mean is " + mean + ", variance " + variance + ", must be finite, >= 0 and > 0");
    }
    double expected = interval.mean();
    double deviation = Math.sqrt(expected * variance + interval.variance() * mean * mean);
    NormalDistribution normal = new NormalDistribution(null, expected * mean, deviation);
    return new LeadTimeDemand() {
      @Override
      public double mean() {
        return normal.getMean();
      }

      @Override
      public double probability(double units) {
        return normal.cumulativeProbability(units);
      }

      @Override
      public double shortage(double stock) {
        double above = 1 - normal.cumulativeProbability(stock);
        return deviation * deviation * normal.density(stock) - (stock - normal.getMean()) * above;
      }
    };
  }

  /**
   * Poisson demand of a fixed time.
   *
   * @param mean units in that time, {@code > 0}
   * @throws IllegalArgumentException if it is not
   */
  static LeadTimeDemand poisson(double mean) {
    if (!(mean > 0 && Double.isFinite(mean))) {
      throw new IllegalArgumentException("mean is " + mean + ", must be finite and > 0");
    }
    PoissonDistribution poisson = new PoissonDistribution(mean);
    return new LeadTimeDemand() {
      @Override
      public double mean() {
        return mean;
      }

      @Override
      public double probability(double units) {
        return poisson.cumulativeProbability((int) Math.floor(units));
      }

      @Override
      public double shortage(double stock) {
        int whole = (int) Math.floor(stock);
        return mean * (1 - poisson.cumulativeProbability(whole - 1))
            - stock * (1 - poisson.cumulativeProbability(whole));
      }
    };
  }
}
