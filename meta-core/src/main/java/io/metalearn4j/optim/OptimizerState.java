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
  private final float[][][] tableSlots;
  private final int[][] rowCounts;
  private long updates;

  /** The state before the first iteration. */
  public OptimizerState(OuterOptimizer optimizer, ParameterSpec spec) {
    this.optimizer = optimizer;
    this.slots =
        Stream.generate(() -> ParameterValues.zeros(spec)).limit(optimizer.slots()).toList();
    this.denseSlots = slots.stream().map(ParameterValues::dense).toArray(float[][]::new);
    this.tableSlots =
        IntStream.range(0, spec.tables().size())
            .mapToObj(t -> slots.stream().map(values -> values.table(t)).toArray(float[][]::new))
            .toArray(float[][][]::new);
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
    begin();
    stepMatrices(iteration, parameters, gradient, 0, parameters.dense().length);
    for (int part = 0; part < gradient.parts(); part++) {
      stepTables(iteration, parameters, gradient, part);
    }
  }

  /** Counts an update; before its parts, which any threads may take in any order. */
  public void begin() {
    updates++;
  }

  /** Moves the elements of matrices from {@code from} to {@code to}, a part of {@link #step}. */
  public void stepMatrices(
      long iteration, ParameterValues parameters, MetaGradient gradient, int from, int to) {
    optimizer.update(
        new Block(
            iteration,
            updates,
            parameters.dense(),
            denseSlots,
            from,
            gradient.dense(),
            from,
            to - from));
  }

  /** Moves the rows of tables in a part of the gradient, a part of {@link #step}. */
  public void stepTables(
      long iteration, ParameterValues parameters, MetaGradient gradient, int part) {
    List<Parameter> tables = parameters.spec().tables();
    for (int t = 0; t < tables.size(); t++) {
      stepRows(iteration, parameters, gradient.rows(part, t), t, tables.get(t).columns());
    }
  }

  private void stepRows(
      long iteration, ParameterValues parameters, SparseRows gradient, int table, int width) {
    float[] theta = parameters.table(table);
    float[][] state = tableSlots[table];
    countRows(gradient, table);
    gradient.fetch(theta);
    for (float[] slot : state) {
      gradient.fetch(slot);
    }
    for (int i = 0; i < gradient.count(); i++) {
      int row = gradient.row(i);
      int count = rowCounts[table][row];
      optimizer.update(
          new Block(
              iteration, count, theta, state, row * width, gradient.values(), i * width, width));
    }
  }

  private void countRows(SparseRows gradient, int table) {
    for (int i = 0; i < gradient.count(); i++) {
      rowCounts[table][gradient.row(i)]++;
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
