package io.metalearn4j.recsys.rating;

/**
 * Adam over one flat vector, with a rate a segment. Not thread-safe.
 *
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma, Ba: Adam, ICLR 2015, algorithm 1</a>
 */
final class AdamState {
  private static final double BETA1 = .9;
  private static final double BETA2 = .99;
  private static final double EPSILON = 1e-8;
  private final double[] first;
  private final double[] second;
  private int steps;

  AdamState(int size) {
    first = new double[size];
    second = new double[size];
  }

  /**
   * Moves {@code parameters} against {@code gradient}; {@code rate} multiplies {@code learningRate}
   * by position.
   */
  void step(double[] parameters, double[] gradient, double learningRate, float[] rate) {
    steps++;
    double correction1 = 1 - Math.pow(BETA1, steps);
    double correction2 = 1 - Math.pow(BETA2, steps);
    for (int i = 0; i < parameters.length; i++) {
      first[i] = BETA1 * first[i] + (1 - BETA1) * gradient[i];
      second[i] = BETA2 * second[i] + (1 - BETA2) * gradient[i] * gradient[i];
      parameters[i] -=
          learningRate
              * rate[i]
              * (first[i] / correction1)
              / (Math.sqrt(second[i] / correction2) + EPSILON);
    }
  }

  /** Warm-up over 100 steps, flat to half-way, then linear to zero. */
  static double schedule(int step, int steps) {
    return Math.min(1, (step + 1) / Math.min(100.0, steps * .1 + 1))
        * Math.min(1, 2.0 * (steps - step) / steps);
  }
}
