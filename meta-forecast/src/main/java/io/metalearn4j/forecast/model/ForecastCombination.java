package io.metalearn4j.forecast.model;

import io.metalearn4j.algorithm.JointPretraining;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Task;
import io.metalearn4j.forecast.classic.Ets;
import io.metalearn4j.forecast.classic.OptimisedTheta;
import io.metalearn4j.forecast.classic.PointForecaster;
import io.metalearn4j.forecast.classic.Theta;
import io.metalearn4j.graph.Node;
import io.metalearn4j.learner.Inputs;
import io.metalearn4j.learner.Learner;
import io.metalearn4j.learner.Parameters;
import io.metalearn4j.model.MetaModel;
import io.metalearn4j.optim.Adam;
import io.metalearn4j.parameter.Initializer;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.train.MetaTrainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A mean of ETS, damped ETS, Theta and optimised Theta whose weights depend on the series: a
 * softmax of linear features, learned from how the members did on the last periods of other series.
 * The learned mean is averaged with the plain one, which it is meant to improve a little and never
 * to leave far behind. Immutable and thread-safe.
 *
 * @see "P. Montero-Manso, G. Athanasopoulos, R. J. Hyndman and T. S. Talagala, FFORMA:
 *     Feature-based forecast model averaging, International Journal of Forecasting 36, 2020"
 */
public final class ForecastCombination implements PointForecaster {
  private static final int FEATURES = 5;
  private static final int ITERATIONS = 800;
  private static final double RATE = .01;
  private static final double DECAY = 1e-3;
  private static final int BATCH = 32;
  private static final int SHORTEST = 8;

  private final List<PointForecaster> members;
  private final int season;
  private final FeatureScale scale;
  private final MetaModel weights;

  private ForecastCombination(
      List<PointForecaster> members, int season, FeatureScale scale, MetaModel weights) {
    this.members = members;
    this.season = season;
    this.scale = scale;
    this.weights = weights;
  }

  /** The members. */
  public static List<PointForecaster> members(int season) {
    return List.of(
        Ets.automatic(season), Ets.damped(season), new Theta(season), new OptimisedTheta(season));
  }

  /**
   * Learns the weights on a temporal hold-out: the last {@code horizon} values of each series.
   *
   * @param series past values, oldest first; not modified
   * @param season periods in a season, {@code >= 1}
   * @param horizon values that are held out of each, {@code >= 1}
   * @param seed seed of the training
   */
  public static ForecastCombination fit(List<double[]> series, int season, int horizon, long seed) {
    List<PointForecaster> members = members(season);
    List<double[]> known =
        series.stream()
            .filter(y -> y.length - horizon >= SHORTEST)
            .map(y -> Arrays.copyOf(y, y.length - horizon))
            .toList();
    FeatureScale scale =
        FeatureScale.of(known.stream().map(y -> features(y, season)).toArray(double[][]::new));
    List<Examples> examples = new ArrayList<>();
    for (double[] y : series) {
      int n = y.length - horizon;
      if (n >= SHORTEST) {
        float[][] x = rows(members, scale, season, Arrays.copyOf(y, n), horizon);
        float[] target = new float[horizon];
        for (int i = 0; i < horizon; i++) {
          target[i] = (float) (y[n + i] / size(y, n));
        }
        examples.add(Examples.of(x, target));
      }
    }
    MetaModel model =
        MetaTrainer.of(new Weights(members.size()))
            .metaOptimizer(JointPretraining.innerLearningRate(RATE))
            .outerOptimizer(Adam.learningRate(RATE).weightDecay(DECAY))
            .metaBatchSize(BATCH)
            .iterations(ITERATIONS)
            .seed(seed)
            .train(
                random -> {
                  Examples one = examples.get(random.nextInt(examples.size()));
                  return new Task("series", one, one);
                });
    return new ForecastCombination(members, season, scale, model);
  }

  @Override
  public double[] forecast(double[] demand, int horizon) {
    float[][] x = rows(members, scale, season, demand, horizon);
    float[] learned = weights.unadapted().predict(x);
    double size = size(demand, demand.length);
    double[] forecast = new double[horizon];
    for (int i = 0; i < horizon; i++) {
      double mean = 0;
      for (int m = 0; m < members.size(); m++) {
        mean += x[i][FEATURES + m] / members.size();
      }
      forecast[i] = size * (learned[i] + mean) / 2;
    }
    return forecast;
  }

  private static float[][] rows(
      List<PointForecaster> members, FeatureScale scale, int season, double[] y, int horizon) {
    float[] features = scale.apply(features(y, season));
    double size = size(y, y.length);
    float[][] x = new float[horizon][FEATURES + members.size()];
    for (int m = 0; m < members.size(); m++) {
      double[] forecast = members.get(m).forecast(y, horizon);
      for (int i = 0; i < horizon; i++) {
        System.arraycopy(features, 0, x[i], 0, FEATURES);
        x[i][FEATURES + m] = (float) (forecast[i] / size);
      }
    }
    return x;
  }

  private static double size(double[] y, int n) {
    return Math.max(1e-9, Arrays.stream(y, 0, n).map(Math::abs).average().orElse(1));
  }

  /** Length, roughness, persistence of changes, share of a linear trend, share of the season. */
  private static double[] features(double[] y, int season) {
    int n = y.length;
    double mean = Arrays.stream(y).average().orElse(0);
    double[] logChanges = new double[n - 1];
    double[] changes = new double[n - 1];
    for (int t = 1; t < n; t++) {
      changes[t - 1] = y[t] - y[t - 1];
      logChanges[t - 1] = Math.log(Math.max(y[t], 1e-3) / Math.max(y[t - 1], 1e-3));
    }
    double middle = (n - 1) / 2.;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int t = 0; t < n; t++) {
      xy += (t - middle) * (y[t] - mean);
      xx += (t - middle) * (t - middle);
      yy += (y[t] - mean) * (y[t] - mean);
    }
    double slope = xy / xx;
    double trend = yy == 0 ? 0 : slope * xy / yy;
    double[] bySeason = new double[season];
    int[] count = new int[season];
    double rest = Math.max(1e-12, yy - slope * xy);
    for (int t = 0; t < n; t++) {
      bySeason[t % season] += y[t] - mean - slope * (t - middle);
      count[t % season]++;
    }
    double seasonal = 0;
    for (int j = 0; j < season && season > 1; j++) {
      seasonal += count[j] == 0 ? 0 : bySeason[j] * bySeason[j] / count[j];
    }
    return new double[] {
      Math.log(n), deviation(logChanges), persistence(changes), trend, Math.min(1, seasonal / rest)
    };
  }

  private static double deviation(double[] x) {
    double mean = Arrays.stream(x).average().orElse(0);
    return Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElse(0));
  }

  private static double persistence(double[] x) {
    double mean = Arrays.stream(x).average().orElse(0);
    double cross = 0;
    double own = 0;
    for (int t = 0; t < x.length; t++) {
      own += (x[t] - mean) * (x[t] - mean);
      cross += t > 0 ? (x[t] - mean) * (x[t - 1] - mean) : 0;
    }
    return own == 0 ? 0 : cross / own;
  }

  /** {@code softmax(x W + b)} times the members' forecasts; absolute error. */
  private record Weights(int members) implements Learner {
    @Override
    public ParameterSpec parameters() {
      return ParameterSpec.of(
          List.of(
              Parameter.matrix("W", FEATURES, members).startingAt(Initializer.ZEROS),
              Parameter.matrix("b", 1, members).startingAt(Initializer.ZEROS)));
    }

    @Override
    public Node predict(Parameters parameters, Inputs inputs) {
      Node x = inputs.features();
      Node logits = x.columns(0, FEATURES).matmul(parameters.get("W")).plus(parameters.get("b"));
      Node forecasts = x.columns(FEATURES, FEATURES + members);
      return logits.softmax().times(forecasts).sumColumns();
    }

    @Override
    public Node loss(Node prediction, Node target) {
      return prediction.minus(target).abs();
    }
  }
}
