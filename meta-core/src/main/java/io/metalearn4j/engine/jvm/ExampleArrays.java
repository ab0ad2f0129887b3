package io.metalearn4j.engine.jvm;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Schema;
import io.metalearn4j.engine.LocalLayout;
import io.metalearn4j.engine.LocalTable;
import io.metalearn4j.engine.jvm.Place.Memory;
import io.metalearn4j.engine.jvm.kernel.Kernels;
import io.metalearn4j.graph.Axis;
import io.metalearn4j.graph.Dim;
import org.jspecify.annotations.Nullable;

/**
 * One set of examples as the arrays that frames read: features, targets, weights that add up to 1,
 * and locally numbered ids, and the factor of a gradient in steps on them. Not thread-safe.
 */
final class ExampleArrays implements Dim.Sizes {
  private final Schema schema;
  private final LocalLayout layout;
  private float[] features = new float[0];
  private float[] targets = new float[0];
  private float[] weights = new float[0];
  private final float[] factor = new float[1 + Kernels.SLACK];
  private int[][][] ids = new int[0][][];
  private @Nullable Examples bound;
  private int capacity;
  private int rows;

  ExampleArrays(Schema schema, LocalLayout layout) {
    this.schema = schema;
    this.layout = layout;
  }

  /**
   * Takes a copy of examples, whose ids the layout has numbered.
   *
   * @return whether frames must resolve their arrays and sizes again
   */
  boolean bind(Examples examples) {
    boolean changed = bindInputs(examples);
    examples.copyTargets(targets, 0);
    bindWeights(examples);
    return changed;
  }

  /** The same without targets and weights. */
  boolean bindInputs(Examples examples) {
    boolean changed = bindIds(examples);
    Examples before = bound;
    if (before == null || !before.sharesFeatures(examples)) {
      examples.copyFeatures(features, 0);
      bound = examples;
    }
    return changed;
  }

  /** The same without features, which the caller writes where {@link #array} has them. */
  boolean bindIds(Examples examples) {
    boolean changed = rows != examples.rows();
    rows = examples.rows();
    if (rows > capacity) {
      grow();
    }
    for (int t = 0; t < ids.length; t++) {
      LocalTable table = layout.tables().get(t);
      for (int i = 0; i < table.idColumns().size(); i++) {
        int column = table.idColumns().get(i);
        table.number(examples, column, ids[t][column]);
      }
    }
    return changed;
  }

  private void grow() {
    bound = null;
    capacity = Math.max(rows, 2 * capacity);
    features = new float[capacity * schema.features() + Kernels.SLACK];
    targets = new float[capacity * schema.targets() + Kernels.SLACK];
    weights = new float[capacity + Kernels.SLACK];
    ids = new int[layout.tables().size()][schema.ids()][];
    for (int t = 0; t < ids.length; t++) {
      for (int column : layout.tables().get(t).idColumns()) {
        ids[t][column] = new int[capacity];
      }
    }
  }

  private void bindWeights(Examples examples) {
    double total = 0;
    for (int r = 0; r < rows; r++) {
      total += examples.weight(r);
    }
    for (int r = 0; r < rows; r++) {
      weights[r] = (float) (examples.weight(r) / total);
    }
  }

  /** Takes the factor of a gradient in a step; returns whether it was another one before. */
  boolean setFactor(double value) {
    float before = factor[0];
    factor[0] = (float) value;
    return factor[0] != before;
  }

  /** The array of features, targets, weights or the factor. */
  float[] array(Memory memory) {
    return switch (memory) {
      case FEATURES -> features;
      case TARGETS -> targets;
      case WEIGHTS -> weights;
      case FACTOR -> factor;
      default -> throw new IllegalArgumentException(memory + " holds no examples");
    };
  }

  /** The local row numbers of one id column in one table. */
  int[] ids(LocalTable table, int column) {
    return ids[layout.tables().indexOf(table)][column];
  }

  /** The layout of the task's vectors. */
  LocalLayout layout() {
    return layout;
  }

  @Override
  public int of(Axis axis) {
    return axis.equals(Axis.ROWS) ? rows : layout.table(axis).count();
  }
}
