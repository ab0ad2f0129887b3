package io.metalearn4j.forecast.model;

import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Forecaster;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A quantile network over features of a SKU's known periods, trained jointly over all SKUs or
 * meta-trained to adapt to one by gradient steps on its known periods. Demand enters and leaves
 * relative to the SKU's level, and over the pooled effects of the covariates known ahead; where it
 * comes in whole units the quantiles do too. Immutable and thread-safe.
 *
 * <pre>{@code
 * DemandNetwork network =
 *     DemandNetwork.trainer(NetworkTraining.MAML).fit(series, ForecastQuestion.deciles(8, 4), 0);
 * QuantileForecast next = network.forecast(history, 4);
 * }</pre>
 *
 * <p>Jointly trained it is a member of {@link DemandModel}, which forecasts better on most data.
 */
public final class DemandNetwork implements Forecaster {
  private static final String KIND = "demand network";

  private final UnitNetwork network;
  private final CovariateEffects effects;
  private final ForecastQuestion question;
  private final boolean whole;

  DemandNetwork(
      UnitNetwork network, CovariateEffects effects, ForecastQuestion question, boolean whole) {
    this.network = network;
    this.effects = effects;
    this.question = question;
    this.whole = whole;
  }

  /** A trainer, which is a method to compare with others, too. */
  public static DemandNetworkTrainer trainer(NetworkTraining training) {
    return DemandNetworkTrainer.of(training);
  }

  /**
   * Quantiles of the demand of the periods after a history; a meta-trained network is adapted to it
   * first. Costs some tens of microseconds.
   *
   * @param history the last periods that the network was trained for are seen, none missing
   * @param horizon periods ahead, {@code >= 1}
   */
  @Override
  public QuantileForecast forecast(DemandSeries history, int horizon) {
    return network.forecast(history, effects, question, whole, horizon);
  }

  @Override
  public String toString() {
    return "DemandNetwork[" + network.training().label() + ", " + question + "]";
  }

  /**
   * Writes the network to a file, replacing an existing one in one step.
   *
   * @throws IOException if it cannot be written
   */
  public void save(Path file) throws IOException {
    TensorFile.Builder out =
        DemandFile.of(KIND, question)
            .metadata("whole", String.valueOf(whole))
            .tensor("level", Tensor.of(new double[] {network.level().poolMean()}, 1));
    effects.write(out);
    network.write(out);
    out.build().write(file);
  }

  /**
   * Reads a network from a file.
   *
   * @throws io.metalearn4j.store.ModelFormatException if the file is damaged, of another format
   *     version, or holds something else
   * @throws IOException if it cannot be read
   */
  public static DemandNetwork load(Path file) throws IOException {
    return DemandFile.read(
        file,
        KIND,
        (in, question) -> {
          Level level = new Level(in.tensor("level").doubles()[0]);
          return new DemandNetwork(
              UnitNetwork.read(in, file.toString(), level, in.tensor("levels").doubles()),
              CovariateEffects.read(in),
              question,
              Boolean.parseBoolean(in.metadata("whole")));
        });
  }
}
