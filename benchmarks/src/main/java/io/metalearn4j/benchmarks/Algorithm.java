package io.metalearn4j.benchmarks;

import io.metalearn4j.algorithm.FirstOrderMaml;
import io.metalearn4j.algorithm.Maml;
import io.metalearn4j.algorithm.MetaOptimizer;
import io.metalearn4j.algorithm.ModelAveraging;
import io.metalearn4j.algorithm.Reptile;

/** The algorithms that are measured, with the rate of the sinusoid experiment. */
public enum Algorithm {
  /** Exact MAML. */
  MAML,
  /** First-order MAML. */
  FOMAML,
  /** Reptile. */
  REPTILE,
  /** Model averaging. */
  AVERAGING;

  private static final double RATE = 0.01;

  /** The algorithm with a number of inner steps. */
  public MetaOptimizer steps(int steps) {
    return switch (this) {
      case MAML -> Maml.innerLearningRate(RATE).steps(steps);
      case FOMAML -> FirstOrderMaml.innerLearningRate(RATE).steps(steps);
      case REPTILE -> Reptile.innerLearningRate(RATE).steps(steps);
      case AVERAGING -> ModelAveraging.innerLearningRate(RATE).steps(steps);
    };
  }
}
