package io.metalearn4j.engine.jvm.kernel;

/**
 * Functions of one value for the scalar kernels, a loop each, so that the JIT compiler can
 * vectorise those that have no branch or call.
 */
final class ScalarUnary {
  private ScalarUnary() {}

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

  private static void negate(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = -x[p + i];
    }
  }

  private static void exp(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = (float) Math.exp(x[p + i]);
    }
  }

  private static void log(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = (float) Math.log(x[p + i]);
    }
  }

  private static void tanh(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = ScalarFunctions.tanh(x[p + i]);
    }
  }

  private static void sigmoid(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = ScalarFunctions.sigmoid(x[p + i]);
    }
  }

  private static void relu(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = Math.max(0f, x[p + i]);
    }
  }

  private static void step(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = x[p + i] > 0f ? 1f : 0f;
    }
  }

  private static void softplus(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = ScalarFunctions.softplus(x[p + i]);
    }
  }

  private static void square(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = x[p + i] * x[p + i];
    }
  }

  private static void sqrt(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = (float) Math.sqrt(x[p + i]);
    }
  }

  private static void reciprocal(int n, float[] x, int p, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = 1f / x[p + i];
    }
  }
}
