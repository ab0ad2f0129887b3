package io.metalearn4j.engine.jvm.vector;

import static io.metalearn4j.engine.jvm.vector.Lanes.L;
import static io.metalearn4j.engine.jvm.vector.Lanes.SPECIES;

import io.metalearn4j.engine.jvm.kernel.Binary;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Functions of an array and one number on whole vectors; loops as in {@link VectorUnary}. A
 * gradient at one number is a multiple of {@code a}.
 */
final class VectorScalar {
  private VectorScalar() {}

  static void apply(Binary f, int n, float[] a, int p, float b, float[] out, int r) {
    switch (f) {
      case ADD -> add(n, a, p, b, out, r);
      case SUBTRACT -> add(n, a, p, -b, out, r);
      case SUBTRACT_FROM -> subtractFrom(n, a, p, b, out, r);
      case MULTIPLY -> multiply(n, a, p, b, out, r);
      case DIVIDE -> divide(n, a, p, b, out, r);
      case DIVIDE_INTO -> divideInto(n, a, p, b, out, r);
      case MAX -> max(n, a, p, b, out, r);
      case TANH_GRADIENT -> multiply(n, a, p, 1f - b * b, out, r);
      case SIGMOID_GRADIENT -> multiply(n, a, p, b * (1f - b), out, r);
      case RELU_GRADIENT -> reluGradient(n, a, p, b, out, r);
    }
  }

  private static void reluGradient(int n, float[] a, int p, float b, float[] out, int r) {
    if (b > 0f) {
      System.arraycopy(a, p, out, r, n);
    } else {
      Arrays.fill(out, r, r + n, 0f);
    }
  }

  private static void add(int n, float[] a, int p, float b, float[] out, int r) {
    FloatVector s = FloatVector.broadcast(SPECIES, b);
    for (int i = 0; i < n; i += L) {
      FloatVector.fromArray(SPECIES, a, p + i).add(s).intoArray(out, r + i);
    }
  }

  private static void subtractFrom(int n, float[] a, int p, float b, float[] out, int r) {
    FloatVector s = FloatVector.broadcast(SPECIES, b);
    for (int i = 0; i < n; i += L) {
      s.sub(FloatVector.fromArray(SPECIES, a, p + i)).intoArray(out, r + i);
    }
  }

  private static void multiply(int n, float[] a, int p, float b, float[] out, int r) {
    FloatVector s = FloatVector.broadcast(SPECIES, b);
    for (int i = 0; i < n; i += L) {
      FloatVector.fromArray(SPECIES, a, p + i).mul(s).intoArray(out, r + i);
    }
  }

  private static void divide(int n, float[] a, int p, float b, float[] out, int r) {
    FloatVector s = FloatVector.broadcast(SPECIES, b);
    for (int i = 0; i < n; i += L) {
      FloatVector.fromArray(SPECIES, a, p + i).div(s).intoArray(out, r + i);
    }
  }

  private static void divideInto(int n, float[] a, int p, float b, float[] out, int r) {
    FloatVector s = FloatVector.broadcast(SPECIES, b);
    for (int i = 0; i < n; i += L) {
      s.div(FloatVector.fromArray(SPECIES, a, p + i)).intoArray(out, r + i);
    }
  }

  private static void max(int n, float[] a, int p, float b, float[] out, int r) {
    FloatVector s = FloatVector.broadcast(SPECIES, b);
    for (int i = 0; i < n; i += L) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, p + i);
      FloatVector larger = s.blend(x, x.compare(VectorOperators.GE, s));
      larger.blend(x, x.compare(VectorOperators.NE, x)).intoArray(out, r + i);
    }
  }
}
