package io.metalearn4j.optim;

import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A vector in the space of the meta-parameters: one task's update, or the mean of many. Sparse in
 * the embedding tables. Mutable; not thread-safe.
 */
public final class MetaGradient {
  /** Elements summed over all terms before the next ones, while they are in the cache. */
  private static final int BLOCK = 1024;

  private final float[] dense;
  private final List<List<SparseRows>> parts;

  /** Zero, the rows of tables in one part. */
  public MetaGradient(ParameterSpec spec) {
    this(spec, 1);
  }

  /**
   * Zero.
   *
   * @param parts how many parts the rows of tables are in, a power of 2: row {@code r} is in part
   *     {@code r mod parts}, so that threads can work on different parts at the same time
   */
  public MetaGradient(ParameterSpec spec, int parts) {
    this.dense = new float[spec.denseLength()];
    this.parts = Stream.generate(() -> noRows(spec)).limit(parts).toList();
  }

  private static List<SparseRows> noRows(ParameterSpec spec) {
    return spec.tables().stream().map(Parameter::columns).map(SparseRows::new).toList();
  }

  /** The number of parts that the rows of tables are in. */
  public int parts() {
    return parts.size();
  }

  /** The part of the matrices, itself. */
  public float[] dense() {
    return dense;
  }

  /** The rows of table number {@code table} in a part, themselves. */
  public SparseRows rows(int part, int table) {
    return parts.get(part).get(table);
  }

  /**
   * Becomes {@code sum_i weights[i] terms[i]}, added up in this order; terms of weight 0 are left
   * out.
   *
   * @param terms gradients of the same parameters in one part, none of which is this one
   */
  public void sum(double[] weights, List<MetaGradient> terms) {
    sumMatrices(weights, terms, 0, dense.length);
    for (int part = 0; part < parts.size(); part++) {
      sumTables(weights, terms, part);
    }
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

  /** The rows of tables in a part, a part of {@link #sum}. */
  public void sumTables(double[] weights, List<MetaGradient> terms, int part) {
    for (int t = 0; t < parts.get(part).size(); t++) {
      SparseRows sum = rows(part, t);
      sum.clear();
      for (int i = 0; i < weights.length; i++) {
        if (weights[i] != 0) {
          sum.add((float) weights[i], terms.get(i).rows(0, t), part, parts.size());
        }
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
      for (List<SparseRows> tables : parts) {
        for (SparseRows rows : tables) {
          scale(rows.values(), rows.length(), factor);
        }
      }
    }
  }

  /** The Euclidean norm; NaN or infinite if an element is. */
  public double norm() {
    double sum = squares(dense, dense.length);
    for (List<SparseRows> tables : parts) {
      for (SparseRows rows : tables) {
        sum += squares(rows.values(), rows.length());
      }
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
