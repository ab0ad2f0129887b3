package io.metalearn4j.engine.jvm;

import io.metalearn4j.engine.Vector;
import io.metalearn4j.engine.jvm.kernel.Kernels;
import java.util.Arrays;

/**
 * A vector of float32 on the heap.
 *
 * <p>Internal design: operations are plain loops over one index, each in a method of its own, which
 * the JIT compiler turns into vector instructions at least as fast as kernels on the Vector API.
 */
final class JvmVector implements Vector {
  private final Kernels kernels;
  private float[] values = new float[Kernels.SLACK];

  /** An empty vector. */
  JvmVector(Kernels kernels) {
    this.kernels = kernels;
  }

  /** The elements themselves, with slack behind them. */
  float[] array() {
    return values;
  }

  /**
   * Makes room for {@code length} elements; a vector that grows starts again from zeros.
   *
   * @return whether it grew
   */
  boolean reserve(int length) {
    if (values.length >= length + Kernels.SLACK) {
      return false;
    }
    values = new float[length + Kernels.SLACK];
    return true;
  }

  private static float[] array(Vector vector) {
    return ((JvmVector) vector).values;
  }

  @Override
  public double get(int index) {
    return values[index];
  }

  @Override
  public void set(int index, double value) {
    values[index] = (float) value;
  }

  @Override
  public void fill(double value, int from, int to) {
    Arrays.fill(values, from, to, (float) value);
  }

  @Override
  public void copy(Vector x, int from, int to) {
    System.arraycopy(array(x), from, values, from, to - from);
  }

  @Override
  public void assign(Vector x, double a, Vector y, int from, int to) {
    addScaled(values, array(x), (float) a, array(y), from, to);
  }

  private static void addScaled(float[] out, float[] x, float a, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = x[i] + a * y[i];
    }
  }

  @Override
  public void combine(double s, double a, Vector x, int from, int to) {
    if (s == 0) {
      scale(values, (float) a, array(x), from, to);
    } else if (s == 1) {
      addScaled(values, values, (float) a, array(x), from, to);
    } else {
      combine(values, (float) s, (float) a, array(x), from, to);
    }
  }

  private static void scale(float[] out, float a, float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = a * x[i];
    }
  }

  private static void combine(float[] out, float s, float a, float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = s * out[i] + a * x[i];
    }
  }

  @Override
  public void addProduct(double a, Vector x, int xOffset, Vector y, int yOffset, int from, int to) {
    addProduct(values, (float) a, array(x), xOffset, array(y), yOffset, from, to);
  }

  private static void addProduct(
      float[] out, float a, float[] x, int xOffset, float[] y, int yOffset, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] += a * x[i + xOffset] * y[i + yOffset];
    }
  }

  @Override
  public void inverseSquareRoot(double a, Vector x, double epsilon, int from, int to) {
    float[] operand = array(x);
    for (int i = from; i < to; i++) {
      values[i] = (float) (1 / Math.sqrt(a * operand[i] + epsilon));
    }
  }

  @Override
  public double dot(Vector x, int from, int to) {
    return kernels.dot(to - from, values, from, array(x), from);
  }

  @Override
  public void read(int from, int to, float[] into, int offset) {
    System.arraycopy(values, from, into, offset, to - from);
  }

  @Override
  public void write(int from, int to, float[] source, int offset) {
    System.arraycopy(source, offset, values, from, to - from);
  }
}
