package io.metalearn4j.engine.jvm.vector;

import static io.metalearn4j.engine.jvm.vector.Lanes.L;
import static io.metalearn4j.engine.jvm.vector.Lanes.broadcast;
import static io.metalearn4j.engine.jvm.vector.Lanes.load;

import io.metalearn4j.engine.jvm.kernel.Unary;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Functions of one value on whole vectors: {@code n} is a multiple of the vector length.
 *
 * <p>Each loop is a method of its own and evaluates its function in one place: the JIT compiler
 * stops inlining when a method has grown too large, and a vector that crosses a call is an object.
 */
final class VectorUnary {
  private VectorUnary() {}

  static void apply(Unary f, int n, float[] x, int p, float[] out, int r) {
    switch (f) {
      case NEGATE -> negate(n, x, p, out, r);
      case EXP -> exp(n, x, p, out, r);
      case LOG -> log(n, x, p, out, r);
      case TANH -> tanh(n, x, p, out, r);
      case SIGMOID -> sigmoid(n, x, p, out, r);
      case RELU -> relu(n, x, p, out, r);
      case STEP -> step(n, x, p, out, r);
      case SOFTPLUS -> softplus(n, x, p, out, r);
      case SQUARE -> square(n, x, p, out, r);
      case SQRT -> sqrt(n, x, p, out, r);
      case RECIPROCAL -> reciprocal(n, x, p, out, r);
    }
  }

  private static FloatVector step(FloatVector x) {
    return broadcast(0f).blend(1f, x.compare(VectorOperators.GT, 0f));
  }

  private static FloatVector square(FloatVector x) {
    return x.mul(x);
  }

  private static void negate(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      load(x, p + i).neg().intoArray(out, r + i);
    }
  }

  private static void exp(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      VectorMath.exp(load(x, p + i)).intoArray(out, r + i);
    }
  }

  private static void log(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      VectorMath.log(load(x, p + i)).intoArray(out, r + i);
    }
  }

  private static void tanh(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      VectorMath.tanh(load(x, p + i)).intoArray(out, r + i);
    }
  }

  private static void sigmoid(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      VectorMath.sigmoid(load(x, p + i)).intoArray(out, r + i);
    }
  }

  private static void relu(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      VectorMath.relu(load(x, p + i)).intoArray(out, r + i);
    }
  }

  private static void step(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      step(load(x, p + i)).intoArray(out, r + i);
    }
  }

  private static void softplus(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      VectorMath.softplus(load(x, p + i)).intoArray(out, r + i);
    }
  }

  private static void square(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      square(load(x, p + i)).intoArray(out, r + i);
    }
  }

  private static void sqrt(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      load(x, p + i).sqrt().intoArray(out, r + i);
    }
  }

  private static void reciprocal(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      broadcast(1f).div(load(x, p + i)).intoArray(out, r + i);
    }
  }
}
