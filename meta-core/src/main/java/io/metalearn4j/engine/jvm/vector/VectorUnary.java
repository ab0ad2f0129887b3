package io.metalearn4j.engine.jvm.vector;

import static io.metalearn4j.engine.jvm.vector.Lanes.L;
import static io.metalearn4j.engine.jvm.vector.Lanes.broadcast;
import static io.metalearn4j.engine.jvm.vector.Lanes.load;

import io.metalearn4j.engine.jvm.kernel.Unary;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Functions of one value on arrays of at least a vector's length. Each loop is a method of its own,
 * which is what the JIT compiler handles well. The last vector ends with the array and overlaps the
 * one before it; it is computed first, because the output may be the input.
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
    FloatVector last = load(x, p + n - L).neg();
    for (int i = 0; i < n - L; i += L) {
      load(x, p + i).neg().intoArray(out, r + i);
    }
    last.intoArray(out, r + n - L);
  }

  private static void exp(int n, float[] x, int p, float[] out, int r) {
    FloatVector last = VectorMath.exp(load(x, p + n - L));
    for (int i = 0; i < n - L; i += L) {
      VectorMath.exp(load(x, p + i)).intoArray(out, r + i);
    }
    last.intoArray(out, r + n - L);
  }

  private static void log(int n, float[] x, int p, float[] out, int r) {
    FloatVector last = VectorMath.log(load(x, p + n - L));
    for (int i = 0; i < n - L; i += L) {
      VectorMath.log(load(x, p + i)).intoArray(out, r + i);
    }
    last.intoArray(out, r + n - L);
  }

  private static void tanh(int n, float[] x, int p, float[] out, int r) {
    FloatVector last = VectorMath.tanh(load(x, p + n - L));
    for (int i = 0; i < n - L; i += L) {
      VectorMath.tanh(load(x, p + i)).intoArray(out, r + i);
    }
    last.intoArray(out, r + n - L);
  }

  private static void sigmoid(int n, float[] x, int p, float[] out, int r) {
    FloatVector last = VectorMath.sigmoid(load(x, p + n - L));
    for (int i = 0; i < n - L; i += L) {
      VectorMath.sigmoid(load(x, p + i)).intoArray(out, r + i);
    }
    last.intoArray(out, r + n - L);
  }

  private static void relu(int n, float[] x, int p, float[] out, int r) {
    FloatVector last = VectorMath.relu(load(x, p + n - L));
    for (int i = 0; i < n - L; i += L) {
      VectorMath.relu(load(x, p + i)).intoArray(out, r + i);
    }
    last.intoArray(out, r + n - L);
  }

  private static void step(int n, float[] x, int p, float[] out, int r) {
    FloatVector last = step(load(x, p + n - L));
    for (int i = 0; i < n - L; i += L) {
      step(load(x, p + i)).intoArray(out, r + i);
    }
    last.intoArray(out, r + n - L);
  }

  private static void softplus(int n, float[] x, int p, float[] out, int r) {
    FloatVector last = VectorMath.softplus(load(x, p + n - L));
    for (int i = 0; i < n - L; i += L) {
      VectorMath.softplus(load(x, p + i)).intoArray(out, r + i);
    }
    last.intoArray(out, r + n - L);
  }

  private static void square(int n, float[] x, int p, float[] out, int r) {
    FloatVector last = square(load(x, p + n - L));
    for (int i = 0; i < n - L; i += L) {
      square(load(x, p + i)).intoArray(out, r + i);
    }
    last.intoArray(out, r + n - L);
  }

  private static void sqrt(int n, float[] x, int p, float[] out, int r) {
    FloatVector last = load(x, p + n - L).sqrt();
    for (int i = 0; i < n - L; i += L) {
      load(x, p + i).sqrt().intoArray(out, r + i);
    }
    last.intoArray(out, r + n - L);
  }

  private static void reciprocal(int n, float[] x, int p, float[] out, int r) {
    FloatVector last = broadcast(1f).div(load(x, p + n - L));
    for (int i = 0; i < n - L; i += L) {
      broadcast(1f).div(load(x, p + i)).intoArray(out, r + i);
    }
    last.intoArray(out, r + n - L);
  }
}
