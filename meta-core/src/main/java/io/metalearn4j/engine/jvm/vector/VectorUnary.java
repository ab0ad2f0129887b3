package io.metalearn4j.engine.jvm.vector;

import static io.metalearn4j.engine.jvm.vector.Lanes.L;
import static io.metalearn4j.engine.jvm.vector.Lanes.SPECIES;

import io.metalearn4j.engine.jvm.kernel.KernelProvider;
import io.metalearn4j.engine.jvm.kernel.Kernels;
import io.metalearn4j.engine.jvm.kernel.Unary;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Functions of one value on whole vectors: {@code n} is a multiple of the vector length.
 *
 * <p>Each loop is a method of its own that calls nothing but the Vector API, whose methods are
 * always inlined. The JIT compiler stops inlining all others once a method has grown too large, and
 * a vector that crosses a call is an object.
 */
final class VectorUnary {
  /** Logarithms are taken of a few numbers a row, not of whole layers. */
  private static final Kernels SCALAR = KernelProvider.scalar();

  private VectorUnary() {}

  static void apply(Unary f, int n, float[] x, int p, float[] out, int r) {
    switch (f) {
      case NEGATE -> negate(n, x, p, out, r);
      case EXP -> VectorExponentials.exp(n, x, p, out, r);
      case LOG, SOFTPLUS -> SCALAR.unary(f, n, x, p, out, r);
      case TANH -> VectorExponentials.tanh(n, x, p, out, r);
      case SIGMOID -> VectorExponentials.sigmoid(n, x, p, out, r);
      case RELU -> relu(n, x, p, out, r);
      case STEP -> step(n, x, p, out, r);
      case SQUARE -> square(n, x, p, out, r);
      case SQRT -> sqrt(n, x, p, out, r);
      case RECIPROCAL -> reciprocal(n, x, p, out, r);
    }
  }

  private static void negate(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      FloatVector.fromArray(SPECIES, x, p + i).neg().intoArray(out, r + i);
    }
  }

  private static void relu(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, p + i);
      v.blend(0f, v.compare(VectorOperators.LT, 0f)).intoArray(out, r + i);
    }
  }

  private static void step(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, p + i);
      FloatVector.zero(SPECIES).blend(1f, v.compare(VectorOperators.GT, 0f)).intoArray(out, r + i);
    }
  }

  private static void square(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, p + i);
      v.mul(v).intoArray(out, r + i);
    }
  }

  private static void sqrt(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      FloatVector.fromArray(SPECIES, x, p + i).sqrt().intoArray(out, r + i);
    }
  }

  private static void reciprocal(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i += L) {
      FloatVector.broadcast(SPECIES, 1f)
          .div(FloatVector.fromArray(SPECIES, x, p + i))
          .intoArray(out, r + i);
    }
  }
}
