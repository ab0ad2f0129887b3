package io.metalearn4j.optim;

/**
 * Gradient descent, with momentum if wanted: {@code m' = mu m + g}, {@code theta' = theta - rate
 * m'}.
 *
 * @param schedule the learning rate
 * @param momentum mu, at least 0 and below 1
 */
public record Sgd(Schedule schedule, double momentum) implements OuterOptimizer {

  /**
   * Checks the momentum.
   *
   * @throws IllegalArgumentException if it is out of its range
   */
  public Sgd {
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException(
          "momentum is " + momentum + ", must be at least 0 and below 1");
    }
  }

  /** Plain gradient descent at a constant rate. */
  public static Sgd learningRate(double rate) {
    return new Sgd(Schedule.constant(rate), 0);
  }

  /** Plain gradient descent at scheduled rates. */
  public static Sgd learningRate(Schedule schedule) {
    return new Sgd(schedule, 0);
  }

  /** The same with momentum. */
  public Sgd momentum(double mu) {
    return new Sgd(schedule, mu);
  }

  @Override
  public int slots() {
    return momentum > 0 ? 1 : 0;
  }

  @Override
  public void update(Block block) {
    float rate = (float) schedule.rate(block.iteration());
    float[] theta = block.parameters();
    float[] g = block.gradient();
    int from = block.offset();
    int shift = block.gradientOffset() - from;
    int to = from + block.length();
    if (momentum == 0) {
      for (int i = from; i < to; i++) {
        theta[i] -= rate * g[i + shift];
      }
      return;
    }
    float mu = (float) momentum;
    float[] m = block.state(0);
    for (int i = from; i < to; i++) {
      m[i] = mu * m[i] + g[i + shift];
      theta[i] -= rate * m[i];
    }
  }
}
