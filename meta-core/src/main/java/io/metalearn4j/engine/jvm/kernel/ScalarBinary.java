package io.metalearn4j.engine.jvm.kernel;

import java.util.Arrays;

/**
 * Functions of two arrays, or of an array and a number, for the scalar kernels: a loop each, which
 * the JIT compiler can vectorise.
 */
final class ScalarBinary {
  private ScalarBinary() {}

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

  /** With one number as the second value a gradient is a multiple of {@code a}. */
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

  private static void add(int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = a[p + i] + b[q + i];
    }
  }

  private static void subtract(int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = a[p + i] - b[q + i];
    }
  }

  private static void multiply(int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = a[p + i] * b[q + i];
    }
  }

  private static void divide(int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = a[p + i] / b[q + i];
    }
  }

  private static void max(int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = Math.max(a[p + i], b[q + i]);
    }
  }

  private static void tanhGradient(int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = a[p + i] * (1f - b[q + i] * b[q + i]);
    }
  }

  private static void sigmoidGradient(
      int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = a[p + i] * (b[q + i] * (1f - b[q + i]));
    }
  }

  private static void reluGradient(int n, float[] a, int p, float[] b, int q, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = b[q + i] > 0f ? a[p + i] : 0f;
    }
  }

  private static void add(int n, float[] a, int p, float b, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = a[p + i] + b;
    }
  }

  private static void subtractFrom(int n, float[] a, int p, float b, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = b - a[p + i];
    }
  }

  private static void multiply(int n, float[] a, int p, float b, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = a[p + i] * b;
    }
  }

  private static void divide(int n, float[] a, int p, float b, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = a[p + i] / b;
    }
  }

  private static void divideInto(int n, float[] a, int p, float b, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = b / a[p + i];
    }
  }

  private static void max(int n, float[] a, int p, float b, float[] out, int r) {
    for (int i = 0; i < n; i++) {
      out[r + i] = Math.max(a[p + i], b);
    }
  }

  private static void reluGradient(int n, float[] a, int p, float b, float[] out, int r) {
    if (b > 0f) {
      System.arraycopy(a, p, out, r, n);
    } else {
      Arrays.fill(out, r, r + n, 0f);
    }
  }
}
