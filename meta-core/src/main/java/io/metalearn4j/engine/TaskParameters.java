package io.metalearn4j.engine;

import io.metalearn4j.parameter.ParameterValues;
import java.util.Arrays;
import java.util.List;

/**
 * One task's parameters: all matrices, and of each embedding table the rows that the task adapted.
 *
 * <p>Immutable by agreement: the arrays belong to this object and nobody writes them after it is
 * made.
 */
public final class TaskParameters {
  private final float[] dense;
  private final int[][] rows;
  private final float[][] values;

  private TaskParameters(float[] dense, int[][] rows, float[][] values) {
    this.dense = dense;
    this.rows = rows;
    this.values = values;
  }

  /** The meta-parameters themselves, without an adapted row; shares their array. */
  public static TaskParameters unadapted(ParameterValues values) {
    int tables = values.spec().tables().size();
    return new TaskParameters(values.dense(), new int[tables][0], new float[tables][0]);
  }

  /** A copy of a task's vector. */
  public static TaskParameters copyOf(Vector vector, LocalLayout layout) {
    float[] dense = new float[layout.denseLength()];
    vector.read(0, dense.length, dense, 0);
    List<LocalTable> tables = layout.tables();
    int[][] rows = new int[tables.size()][];
    float[][] values = new float[tables.size()][];
    for (int t = 0; t < rows.length; t++) {
      LocalTable table = tables.get(t);
      rows[t] = new int[table.count()];
      values[t] = new float[table.length()];
      for (int i = 0; i < rows[t].length; i++) {
        rows[t][i] = table.row(i);
      }
      Arrays.sort(rows[t]);
      int width = table.table().columns();
      for (int i = 0; i < rows[t].length; i++) {
        int start = table.start() + table.indexOf(rows[t][i]) * width;
        vector.read(start, start + width, values[t], i * width);
      }
    }
    return new TaskParameters(dense, rows, values);
  }

  /**
   * Writes the rows of tables that a task uses: those adapted here, and the meta-parameters' of the
   * rest.
   */
  public void writeRows(ParameterValues metaParameters, LocalLayout layout, Vector into) {
    for (int t = 0; t < layout.tables().size(); t++) {
      LocalTable table = layout.tables().get(t);
      int width = table.table().columns();
      for (int i = 0; i < table.count(); i++) {
        int start = table.start() + i * width;
        int index = indexOf(t, table.row(i));
        float[] from = index < 0 ? metaParameters.table(t) : values[t];
        into.write(start, start + width, from, (index < 0 ? table.row(i) : index) * width);
      }
    }
  }

  /** The matrices in one flat vector; do not modify. */
  public float[] dense() {
    return dense;
  }

  /** The adapted rows of table number {@code table}, ascending; do not modify. */
  public int[] rows(int table) {
    return rows[table];
  }

  /** The number of a row among the adapted rows of table number {@code table}, or -1. */
  public int indexOf(int table, int row) {
    int place = Arrays.binarySearch(rows[table], row);
    return place < 0 ? -1 : place;
  }

  /** The values of the adapted rows of table number {@code table}, row-major; do not modify. */
  public float[] values(int table) {
    return values[table];
  }
}
