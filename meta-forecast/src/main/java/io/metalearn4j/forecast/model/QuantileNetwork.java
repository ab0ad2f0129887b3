package io.metalearn4j.forecast.model;

import io.metalearn4j.graph.Node;
import io.metalearn4j.learner.Inputs;
import io.metalearn4j.learner.Learner;
import io.metalearn4j.learner.Losses;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.learner.Parameters;
import io.metalearn4j.parameter.Initializer;
import io.metalearn4j.parameter.ParameterSpec;
import java.util.Arrays;

/**
 * A network whose outputs are quantiles that cannot cross: {@code q_1 = o_1, q_i = q_(i-1) +
 * softplus(o_i)}. The loss is the pinball loss, the mean over levels and over the target columns,
 * each of which all quantiles are compared with. Immutable and thread-safe; its exact meta-gradient
 * comes from the graph.
 */
final class QuantileNetwork implements Learner {
  private static final double LAST_LAYER = .1;
  private static final double LEAST_STEP = 1e-2;

  /** From here on a softplus is its argument. */
  private static final double LINEAR = 40;

  private final Mlp network;
  private final ParameterSpec parameters;
  private final double[] levels;
  private final double[] start;

  private QuantileNetwork(Mlp network, ParameterSpec parameters, double[] levels, double[] start) {
    this.network = network;
    this.parameters = parameters;
    this.levels = levels;
    this.start = start;
  }

  /**
   * A network.
   *
   * @param network features to one output a level
   * @param levels increasing, in (0, 1); copied
   */
  public static QuantileNetwork of(Mlp network, double... levels) {
    return new QuantileNetwork(
        network, network.parameters(), levels.clone(), new double[levels.length]);
  }

  /**
   * The same with training starting near some quantiles, such as those of all examples: the last
   * layer starts small, and what it gives is added to them.
   *
   * @param quantiles one a level, not decreasing
   */
  public QuantileNetwork startingAt(double... quantiles) {
    if (quantiles.length != levels.length) {
      throw new IllegalArgumentException(
          "there are " + quantiles.length + " quantiles, must be " + levels.length);
    }
    double[] outputs = quantiles.clone();
    for (int i = outputs.length - 1; i > 0; i--) {
      outputs[i] = inverseSoftplus(Math.max(LEAST_STEP, quantiles[i] - quantiles[i - 1]));
    }
    Initializer he = Initializer.he();
    Initializer small = (random, rows, columns) -> LAST_LAYER * he.draw(random, rows, columns);
    String last = network.head().get(0);
    ParameterSpec smaller =
        ParameterSpec.of(
            network.parameters().parameters().stream()
                .map(p -> p.name().equals(last) ? p.startingAt(small) : p)
                .toList());
    return new QuantileNetwork(network, smaller, levels, outputs);
  }

  private static double inverseSoftplus(double step) {
    return step > LINEAR ? step : Math.log(Math.expm1(step));
  }

  @Override
  public ParameterSpec parameters() {
    return parameters;
  }

  @Override
  public Node predict(Parameters values, Inputs inputs) {
    Node steps = network.predict(values, inputs);
    Node quantile = steps.column(0).plus(start[0]);
    Node quantiles = quantile;
    for (int i = 1; i < levels.length; i++) {
      quantile = quantile.plus(steps.column(i).plus(start[i]).softplus());
      quantiles = quantiles.concat(quantile);
    }
    return quantiles;
  }

  @Override
  public Node loss(Node prediction, Node target) {
    int targets = target.shape().columns().factor();
    Node total = Losses.pinball(prediction, target.column(0), levels);
    for (int j = 1; j < targets; j++) {
      total = total.plus(Losses.pinball(prediction, target.column(j), levels));
    }
    return total.dividedBy(targets);
  }

  @Override
  public String toString() {
    return "QuantileNetwork[" + network + ", " + Arrays.toString(levels) + "]";
  }
}
