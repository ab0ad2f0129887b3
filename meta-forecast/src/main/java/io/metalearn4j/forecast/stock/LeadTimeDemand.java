package io.metalearn4j.forecast.stock;

import io.metalearn4j.forecast.model.SkuDemand;
import java.util.Arrays;
import java.util.List;
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
   * Demand as an adapted model expects it, any of the lead times being as likely; from 4,000 of the
   * model's paths.
   *
   * @param sku with the plan of its covariates for the longest lead time
   */
  static LeadTimeDemand of(SkuDemand sku, StockSetting setting) {
    double[][] paths = sku.paths(4000, setting.protection(), setting.seed());
    List<Integer> leads = setting.leadTimes();
    double[] totals = new double[paths.length * leads.size()];
    for (int p = 0; p < paths.length; p++) {
      for (int l = 0; l < leads.size(); l++) {
        int periods = setting.review() + leads.get(l);
        totals[p * leads.size() + l] = Arrays.stream(paths[p], 0, periods).sum();
      }
    }
    return sample(totals);
  }

  /**
   * Every one of some totals, as likely as any other.
   *
   * @param totals at least one, each finite and {@code >= 0}; copied
   * @throws IllegalArgumentException if this is not so
   */
  static LeadTimeDemand sample(double... totals) {
    return new SampledDemand(totals);
  }

  /**
   * Normal demand of independent periods, with the lead times of a setting: mean {@code E[P] mu}
   * and variance {@code E[P] variance + Var[P] mu^2} for {@code P} periods of review and lead time.
   *
   * @param mean of one period, {@code >= 0}
   * @param variance of one period, {@code > 0}
   * @throws IllegalArgumentException if one is out of range
   */
  static LeadTimeDemand normal(double mean, double variance, StockSetting setting) {
    if (!(mean >= 0 && variance > 0 && Double.isFinite(mean + variance))) {
      throw new IllegalArgumentException(
          "mean is " + mean + ", variance " + variance + ", must be finite, >= 0 and > 0");
    }
    double[] periods =
        setting.leadTimes().stream().mapToDouble(l -> setting.review() + l).toArray();
    double expected = Arrays.stream(periods).average().orElse(0);
    double spread =
        Arrays.stream(periods).map(p -> (p - expected) * (p - expected)).average().orElse(0);
    double deviation = Math.sqrt(expected * variance + spread * mean * mean);
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
