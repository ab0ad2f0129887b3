package io.metalearn4j.engine.jvm.kernel;

/** Transcendental functions of one float, computed in double and rounded once. */
final class ScalarFunctions {
  /**
   * Below it {@code x - x^3/3} is tanh to double precision; the quotient of exponentials would
   * cancel.
   */
  private static final double TANH_SMALL = 1e-4;

  private ScalarFunctions() {}

  static float tanh(float x) {
    double y = Math.abs((double) x);
    if (y < TANH_SMALL) {
      return (float) (x - x * (y * y / 3));
    }
    double e = Math.exp(-2 * y);
    return (float) Math.copySign((1 - e) / (1 + e), x);
  }

  static float sigmoid(float x) {
    return (float) (1 / (1 + Math.exp(-x)));
  }

  static float softplus(float x) {
    return (float) (Math.max(x, 0.0) + Math.log1p(Math.exp(-Math.abs((double) x))));
  }
}
