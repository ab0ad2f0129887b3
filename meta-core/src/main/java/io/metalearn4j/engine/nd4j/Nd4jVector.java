package io.metalearn4j.engine.nd4j;

import io.metalearn4j.engine.Vector;
import java.util.Arrays;

/** A vector in double on the heap. */
final class Nd4jVector implements Vector {
  private double[] values = new double[0];

  /** Makes room for {@code length} elements, zeros where there was none. */
  void reserve(int length) {
    if (values.length < length) {
      values = Arrays.copyOf(values, length);
    }
  }

  /** A copy of the elements from {@code from} to {@code to}. */
  double[] part(int from, int to) {
    return Arrays.copyOfRange(values, from, to);
  }

  /** Sets the elements from {@code from} on. */
  void put(double[] part, int from) {
    System.arraycopy(part, 0, values, from, part.length);
  }

  private static double[] array(Vector vector) {
    return ((Nd4jVector) vector).values;
  }

  @Override
  public double get(int index) {
    return values[index];
  }

  @Override
  public void set(int index, double value) {
    values[index] = value;
  }

  @Override
  public void fill(double value, int from, int to) {
    Arrays.fill(values, from, to, value);
  }

  @Override
  public void copy(Vector x, int from, int to) {
    System.arraycopy(array(x), from, values, from, to - from);
  }

  @Override
  public void assign(Vector x, double a, Vector y, int from, int to) {
    double[] first = array(x);
    double[] second = array(y);
    for (int i = from; i < to; i++) {
      values[i] = first[i] + a * second[i];
    }
  }

  @Override
  public void combine(double s, double a, Vector x, int from, int to) {
    double[] other = array(x);
    for (int i = from; i < to; i++) {
      values[i] = (s == 0 ? 0 : s * values[i]) + a * other[i];
    }
  }

  @Override
  public void addProduct(double a, Vector x, int xOffset, Vector y, int yOffset, int from, int to) {
    double[] first = array(x);
    double[] second = array(y);
    for (int i = from; i < to; i++) {
      values[i] += a * first[i + xOffset] * second[i + yOffset];
    }
  }

  @Override
  public void inverseSquareRoot(double a, Vector x, double epsilon, int from, int to) {
    double[] operand = array(x);
    for (int i = from; i < to; i++) {
      values[i] = 1 / Math.sqrt(a * operand[i] + epsilon);
    }
  }

  @Override
  public double dot(Vector x, int from, int to) {
    double[] other = array(x);
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i] * other[i];
    }
    return sum;
  }

  @Override
  public void read(int from, int to, float[] into, int offset) {
    for (int i = from; i < to; i++) {
      into[offset + i - from] = (float) values[i];
    }
  }

  @Override
  public void write(int from, int to, float[] source, int offset) {
    for (int i = from; i < to; i++) {
      values[i] = source[offset + i - from];
    }
  }
}
