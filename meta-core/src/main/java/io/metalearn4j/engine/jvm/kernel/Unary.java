package io.metalearn4j.engine.jvm.kernel;

/** A function of one value. */
public enum Unary {
  /** {@code -x}. */
  NEGATE,
  /** {@code e^x}. */
  EXP,
  /** The natural logarithm. */
  LOG,
  /** The hyperbolic tangent. */
  TANH,
  /** {@code 1 / (1 + e^-x)}. */
  SIGMOID,
  /** {@code max(x, 0)}; NaN stays NaN. */
  RELU,
  /** 1 where {@code x > 0}, else 0, also for NaN: the derivative of {@link #RELU}. */
  STEP,
  /** {@code log(1 + e^x)}. */
  SOFTPLUS,
  /** {@code x * x}. */
  SQUARE,
  /** The square root. */
  SQRT,
  /** {@code 1 / x}. */
  RECIPROCAL
}
