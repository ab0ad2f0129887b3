package io.metalearn4j.learner;

import io.metalearn4j.graph.Node;
import io.metalearn4j.parameter.Initializer;

/** The nonlinearity between the layers of a network. */
public enum Activation {
  /** {@code max(0, x)}. */
  RELU,
  /** The hyperbolic tangent. */
  TANH,
  /** {@code 1 / (1 + e^-x)}. */
  SIGMOID,
  /** {@code x / (1 + e^-x)}. */
  SILU,
  /** {@code log(1 + e^x)}. */
  SOFTPLUS;

  /** The activation of {@code x}. */
  public Node apply(Node x) {
    return switch (this) {
      case RELU -> x.relu();
      case TANH -> x.tanh();
      case SIGMOID -> x.sigmoid();
      case SILU -> x.silu();
      case SOFTPLUS -> x.softplus();
    };
  }

  /** How the weights of a layer before it start unless told otherwise. */
  public Initializer initializer() {
    return this == TANH || this == SIGMOID ? Initializer.glorot() : Initializer.he();
  }
}
