package io.metalearn4j.parameter;

import java.util.random.RandomGenerator;

/** Draws the starting value of one element of a parameter. Implementations are immutable. */
@FunctionalInterface
public interface Initializer {
  /** All zeros. */
  Initializer ZEROS = (random, rows, columns) -> 0;

  /**
   * One element's starting value.
   *
   * @param random the source of randomness, modified
   * @param rows the parameter's rows
   * @param columns the parameter's columns
   */
  double draw(RandomGenerator random, int rows, int columns);

  /** The same value everywhere. */
  static Initializer constant(double value) {
    return (random, rows, columns) -> value;
  }

  /** Normal with mean 0. */
  static Initializer normal(double standardDeviation) {
    return (random, rows, columns) -> standardDeviation * random.nextGaussian();
  }

  /** Normal with mean 0, redrawn beyond two standard deviations. */
  static Initializer truncatedNormal(double standardDeviation) {
    return (random, rows, columns) -> {
      double draw = random.nextGaussian();
      while (Math.abs(draw) > 2) {
        draw = random.nextGaussian();
      }
      return standardDeviation * draw;
    };
  }

  /**
   * Uniform with variance {@code 2 / (rows + columns)}, for tanh and sigmoid.
   *
   * @see <a href="https://proceedings.mlr.press/v9/glorot10a.html">X. Glorot and Y. Bengio,
   *     Understanding the difficulty of training deep feedforward neural networks, AISTATS 2010</a>
   */
  static Initializer glorot() {
    return (random, rows, columns) ->
        Math.sqrt(6.0 / (rows + columns)) * (2 * random.nextDouble() - 1);
  }

  /**
   * Normal with variance {@code 2 / rows}, for rectified linear units.
   *
   * @see <a href="https://arxiv.org/abs/1502.01852">K. He et al., Delving deep into rectifiers,
   *     ICCV 2015</a>
   */
  static Initializer he() {
    return (random, rows, columns) -> Math.sqrt(2.0 / rows) * random.nextGaussian();
  }
}
