package io.metalearn4j.engine.jvm.kernel;

/**
 * A function of two values, the first from a full array and the second possibly broadcast; hence
 * the two reversed forms.
 */
public enum Binary {
  /** {@code a + b}. */
  ADD,
  /** {@code a - b}. */
  SUBTRACT,
  /** {@code b - a}. */
  SUBTRACT_FROM,
  /** {@code a * b}. */
  MULTIPLY,
  /** {@code a / b}. */
  DIVIDE,
  /** {@code b / a}. */
  DIVIDE_INTO,
  /** The larger of both; NaN if one of them is. */
  MAX,
  /** {@code a * (1 - b * b)}: a gradient through {@code b = tanh(x)}. */
  TANH_GRADIENT,
  /** {@code a * b * (1 - b)}: a gradient through {@code b = sigmoid(x)}. */
  SIGMOID_GRADIENT,
  /**
   * {@code b > 0 ? a : 0}: a gradient through {@code relu}, where {@code b} is its input or its
   * output.
   */
  RELU_GRADIENT
}
