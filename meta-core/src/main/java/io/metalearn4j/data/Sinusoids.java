package io.metalearn4j.data;

import java.util.random.RandomGenerator;

/**
 * Regression of {@code y = A sin(x - phase)}, the field's first example: {@code A ~ U[0.1, 5]},
 * {@code phase ~ U[0, pi]}, {@code x ~ U[-5, 5]}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param shots rows of the support set, at least 1
 * @param queryRows rows of the query set, at least 1
 * @see <a href="https://arxiv.org/abs/1703.03400">C. Finn, P. Abbeel and S. Levine, Model-agnostic
 *     meta-learning, ICML 2017, section 5.1</a>
 */
public record Sinusoids(int shots, int queryRows) implements TaskSource {

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if a number of rows is below 1
   */
  public Sinusoids {
    if (shots < 1 || queryRows < 1) {
      throw new IllegalArgumentException(
          "shots " + shots + " and query rows " + queryRows + " must be at least 1");
    }
  }

  /** As many rows in the query set as in the support set. */
  public static Sinusoids shots(int shots) {
    return new Sinusoids(shots, shots);
  }

  @Override
  public Task draw(RandomGenerator random) {
    double amplitude = 0.1 + 4.9 * random.nextDouble();
    double phase = Math.PI * random.nextDouble();
    String id = "sinusoid-" + Long.toHexString(Double.doubleToRawLongBits(amplitude));
    return new Task(
        id, wave(random, shots, amplitude, phase), wave(random, queryRows, amplitude, phase));
  }

  private static Examples wave(RandomGenerator random, int rows, double amplitude, double phase) {
    float[] x = new float[rows];
    float[] y = new float[rows];
    for (int i = 0; i < rows; i++) {
      double point = -5 + 10 * random.nextDouble();
      x[i] = (float) point;
      y[i] = (float) (amplitude * Math.sin(point - phase));
    }
    return Examples.of(x, y);
  }
}
