package io.metalearn4j.forecast.model;

import io.metalearn4j.algorithm.Anil;
import io.metalearn4j.algorithm.FirstOrderMaml;
import io.metalearn4j.algorithm.JointPretraining;
import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.algorithm.Reptile;
import io.metalearn4j.inner.LayerStepRates;
import java.util.List;

/** How a {@link DemandNetwork} is trained, and whether it takes gradient steps on a SKU. */
public enum NetworkTraining {
  /** Joint training over all SKUs, no adaptation. */
  POOLED("pooled"),
  /** Joint training, then two steps on the SKU: what meta-learning has to beat. */
  FINE_TUNED("pooled and fine-tuned"),
  /** ANIL: the last layer and the bias before it are adapted, exact second order. */
  ANIL("ANIL"),
  /** First-order MAML: all layers are adapted. */
  FIRST_ORDER_MAML("first-order MAML"),
  /** MAML: all layers are adapted, exact second order. */
  MAML("MAML"),
  /** Reptile. */
  REPTILE("Reptile");

  /** The last layer and the bias before it: what ANIL adapts. */
  private static final List<String> HEAD = List.of("W3", "b3", "b2");

  private static final int STEPS = 2;
  private static final int REPTILE_STEPS = 5;
  private static final double INNER_RATE = .06;
  private static final double FINE_TUNING_RATE = .03;

  private final String label;

  NetworkTraining(String label) {
    this.label = label;
  }

  /** Name in a table of results, such as {@code first-order MAML}. */
  public String label() {
    return label;
  }

  boolean isJoint() {
    return this == POOLED || this == FINE_TUNED;
  }

  MetaOptimizer algorithm() {
    LayerStepRates rates = new LayerStepRates(INNER_RATE);
    return switch (this) {
      case POOLED -> JointPretraining.innerLearningRate(0).steps(0);
      case FINE_TUNED -> JointPretraining.innerLearningRate(FINE_TUNING_RATE).steps(STEPS);
      case ANIL -> Anil.innerRule(rates, HEAD).steps(STEPS);
      case FIRST_ORDER_MAML -> FirstOrderMaml.innerRule(rates).steps(STEPS);
      case MAML -> Maml.innerRule(rates).steps(STEPS);
      case REPTILE -> Reptile.innerLearningRate(INNER_RATE).steps(REPTILE_STEPS);
    };
  }
}
