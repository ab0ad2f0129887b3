package io.metalearn4j.benchmarks;

import io.metalearn4j.data.Task;
import io.metalearn4j.parameter.ParameterValues;
import java.util.List;

/**
 * The sinusoid's exact MAML with one inner step and Adam, as one writes it for this network without
 * a library of meta-learning.
 */
interface RawMaml {
  /** The rate of its inner steps. */
  double RATE = 0.01;

  /** What it is written with. */
  enum Kind {
    /** Arrays of ND4J. */
    ND4J,
    /** Loops over {@code double[]}. */
    NAIVE;

    /** MAML by meta-batches of the sinusoid's size, from the parameters that seed 1 draws. */
    RawMaml create() {
      ParameterValues start = ParameterValues.initial(Work.SINUSOID.learner().parameters(), 1);
      return this == ND4J
          ? new Nd4jMaml(Work.SINUSOID.metaBatchSize(), start)
          : new NaiveMaml(start);
    }
  }

  /** One iteration. */
  void iterate(List<Task> metaBatch);

  /** The mean of the tasks' meta-gradients in the last iteration, as the library lays it out. */
  float[] metaGradient();

  /** Adapts the meta-parameters to the support set in some steps and predicts the query set. */
  float[] adapt(Task task, int steps);
}
