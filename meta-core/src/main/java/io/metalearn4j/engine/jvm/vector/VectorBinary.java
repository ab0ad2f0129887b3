package io.metalearn4j.engine.jvm.vector;

import static io.metalearn4j.engine.jvm.vector.Lanes.L;
import static io.metalearn4j.engine.jvm.vector.Lanes.broadcast;
import static io.metalearn4j.engine.jvm.vector.Lanes.load;

import io.metalearn4j.engine.jvm.kernel.Binary;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Functions of two arrays on whole vectors; loops as in {@link VectorUnary}. */
final class VectorBinary {
  private VectorBinary() {}

  static void apply(Binary f, int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    switch (f) {
      case ADD -> add(n, a, p, b, q, out, r);
      case SUBTRACT -> subtract(n, a, p, b, q, out, r);
      case SUBTRACT_FROM -> subtract(n, b, q, a, p, out, r);
      case MULTIPLY -> multiply(n, a, p, b, q, out, r);
      case DIVIDE -> divide(n, a, p, b, q, out, r);
      case DIVIDE_INTO -> divide(n, b, q, a, p, out, r);
      case MAX -> max(n, a, p, b, q, out, r);
      case TANH_GRADIENT -> tanhGradient(n, a, p, b, q, out, r);
      case SIGMOID_GRADIENT -> sigmoidGradient(n, a, p, b, q, out, r);
      case RELU_GRADIENT -> reluGradient(n, a, p, b, q, out, r);
    }
  }

  /** NaN where one of both is NaN. */
  static FloatVector max(FloatVector a, FloatVector b) {
    FloatVector larger = b.blend(a, a.compare(VectorOperators.GE, b));
    return larger.blend(a, a.compare(VectorOperators.NE, a));
  }

  private static FloatVector tanhGradient(FloatVector a, FloatVector b) {
    return a.mul(broadcast(1f).sub(b.mul(b)));
  }

  private static FloatVector sigmoidGradient(FloatVector a, FloatVector b) {
    return a.mul(b.mul(broadcast(1f).sub(b)));
  }

  private static FloatVector reluGradient(FloatVector a, FloatVector b) {
    return broadcast(0f).blend(a, b.compare(VectorOperators.GT, 0f));
  }

  private static void add(int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      load(a, p + i).add(load(b, q + i)).intoArray(out, r + i);
    }
  }

  private static void subtract(int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      load(a, p + i).sub(load(b, q + i)).intoArray(out, r + i);
    }
  }

  private static void multiply(int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      load(a, p + i).mul(load(b, q + i)).intoArray(out, r + i);
    }
  }

  private static void divide(int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      load(a, p + i).div(load(b, q + i)).intoArray(out, r + i);
    }
  }

  private static void max(int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      max(load(a, p + i), load(b, q + i)).intoArray(out, r + i);
    }
  }

  private static void tanhGradient(int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      tanhGradient(load(a, p + i), load(b, q + i)).intoArray(out, r + i);
    }
  }

  private static void sigmoidGradient(
      int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      sigmoidGradient(load(a, p + i), load(b, q + i)).intoArray(out, r + i);
    }
  }

  private static void reluGradient(int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      reluGradient(load(a, p + i), load(b, q + i)).intoArray(out, r + i);
    }
  }
}
