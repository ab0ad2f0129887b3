package io.metalearn4j.examples.shop;

import io.metalearn4j.graph.Node;
import io.metalearn4j.learner.Inputs;
import io.metalearn4j.learner.Learner;
import io.metalearn4j.learner.Losses;
import io.metalearn4j.learner.Mlp;
import io.metalearn4j.learner.Parameters;
import io.metalearn4j.parameter.ParameterSpec;
import java.util.Arrays;

/**
 * A network whose outputs are quantiles that never cross: the first one freely, each further one
 * above the last by a softplus. A custom learner is no more than this; its exact meta-gradient
 * comes from the graph.
 */
final class QuantileNetwork implements Learner {

  private final Mlp network;
  private final double[] levels;

  QuantileNetwork(Mlp network, double... levels) {
    this.network = network;
    this.levels = levels.clone();
  }

  @Override
  public ParameterSpec parameters() {
    return network.parameters();
  }

  @Override
  public Node predict(Parameters parameters, Inputs inputs) {
    Node steps = network.predict(parameters, inputs);
    Node quantile = steps.column(0);
    Node quantiles = quantile;
    for (int i = 1; i < levels.length; i++) {
      quantile = quantile.plus(steps.column(i).softplus());
      quantiles = quantiles.concat(quantile);
    }
    return quantiles;
  }

  @Override
  public Node loss(Node prediction, Node target) {
    return Losses.pinball(prediction, target, levels);
  }

  @Override
  public String toString() {
    return "QuantileNetwork[" + network + ", " + Arrays.toString(levels) + "]";
  }
}
