package io.metalearn4j.forecast.data;

import io.metalearn4j.data.Seeds;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.Frequency;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * Demand with known ground truth: the rate of a SKU is log-normal, its demand negative binomial
 * around rate times the effect of a price that changes every period.
 *
 * @param skus number of series, {@code >= 1}
 * @param periods periods of demand, {@code >= 1}; the price is known for as many again
 * @param meanLogRate mean over SKUs of the log of units a period
 * @param sdLogRate standard deviation of the same, {@code >= 0}
 * @param size size of the negative binomial, {@code > 0}; its variance is {@code m + m^2 / size}
 * @param elasticity mean price elasticity; 0 for series without a price
 * @param sdElasticity standard deviation of the elasticity over SKUs, {@code >= 0}
 */
public record SyntheticDemand(
    int skus,
    int periods,
    double meanLogRate,
    double sdLogRate,
    double size,
    double elasticity,
    double sdElasticity) {

  /** Checks the values. */
  public SyntheticDemand {
    if (skus < 1 || periods < 1) {
      throw new IllegalArgumentException(
          "skus is " + skus + ", periods " + periods + ", must be >= 1");
    }
    if (!(sdLogRate >= 0 && size > 0 && sdElasticity >= 0)) {
      throw new IllegalArgumentException(
          "sdLogRate is "
              + sdLogRate
              + ", size "
              + size
              + ", sdElasticity "
              + sdElasticity
              + ", must be >= 0, > 0 and >= 0");
    }
  }

  /**
   * A SKU with the truth about it.
   *
   * @param series its demand
   * @param rate units a period at price 1
   * @param elasticity of its demand to price
   */
  public record Sku(DemandSeries series, double rate, double elasticity) {}

  /** Weekly counts around three units a week, without a price. */
  public static SyntheticDemand counts(int skus, int periods) {
    return new SyntheticDemand(skus, periods, 1, 1, 2, 0, 0);
  }

  /** The same with a price whose elasticity differs from SKU to SKU around -2. */
  public static SyntheticDemand priced(int skus, int periods) {
    return new SyntheticDemand(skus, periods, 2, .7, 4, -2, .7);
  }

  /** Draws the SKUs; same seed, same SKUs, and more of them leave the first ones as they are. */
  public List<Sku> draw(long seed) {
    List<Sku> drawn = new ArrayList<>();
    for (int i = 0; i < skus; i++) {
      SplittableRandom source = Seeds.stream(seed, i);
      RandomGenerator random = new Well19937c(source.nextLong());
      NormalDistribution normal = new NormalDistribution(random, 0, 1);
      double rate = Math.exp(meanLogRate + sdLogRate * normal.sample());
      double own = elasticity + sdElasticity * normal.sample();
      double[] price = new double[2 * periods];
      double[] demand = new double[periods];
      for (int t = 0; t < price.length; t++) {
        price[t] = random.nextInt(4) == 0 ? .7 : 1;
      }
      for (int t = 0; t < periods; t++) {
        double mean = rate * (elasticity == 0 ? 1 : Math.pow(price[t], own));
        double poisson = new GammaDistribution(random, size, mean / size).sample();
        demand[t] =
            poisson < 1e-12 ? 0 : new PoissonDistribution(random, poisson, 1e-12, 10_000).sample();
      }
      DemandSeries series = DemandSeries.of("sku" + i, Frequency.STEP, 0, demand);
      drawn.add(new Sku(elasticity == 0 ? series : series.withKnown("price", price), rate, own));
    }
    return drawn;
  }

  /** The series of {@link #draw} without the truth. */
  public List<DemandSeries> series(long seed) {
    return draw(seed).stream().map(Sku::series).toList();
  }
}
