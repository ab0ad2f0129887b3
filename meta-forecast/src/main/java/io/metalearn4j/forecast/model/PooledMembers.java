package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The members of a {@link DemandModel} beside its prior: quantiles by level and by a network, and
 * means by least squares. They answer for a SKU that is known for as many periods as they were
 * trained for. Immutable and thread-safe.
 *
 * @param question what they were trained for
 * @param weights of the prior and of these
 */
record PooledMembers(
    ForecastQuestion question,
    LevelBinned bins,
    UnitNetwork network,
    MeanWeights means,
    MemberWeights weights) {
  private static final DemandNetworkTrainer TRAINER =
      DemandNetworkTrainer.of(NetworkTraining.POOLED);

  /** The members, weighted as before anything is known; none where there is nothing to learn. */
  static @Nullable PooledMembers fit(
      List<DemandSeries> series, ForecastQuestion question, CovariateEffects effects, long seed) {
    int k = question.support();
    List<Windows.Window> windows = Windows.all(series, effects, k, question.horizon());
    Level level = new Level(Windows.mean(series));
    if (k == 0 || windows.isEmpty() || level.poolMean() == 0) {
      return null;
    }
    return new PooledMembers(
        question,
        LevelBinned.fit(windows, level, question, seed),
        UnitNetwork.fit(TRAINER, windows, level, question, seed),
        MeanWeights.fit(series, effects, question),
        MemberWeights.start(k));
  }

  /** The same members under other weights. */
  PooledMembers weighted(MemberWeights learned) {
    return new PooledMembers(question, bins, network, means, learned);
  }

  /** Whether a SKU is known for long enough, with no gap in what they look at. */
  boolean answers(DemandSeries history) {
    int k = question.support();
    return history.length() >= k && history.last(k).missing() == 0;
  }

  /**
   * The forecasts of all members, the prior first.
   *
   * @param history the SKU, with its plan
   * @param own quantiles by the prior, {@code [horizon][levels]}
   */
  List<QuantileForecast> all(DemandSeries history, CovariateEffects effects, double[][] own) {
    DemandSeries known = history.last(question.support());
    return Stream.of(
            own,
            bins.forecast(known, effects, own.length),
            network.forecast(known, effects, own.length))
        .map(values -> QuantileForecast.of(question.levels(), values))
        .toList();
  }

  /** The weighted mean of {@link #all}, in whole units where demand comes in them. */
  QuantileForecast combine(
      DemandSeries history, CovariateEffects effects, double[][] own, boolean whole) {
    return MemberWeights.mixed(
        all(history, effects, own), weights.at(history.length()), whole, weights.roundsHighest());
  }

  /**
   * Expected demand at an exposure of one.
   *
   * @param slopes the SKU's effects
   */
  double unitMean(DemandSeries history, CovariateEffects effects, double[] slopes) {
    return means.of(effects.atUnitExposure(history, slopes), history.length());
  }

  /** Writes the members but for their question. */
  void write(TensorFile.Builder out) {
    out.tensor("level", Tensor.of(new double[] {bins.level().poolMean()}, 1));
    bins.write(out);
    network.write(out);
    means.write(out);
    weights.write(out);
  }

  /** Reads the members. */
  static PooledMembers read(TensorFile in, String source, ForecastQuestion question)
      throws IOException {
    Level level = new Level(in.tensor("level").doubles()[0]);
    return new PooledMembers(
        question,
        LevelBinned.read(in, level),
        UnitNetwork.read(in, source, level, in.tensor("levels").doubles()),
        MeanWeights.read(in),
        MemberWeights.read(in));
  }
}
