package io.metalearn4j.engine.jvm.vector;

import static io.metalearn4j.engine.jvm.vector.Lanes.L;
import static io.metalearn4j.engine.jvm.vector.Lanes.SPECIES;

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

  private static void add(int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      FloatVector.fromArray(SPECIES, a, p + i)
          .add(FloatVector.fromArray(SPECIES, b, q + i))
          .intoArray(out, r + i);
    }
  }

  private static void subtract(int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      FloatVector.fromArray(SPECIES, a, p + i)
          .sub(FloatVector.fromArray(SPECIES, b, q + i))
          .intoArray(out, r + i);
    }
  }

  private static void multiply(int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      FloatVector.fromArray(SPECIES, a, p + i)
          .mul(FloatVector.fromArray(SPECIES, b, q + i))
          .intoArray(out, r + i);
    }
  }

  private static void divide(int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      FloatVector.fromArray(SPECIES, a, p + i)
          .div(FloatVector.fromArray(SPECIES, b, q + i))
          .intoArray(out, r + i);
    }
  }

  private static void max(int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, p + i);
      FloatVector y = FloatVector.fromArray(SPECIES, b, q + i);
      FloatVector larger = y.blend(x, x.compare(VectorOperators.GE, y));
      larger
          .blend(x, x.compare(VectorOperators.NE, x))
          .intoArray(out, r + i); // NaN if x is; if y is, larger is
    }
  }

  private static void tanhGradient(int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, p + i);
      FloatVector y = FloatVector.fromArray(SPECIES, b, q + i);
      x.mul(FloatVector.broadcast(SPECIES, 1f).sub(y.mul(y))).intoArray(out, r + i);
    }
  }

  private static void sigmoidGradient(
      int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, p + i);
      FloatVector y = FloatVector.fromArray(SPECIES, b, q + i);
      x.mul(y.mul(FloatVector.broadcast(SPECIES, 1f).sub(y))).intoArray(out, r + i);
    }
  }

  private static void reluGradient(int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, p + i);
      FloatVector y = FloatVector.fromArray(SPECIES, b, q + i);
      FloatVector.zero(SPECIES).blend(x, y.compare(VectorOperators.GT, 0f)).intoArray(out, r + i);
    }
  }
}
