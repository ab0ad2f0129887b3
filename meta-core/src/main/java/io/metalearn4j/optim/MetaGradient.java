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

  /** Becomes zero. */
  public void clear() {
    Arrays.fill(dense, 0);
    tables.forEach(SparseRows::clear);
  }

  /** Adds {@code weight} times {@code other}. */
  public void add(double weight, MetaGradient other) {
    float factor = (float) weight;
    for (int i = 0; i < dense.length; i++) {
      dense[i] += factor * other.dense[i];
    }
    for (int t = 0; t < tables.size(); t++) {
      tables.get(t).add(factor, other.tables.get(t));
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
