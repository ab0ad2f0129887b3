package io.metalearn4j.forecast.model;

import io.metalearn4j.algorithm.Anil;
import io.metalearn4j.algorithm.FirstOrderMaml;
import io.metalearn4j.algorithm.JointPretraining;
import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.algorithm.ModelAveraging;
import io.metalearn4j.algorithm.Reptile;
import io.metalearn4j.inner.LayerStepRates;
import io.metalearn4j.optim.Adam;
import io.metalearn4j.optim.OuterOptimizer;
import io.metalearn4j.optim.Schedule;
import io.metalearn4j.optim.Sgd;
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
  REPTILE("Reptile"),
  /** Model averaging: the mean of the networks that single SKUs make of this one. */
  MODEL_AVERAGING("model averaging");

  /** The last layer and the bias before it: what ANIL adapts. */
  private static final List<String> HEAD = List.of("W3", "b3", "b2");

  private static final int STEPS = 2;
  private static final int LONG_STEPS = 5; // where no query set tells how far to go
  private static final double INNER_RATE = .06;
  private static final int WARM_UP = 50;
  private static final double RATE = 3e-3;
  private static final double DECAY = 1e-3;

  /** Chosen on validation series of carparts and uci-weekly among .1, .03, .01, .003 and .001. */
  private static final double FINE_TUNING_RATE = .003;

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
      case REPTILE -> Reptile.innerLearningRate(INNER_RATE).steps(LONG_STEPS);
      case MODEL_AVERAGING -> ModelAveraging.innerLearningRate(INNER_RATE).steps(LONG_STEPS);
    };
  }

  /** Whether the algorithm learns from support sets alone, which then hold all windows of a SKU. */
  boolean learnsFromSupport() {
    return this == REPTILE || this == MODEL_AVERAGING;
  }

  /** The outer optimizer for a number of iterations: Adam, for averages plain descent at rate 1. */
  OuterOptimizer outerOptimizer(int iterations) {
    if (this == MODEL_AVERAGING) {
      return Sgd.learningRate(1);
    }
    Schedule schedule = Schedule.cosine(RATE, RATE / 100, iterations).warmUp(WARM_UP);
    return Adam.learningRate(schedule).weightDecay(DECAY);
  }
}
