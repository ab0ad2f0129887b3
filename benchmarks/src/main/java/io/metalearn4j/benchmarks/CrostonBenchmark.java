package io.metalearn4j.benchmarks;

import io.metalearn4j.data.table.DataTable;
import io.metalearn4j.forecast.Frequency;
import io.metalearn4j.forecast.classic.Aggregation;
import io.metalearn4j.forecast.classic.Croston;
import io.metalearn4j.forecast.classic.PointForecaster;
import io.metalearn4j.forecast.classic.Tsb;
import io.metalearn4j.forecast.data.ForecastFrame;
import io.metalearn4j.forecast.data.LongFrame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The five methods of Croston's family on 100,000 intermittent series of 100 periods, 12 periods
 * ahead: series by series on one thread, and from a long frame in memory to a long frame of
 * forecasts on all cores. A series draws p from [.1, .6] and a rate from [1, 10]; a period sells
 * with probability p, one unit plus a Poisson number.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx3g"})
public class CrostonBenchmark {
  private static final int SERIES = 100_000;
  private static final int PERIODS = 100;
  private static final int HORIZON = 12;

  private final Map<String, PointForecaster> family = new LinkedHashMap<>();
  private final double[][] demand = new double[SERIES][PERIODS];
  private final DataTable frame;

  /** Draws the series. */
  public CrostonBenchmark() {
    family.put("Croston", Croston.classic());
    family.put("SBA", Croston.sba());
    family.put("TSB", new Tsb(.1, .1));
    family.put("ADIDA", Aggregation.ADIDA);
    family.put("IMAPA", Aggregation.IMAPA);
    RandomGenerator random = new Well19937c(7);
    List<String> ids = new ArrayList<>(SERIES * PERIODS);
    long[] times = new long[SERIES * PERIODS];
    double[] values = new double[SERIES * PERIODS];
    for (int i = 0; i < SERIES; i++) {
      double p = .1 + .5 * random.nextDouble();
      PoissonDistribution extra =
          new PoissonDistribution(random, 1 + 9 * random.nextDouble(), 1e-12, 10_000);
      for (int t = 0; t < PERIODS; t++) {
        demand[i][t] = random.nextDouble() < p ? 1 + extra.sample() : 0;
        ids.add("sku" + i);
        times[i * PERIODS + t] = t;
        values[i * PERIODS + t] = demand[i][t];
      }
    }
    frame =
        DataTable.builder()
            .categorical("unique_id", ids)
            .time("ds", times)
            .numeric("y", values)
            .build();
  }

  /** Series by series, one thread. */
  @Benchmark
  public void seriesBySeries(Blackhole sink) {
    for (PointForecaster method : family.values()) {
      for (double[] y : demand) {
        sink.consume(method.forecast(y, HORIZON));
      }
    }
  }

  /** Long frame in, long frame out, all cores. */
  @Benchmark
  public DataTable frameToFrame() {
    return ForecastFrame.points(
        LongFrame.standard().of(frame, Frequency.STEP).series(), family, HORIZON, false);
  }
}
