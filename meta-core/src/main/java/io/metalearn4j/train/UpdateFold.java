package io.metalearn4j.train;

import io.metalearn4j.optim.MetaGradient;
import io.metalearn4j.parameter.ParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;

/**
 * The weighted mean of a meta-batch's finite updates, added up in an order that depends on the size
 * of the meta-batch alone: runs of tasks in their order, then the sums of the runs in theirs.
 *
 * <p>Internal design: whoever ends the last task of a run adds it up, from its own core's cache as
 * a rule. One thread that reads the updates of all tasks would wait for other cores longer than it
 * adds.
 */
final class UpdateFold {
  private static final int GREATEST_RUNS = 8;
  private static final int SHORTEST_RUN = 2;

  private final TaskUpdate[] updates;
  private final int length;
  private final List<MetaGradient> sums;
  private final List<List<MetaGradient>> terms = new ArrayList<>();
  private final AtomicIntegerArray missing;
  private final double[] shares;

  /** A fold of these places, which are written in every iteration. */
  UpdateFold(ParameterSpec spec, TaskUpdate[] updates) {
    this.updates = updates;
    this.length = Math.max(SHORTEST_RUN, (updates.length + GREATEST_RUNS - 1) / GREATEST_RUNS);
    int runs = (updates.length + length - 1) / length;
    this.sums = Stream.generate(() -> new MetaGradient(spec)).limit(runs).toList();
    this.missing = new AtomicIntegerArray(runs);
    this.shares = new double[runs];
    for (int run = 0; run < runs; run++) {
      List<MetaGradient> gradients = new ArrayList<>();
      for (int slot = from(run); slot < from(run + 1); slot++) {
        gradients.add(updates[slot].gradient());
      }
      terms.add(gradients);
    }
  }

  private int from(int run) {
    return Math.min(updates.length, run * length);
  }

  /** Before the tasks of an iteration. */
  void begin() {
    for (int run = 0; run < missing.length(); run++) {
      missing.set(run, from(run + 1) - from(run));
    }
  }

  /** After a task's update is written, by the thread that wrote it. */
  void end(int slot) {
    int run = slot / length;
    if (missing.decrementAndGet(run) == 0) {
      double[] weights = new double[terms.get(run).size()];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = updates[from(run) + i].finiteWeight();
      }
      sums.get(run).sum(weights, terms.get(run));
    }
  }

  /**
   * After all tasks, before their mean is taken: weighs them.
   *
   * @return the mean of the losses; 0 where no task has a weight
   */
  double meanLoss() {
    double weight = 0;
    double loss = 0;
    for (TaskUpdate update : updates) {
      if (update.finiteWeight() != 0) {
        weight += update.finiteWeight();
        loss += update.finiteWeight() * update.statistics().loss();
      }
    }
    Arrays.fill(shares, weight > 0 ? 1 / weight : 0);
    return weight > 0 ? loss / weight : 0;
  }

  /** Writes the mean's elements of matrices from {@code from} to {@code to}, for any thread. */
  void meanMatrices(MetaGradient into, int from, int to) {
    into.sumMatrices(shares, sums, from, to);
  }

  /** Writes the mean's rows of tables in a part, for any thread. */
  void meanTables(MetaGradient into, int part) {
    into.sumTables(shares, sums, part);
  }
}
