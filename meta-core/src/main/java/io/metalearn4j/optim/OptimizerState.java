package io.metalearn4j.optim;

import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.parameter.ParameterValues;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What an outer optimizer remembers: for each slot a value of every parameter, and how often the
 * matrices and each row of a table have been updated. Mutable; not thread-safe.
 */
public final class OptimizerState {
  private final OuterOptimizer optimizer;
  private final List<ParameterValues> slots;
  private final float[][] denseSlots;
  private final int[][] rowCounts;
  private long updates;

  /** The state before the first iteration. */
  public OptimizerState(OuterOptimizer optimizer, ParameterSpec spec) {
    this.optimizer = optimizer;
    this.slots =
        Stream.generate(() -> ParameterValues.zeros(spec)).limit(optimizer.slots()).toList();
    this.denseSlots = slots.stream().map(ParameterValues::dense).toArray(float[][]::new);
    this.rowCounts =
        spec.tables().stream().map(table -> new int[table.rows()]).toArray(int[][]::new);
  }

  /**
   * Moves parameters against a meta-gradient.
   *
   * @param iteration the outer iteration, from 0
   * @param parameters modified
   * @param gradient not modified
   */
  public void step(long iteration, ParameterValues parameters, MetaGradient gradient) {
    int length = parameters.dense().length;
    optimizer.update(
        new Block(iteration, ++updates, parameters.dense(), denseSlots, gradient.dense(), length));
    List<Parameter> tables = parameters.spec().tables();
    for (int t = 0; t < tables.size(); t++) {
      stepRows(iteration, parameters, gradient.rows(t), t, tables.get(t).columns());
    }
  }

  private void stepRows(
      long iteration, ParameterValues parameters, SparseRows gradient, int table, int width) {
    float[] theta = new float[width];
    float[] g = new float[width];
    float[][] state = new float[slots.size()][width];
    for (int i = 0; i < gradient.count(); i++) {
      int row = gradient.row(i);
      int start = row * width;
      System.arraycopy(gradient.values(), i * width, g, 0, width);
      System.arraycopy(parameters.table(table), start, theta, 0, width);
      for (int s = 0; s < state.length; s++) {
        System.arraycopy(slots.get(s).table(table), start, state[s], 0, width);
      }
      optimizer.update(new Block(iteration, ++rowCounts[table][row], theta, state, g, width));
      System.arraycopy(theta, 0, parameters.table(table), start, width);
      for (int s = 0; s < state.length; s++) {
        System.arraycopy(state[s], 0, slots.get(s).table(table), start, width);
      }
    }
  }

  /** The values of each slot, themselves, for checkpoints. */
  public List<ParameterValues> slots() {
    return slots;
  }

  /**
   * How often the matrices have been updated: less often than iterations where a run rolled back.
   */
  public long updates() {
    return updates;
  }

  /** Takes over {@link #updates} of a checkpoint. */
  public void updates(long count) {
    this.updates = count;
  }

  /** How often each row of table number {@code table} has been updated, itself, for checkpoints. */
  public int[] rowCounts(int table) {
    return rowCounts[table];
  }

  /** Takes over the state of {@code other}, which is of the same optimizer and parameters. */
  public void set(OptimizerState other) {
    updates = other.updates;
    IntStream.range(0, slots.size()).forEach(i -> slots.get(i).set(other.slots.get(i)));
    for (int t = 0; t < rowCounts.length; t++) {
      System.arraycopy(other.rowCounts[t], 0, rowCounts[t], 0, rowCounts[t].length);
    }
  }
}
