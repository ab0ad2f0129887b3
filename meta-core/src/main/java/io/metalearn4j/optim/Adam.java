package io.metalearn4j.optim;

/**
 * Adam, and with weight decay AdamW:
 *
 * <pre>
 *   m' = beta1 m + (1 - beta1) g,   v' = beta2 v + (1 - beta2) g^2
 *   theta' = theta - rate (m' / (1 - beta1^t) / (sqrt(v' / (1 - beta2^t)) + epsilon) + decay theta)
 * </pre>
 *
 * @param schedule the learning rate
 * @param beta1 decay of the first moment, at least 0 and below 1
 * @param beta2 decay of the second moment, at least 0 and below 1
 * @param epsilon above 0
 * @param weightDecay decay, at least 0
 * @see <a href="https://arxiv.org/abs/1412.6980">D. Kingma and J. Ba, Adam: a method for stochastic
 *     optimization, ICLR 2015</a>
 * @see <a href="https://arxiv.org/abs/1711.05101">I. Loshchilov and F. Hutter, Decoupled weight
 *     decay regularization, ICLR 2019</a>
 */
public record Adam(
    Schedule schedule, double beta1, double beta2, double epsilon, double weightDecay)
    implements OuterOptimizer {
  /** Decay of the first moment, as in the paper. */
  private static final double BETA_1 = 0.9;

  /** Decay of the second moment, as in the paper. */
  private static final double BETA_2 = 0.999;

  /** As in the paper. */
  private static final double EPSILON = 1e-8;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public Adam {
    if (!(beta1 >= 0 && beta1 < 1) || !(beta2 >= 0 && beta2 < 1)) {
      throw new IllegalArgumentException(
          "betas are " + beta1 + " and " + beta2 + ", must be at least 0 and below 1");
    }
    if (!(epsilon > 0) || !(weightDecay >= 0)) {
      throw new IllegalArgumentException(
          "epsilon is "
              + epsilon
              + ", must be above 0; weight decay is "
              + weightDecay
              + ", must be at least 0");
    }
  }

  /** With the paper's constants at a constant rate. */
  public static Adam learningRate(double rate) {
    return learningRate(Schedule.constant(rate));
  }

  /** With the paper's constants at scheduled rates. */
  public static Adam learningRate(Schedule schedule) {
    return new Adam(schedule, BETA_1, BETA_2, EPSILON, 0);
  }

  /** The same with other decays of the moments. */
  public Adam betas(double first, double second) {
    return new Adam(schedule, first, second, epsilon, weightDecay);
  }

  /** The same with decoupled weight decay: AdamW. */
  public Adam weightDecay(double decay) {
    return new Adam(schedule, beta1, beta2, epsilon, decay);
  }

  @Override
  public int slots() {
    return 2;
  }

  @Override
  public void update(Block block) {
    double rate = schedule.rate(block.iteration());
    double correction1 = 1 - Math.pow(beta1, (double) block.count());
    double correction2 = 1 - Math.pow(beta2, (double) block.count());
    float step = (float) (rate * Math.sqrt(correction2) / correction1);
    float floor = (float) (epsilon * Math.sqrt(correction2));
    update(block, step, floor, (float) (rate * weightDecay));
  }

  private void update(Block block, float step, float floor, float decay) {
    float[] m = block.state(0);
    float[] v = block.state(1);
    int from = block.offset();
    int to = from + block.length();
    moments(block.gradient(), block.gradientOffset() - from, m, v, from, to);
    move(block.parameters(), m, v, from, to, step, floor, decay);
  }

  private void moments(float[] g, int shift, float[] m, float[] v, int from, int to) {
    float b1 = (float) beta1;
    float b2 = (float) beta2;
    float c1 = (float) (1 - beta1);
    float c2 = (float) (1 - beta2);
    for (int i = from; i < to; i++) {
      m[i] = b1 * m[i] + c1 * g[i + shift];
      v[i] = b2 * v[i] + c2 * g[i + shift] * g[i + shift];
    }
  }

  private static void move(
      float[] theta, float[] m, float[] v, int from, int to, float step, float floor, float decay) {
    for (int i = from; i < to; i++) {
      theta[i] -= step * m[i] / ((float) Math.sqrt(v[i]) + floor) + decay * theta[i];
    }
  }
}
