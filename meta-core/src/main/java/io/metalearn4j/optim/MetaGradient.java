package io.metalearn4j.optim;

import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import java.util.Arrays;
import java.util.List;

/**
 * A vector in the space of the meta-parameters: one task's update, or the mean of many. Sparse in
 * the embedding tables. Mutable; not thread-safe.
 */
public final class MetaGradient {
  /** Elements summed over all terms before the next ones, while they are in the cache. */
  private static final int BLOCK = 1024;

  private final float[] dense;
  private final List<SparseRows> tables;

  /** Zero. */
  public MetaGradient(ParameterSpec spec) {
    this.dense = new float[spec.denseLength()];
    this.tables = spec.tables().stream().map(Parameter::columns).map(SparseRows::new).toList();
  }

  /** The part of the matrices, itself. */
  public float[] dense() {
    return dense;
  }

  /** The rows of table number {@code table}, themselves. */
  public SparseRows rows(int table) {
    return tables.get(table);
  }

  /**
   * Becomes {@code sum_i weights[i] terms[i]}, added up in this order; terms of weight 0 are left
   * out.
   *
   * @param terms gradients of the same parameters, none of which is this one
   */
  public void sum(double[] weights, List<MetaGradient> terms) {
    sumMatrices(weights, terms, 0, dense.length);
    sumTables(weights, terms);
  }

  /** The elements of matrices from {@code from} to {@code to}, a part of {@link #sum}. */
  public void sumMatrices(double[] weights, List<MetaGradient> terms, int from, int to) {
    for (int start = from; start < to; start += BLOCK) {
      int end = Math.min(to, start + BLOCK);
      boolean isFirst = true;
      for (int i = 0; i < weights.length; i++) {
        if (weights[i] != 0 && isFirst) {
          scale(dense, (float) weights[i], terms.get(i).dense, start, end);
          isFirst = false;
        } else if (weights[i] != 0) {
          addScaled(dense, (float) weights[i], terms.get(i).dense, start, end);
        }
      }
      if (isFirst) {
        Arrays.fill(dense, start, end, 0);
      }
    }
  }

  /** The rows of tables, a part of {@link #sum}. */
  public void sumTables(double[] weights, List<MetaGradient> terms) {
    tables.forEach(SparseRows::clear);
    for (int i = 0; i < weights.length; i++) {
      for (int t = 0; t < tables.size() && weights[i] != 0; t++) {
        tables.get(t).add((float) weights[i], terms.get(i).tables.get(t));
      }
    }
  }

  private static void scale(float[] sum, float weight, float[] term, int from, int to) {
    for (int i = from; i < to; i++) {
      sum[i] = weight * term[i];
    }
  }

  private static void addScaled(float[] sum, float weight, float[] term, int from, int to) {
    for (int i = from; i < to; i++) {
      sum[i] += weight * term[i];
    }
  }

  /** Scales down to a greatest Euclidean norm. */
  public void clip(double greatestNorm) {
    double norm = norm();
    if (norm > greatestNorm) {
      float factor = (float) (greatestNorm / norm);
      scale(dense, dense.length, factor);
      for (SparseRows rows : tables) {
        scale(rows.values(), rows.length(), factor);
      }
    }
  }

  /** The Euclidean norm; NaN or infinite if an element is. */
  public double norm() {
    double sum = squares(dense, dense.length);
    for (SparseRows rows : tables) {
      sum += squares(rows.values(), rows.length());
    }
    return Math.sqrt(sum);
  }

  private static double squares(float[] values, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (double) values[i] * values[i];
    }
    return sum;
  }

  private static void scale(float[] values, int length, float factor) {
    for (int i = 0; i < length; i++) {
      values[i] *= factor;
    }
  }
}
