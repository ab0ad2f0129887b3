package io.metalearn4j.recsys.ranking;

import java.util.Arrays;

/**
 * A dense matrix of weights from inputs to items; a score is the sum of the rows of the inputs
 * present.
 *
 * <p>So a score splits exactly into one contribution an input. Cost of a score of all items: inputs
 * times items additions. Immutable, thread-safe.
 */
final class ItemWeights {
  private final int items;
  private final float[][] rows;

  /** Rows of {@code items} weights, owned by this matrix. */
  ItemWeights(int items, float[][] rows) {
    this.items = items;
    this.rows = rows;
  }

  /** The top left [inputs, items] of a row-major matrix, narrowed to single precision. */
  static ItemWeights of(int inputs, int items, double[] weights) {
    float[][] rows = new float[inputs][items];
    for (int i = 0; i < inputs; i++) {
      for (int j = 0; j < items; j++) {
        rows[i][j] = (float) weights[i * items + j];
      }
    }
    return new ItemWeights(items, rows);
  }

  int items() {
    return items;
  }

  int inputs() {
    return rows.length;
  }

  float weight(int input, int item) {
    return rows[input][item];
  }

  float[][] rows() {
    return rows;
  }

  /** to += scale * row of {@code input}. */
  void add(int input, float scale, float[] to) {
    float[] row = rows[input];
    for (int j = 0; j < items; j++) {
      to[j] += scale * row[j];
    }
  }

  /** Keeps the {@code count} largest weights of every column and sets the others to zero. */
  ItemWeights keepLargest(int count) {
    if (count >= rows.length) {
      return this;
    }
    float[][] kept = new float[rows.length][items];
    float[] column = new float[rows.length];
    for (int j = 0; j < items; j++) {
      for (int i = 0; i < rows.length; i++) {
        column[i] = rows[i][j];
      }
      Arrays.sort(column);
      float threshold = column[rows.length - count];
      for (int i = 0; i < rows.length; i++) {
        kept[i][j] = rows[i][j] >= threshold ? rows[i][j] : 0;
      }
    }
    return new ItemWeights(items, kept);
  }
}
