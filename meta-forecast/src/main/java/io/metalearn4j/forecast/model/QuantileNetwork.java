package io.metalearn4j.forecast.model;

import io.metalearn4j.graph.Node;
import io.metalearn4j.learner.Inputs;
import io.metalearn4j.learner.Learner;
import io.metalearn4j.learner.Parameters;
import io.metalearn4j.parameter.Initializer;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A network whose outputs are quantiles that cannot cross: {@code q_1 = o_1, q_i = q_(i-1) +
 * softplus(o_i)}. It starts at the pooled quantiles. The loss is twice the pinball loss, the mean
 * over levels and targets.
 */
final class QuantileNetwork implements Learner {
  private static final double LAST_LAYER = .1;
  private static final double LEAST_STEP = 1e-2;

  private final List<Integer> widths;
  private final double[] levels;
  private final double[] pooled;
  private final double[] start;
  private final int targets;

  /**
   * A network.
   *
   * @param widths features, then hidden widths
   * @param levels levels of the quantiles
   * @param pooled the quantiles it starts at
   * @param targets values that each row's quantiles are compared with
   */
  QuantileNetwork(List<Integer> widths, double[] levels, double[] pooled, int targets) {
    this.widths = List.copyOf(widths);
    this.levels = levels.clone();
    this.targets = targets;
    this.pooled = pooled.clone();
    start = pooled.clone();
    for (int i = start.length - 1; i > 0; i--) {
      start[i] = Math.log(Math.expm1(Math.max(LEAST_STEP, pooled[i] - pooled[i - 1])));
    }
  }

  /** The quantiles it starts at. */
  double[] start() {
    return pooled.clone();
  }

  /** Names of the last layer's parameters and of the bias before it: what ANIL adapts. */
  List<String> head() {
    int last = widths.size() - 1;
    return List.of("W" + last, "b" + last, "b" + (last - 1));
  }

  @Override
  public ParameterSpec parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (int l = 0; l < widths.size(); l++) {
      boolean last = l == widths.size() - 1;
      int next = last ? levels.length : widths.get(l + 1);
      Initializer he = Initializer.he();
      Initializer first = last ? (r, m, n) -> LAST_LAYER * he.draw(r, m, n) : he;
      parameters.add(Parameter.matrix("W" + l, widths.get(l), next).startingAt(first));
      parameters.add(Parameter.matrix("b" + l, 1, next));
    }
    return ParameterSpec.of(parameters);
  }

  @Override
  public Node predict(Parameters parameters, Inputs inputs) {
    Node h = inputs.features();
    for (int l = 0; l < widths.size(); l++) {
      h = h.matmul(parameters.get("W" + l)).plus(parameters.get("b" + l));
      h = l < widths.size() - 1 ? h.silu() : h;
    }
    Node q = h.column(0).plus(start[0]);
    Node all = q;
    for (int i = 1; i < levels.length; i++) {
      q = q.plus(h.column(i).plus(start[i]).softplus());
      all = all.concat(q);
    }
    return all;
  }

  @Override
  public Node loss(Node prediction, Node target) {
    Node total = prediction.graph().constant(0);
    for (int i = 0; i < levels.length; i++) {
      Node error = target.minus(prediction.column(i));
      total = total.plus(error.relu().minus(error.times(1 - levels[i])));
    }
    return total.sumColumns().times(2. / (levels.length * targets));
  }
}
