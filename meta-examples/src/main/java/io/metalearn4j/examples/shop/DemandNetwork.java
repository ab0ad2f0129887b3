package io.metalearn4j.examples.shop;

import io.metalearn4j.data.Examples;
import io.metalearn4j.forecast.DemandSeries;
import io.metalearn4j.forecast.ForecastQuestion;
import io.metalearn4j.forecast.Forecaster;
import io.metalearn4j.forecast.QuantileForecast;
import io.metalearn4j.model.AdaptedModel;
import io.metalearn4j.model.MetaModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A meta-trained quantile network that forecasts any product from its first weeks.
 *
 * @param model the network
 * @param question what it was trained for
 */
record DemandNetwork(MetaModel model, ForecastQuestion question) implements Forecaster {

  /** Weeks of a history before its first support row. */
  private static final int FIRST = 4;

  /** The network of one product, from what its weeks say about each next one. */
  AdaptedModel adapt(double[] weeks) {
    return model.adapt(support(weeks));
  }

  @Override
  public QuantileForecast forecast(DemandSeries history, int horizon) {
    double[] weeks = history.observed();
    return forecast(adapt(weeks), weeks, horizon);
  }

  /** The forecast of an adapted network: the same for each week of the horizon. */
  QuantileForecast forecast(AdaptedModel product, double[] weeks, int horizon) {
    DemandWindow window = DemandWindow.of(weeks);
    float[] quantiles = product.predict(new float[][] {window.features()});
    double[] values = new double[quantiles.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = window.scale() * quantiles[i];
    }
    double[][] steps = new double[horizon][];
    Arrays.fill(steps, values);
    return QuantileForecast.of(question.levels(), steps).rounded();
  }

  /** One row for each of the later weeks: what came after the weeks before it? */
  static Examples support(double[] weeks) {
    List<float[]> features = new ArrayList<>();
    List<Double> targets = new ArrayList<>();
    for (int known = Math.min(FIRST, weeks.length - 1); known < weeks.length; known++) {
      DemandWindow window = DemandWindow.of(Arrays.copyOf(weeks, known));
      features.add(window.features());
      targets.add(weeks[known] / window.scale());
    }
    return examples(features, targets);
  }

  /** What the last week says: the row that it adds to the support of the weeks before it. */
  Examples feedback(double[] weeks) {
    DemandWindow window = DemandWindow.of(Arrays.copyOf(weeks, weeks.length - 1));
    return examples(List.of(window.features()), List.of(weeks[weeks.length - 1] / window.scale()));
  }

  static Examples examples(List<float[]> features, List<Double> targets) {
    float[] column = new float[targets.size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = targets.get(i).floatValue();
    }
    return Examples.of(features.toArray(float[][]::new), column);
  }
}
