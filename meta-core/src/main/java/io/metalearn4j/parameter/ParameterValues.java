package io.metalearn4j.parameter;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The values of a learner's parameters: one flat vector of all matrices and, beside it, the
 * embedding tables; row-major.
 *
 * <p>Mutable, and owned by whoever made it: the arrays that {@link #dense()} and {@link
 * #table(int)} return are the values themselves. Not thread-safe while somebody writes.
 */
public final class ParameterValues {
  private final ParameterSpec spec;
  private final float[] dense;
  private final float[][] tables;

  private ParameterValues(ParameterSpec spec, float[] dense, float[][] tables) {
    this.spec = spec;
    this.dense = dense;
    this.tables = tables;
  }

  /** All zeros. */
  public static ParameterValues zeros(ParameterSpec spec) {
    float[][] tables = new float[spec.tables().size()][];
    Arrays.setAll(tables, t -> new float[spec.tables().get(t).length()]);
    return new ParameterValues(spec, new float[spec.denseLength()], tables);
  }

  /**
   * Drawn by each parameter's initializer, from a stream of its own that depends on the seed and
   * its place in the order.
   */
  public static ParameterValues initial(ParameterSpec spec, long seed) {
    ParameterValues values = zeros(spec);
    SplittableRandom streams = new SplittableRandom(seed);
    for (Parameter parameter : spec.parameters()) {
      SplittableRandom random = streams.split();
      float[] into =
          parameter.isTable() ? values.tables[spec.tableIndex(parameter.name())] : values.dense;
      int offset = parameter.isTable() ? 0 : spec.offset(parameter.name());
      for (int i = 0; i < parameter.length(); i++) {
        into[offset + i] =
            (float) parameter.initializer().draw(random, parameter.rows(), parameter.columns());
      }
    }
    return values;
  }

  /** An independent copy. */
  public ParameterValues copy() {
    return new ParameterValues(
        spec, dense.clone(), Arrays.stream(tables).map(float[]::clone).toArray(float[][]::new));
  }

  /** Takes over the values of {@code other}, which has the same spec. */
  public void set(ParameterValues other) {
    System.arraycopy(other.dense, 0, dense, 0, dense.length);
    for (int t = 0; t < tables.length; t++) {
      System.arraycopy(other.tables[t], 0, tables[t], 0, tables[t].length);
    }
  }

  /**
   * Moves each value the share {@code share} of the way to that of {@code other}, which has the
   * same spec.
   */
  public void moveTowards(ParameterValues other, double share) {
    moveTowards(dense, other.dense, (float) share);
    for (int t = 0; t < tables.length; t++) {
      moveTowards(tables[t], other.tables[t], (float) share);
    }
  }

  private static void moveTowards(float[] values, float[] others, float share) {
    for (int i = 0; i < values.length; i++) {
      values[i] += share * (others[i] - values[i]);
    }
  }

  /** What the values are of. */
  public ParameterSpec spec() {
    return spec;
  }

  /** The flat vector of all matrices, the values themselves. */
  public float[] dense() {
    return dense;
  }

  /** The rows of table number {@code index}, the values themselves. */
  public float[] table(int index) {
    return tables[index];
  }

  /** One parameter's values, a copy, {@code [rows, columns]}. */
  public float[][] get(String name) {
    Parameter parameter = spec.parameter(name);
    float[] from = parameter.isTable() ? tables[spec.tableIndex(name)] : dense;
    int offset = parameter.isTable() ? 0 : spec.offset(name);
    float[][] rows = new float[parameter.rows()][];
    for (int r = 0; r < rows.length; r++) {
      int start = offset + r * parameter.columns();
      rows[r] = Arrays.copyOfRange(from, start, start + parameter.columns());
    }
    return rows;
  }

  /** Whether no value is NaN or infinite. */
  public boolean isFinite() {
    boolean finite = isFinite(dense);
    for (float[] table : tables) {
      finite &= isFinite(table);
    }
    return finite;
  }

  private static boolean isFinite(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value * 0d;
    }
    return sum == 0;
  }
}
