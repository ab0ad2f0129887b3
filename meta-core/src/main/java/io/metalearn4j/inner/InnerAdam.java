package io.metalearn4j.inner;

import io.metalearn4j.engine.Vector;

/**
 * Adam, with epsilon inside the root so that its derivative exists where a gradient is zero:
 *
 * <pre>
 *   m' = beta1 m + (1 - beta1) g,   v' = beta2 v + (1 - beta2) g^2
 *   theta' = theta - alpha c1 m' / sqrt(c2 v' + epsilon),   c = 1 / (1 - beta^(k+1))
 * </pre>
 *
 * <p>Each task starts with {@code m = v = 0}.
 *
 * @param learningRate alpha, finite and at least 0
 * @param beta1 decay of the first moment, at least 0 and below 1
 * @param beta2 decay of the second moment, at least 0 and below 1
 * @param epsilon above 0; being inside the root, it is the square of the usual one
 * @see <a href="https://arxiv.org/abs/1412.6980">D. Kingma and J. Ba, Adam: a method for stochastic
 *     optimization, ICLR 2015</a>
 */
public record InnerAdam(double learningRate, double beta1, double beta2, double epsilon)
    implements InnerRule {
  /** Decay of the first moment, as in the paper. */
  private static final double BETA_1 = 0.9;

  /** Decay of the second moment, as in the paper. */
  private static final double BETA_2 = 0.999;

  /** 1e-4 squared: with fewer than a hundred steps a smaller one only amplifies noise. */
  private static final double EPSILON = 1e-8;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public InnerAdam {
    Rates.require("inner learning rate", learningRate);
    Rates.requireBelowOne("beta1", beta1);
    Rates.requireBelowOne("beta2", beta2);
    Rates.requirePositive("epsilon", epsilon);
  }

  /** With the paper's decays and an epsilon of 1e-8 inside the root. */
  public InnerAdam(double learningRate) {
    this(learningRate, BETA_1, BETA_2, EPSILON);
  }

  @Override
  public int stateVectors() {
    return 2;
  }

  private static double correction(double beta, int step) {
    return 1 / (1 - Math.pow(beta, step + 1));
  }

  @Override
  public void step(InnerStep step) {
    Vector g = step.gradient();
    Vector m = step.nextState(0);
    Vector v = step.nextState(1);
    Vector inverseRoot = step.scratch(0);
    for (int r = 0; r < step.ranges(); r++) {
      int from = step.from(r);
      int to = step.to(r);
      m.copy(step.state(0), from, to);
      m.combine(beta1, 1 - beta1, g, from, to);
      v.copy(step.state(1), from, to);
      v.combine(beta2, 0, v, from, to);
      v.addProduct(1 - beta2, g, g, from, to);
      inverseRoot.inverseSquareRoot(correction(beta2, step.index()), v, epsilon, from, to);
      step.next().copy(step.parameters(), from, to);
      step.next()
          .addProduct(-learningRate * correction(beta1, step.index()), m, inverseRoot, from, to);
    }
  }

  @Override
  public void adjoint(InnerStep step) {
    double rate = learningRate * correction(beta1, step.index());
    double scale = correction(beta2, step.index());
    Vector g = step.gradient();
    Vector m = step.nextState(0);
    Vector v = step.nextState(1);
    Vector mAdjoint = step.stateAdjoint(0);
    Vector vAdjoint = step.stateAdjoint(1);
    Vector inverseRoot = step.scratch(0);
    Vector once = step.scratch(1);
    Vector cubed = step.scratch(2);
    for (int r = 0; r < step.ranges(); r++) {
      int from = step.from(r);
      int to = step.to(r);
      inverseRoot.inverseSquareRoot(scale, v, epsilon, from, to);
      product(once, step.adjoint(), inverseRoot, from, to);
      mAdjoint.add(-rate, once, from, to);
      product(cubed, once, inverseRoot, from, to);
      product(once, cubed, inverseRoot, from, to);
      vAdjoint.addProduct(rate * scale / 2, m, once, from, to);
      step.gradientAdjoint().combine(0, 1 - beta1, mAdjoint, from, to);
      step.gradientAdjoint().addProduct(2 * (1 - beta2), g, vAdjoint, from, to);
      mAdjoint.combine(beta1, 0, mAdjoint, from, to);
      vAdjoint.combine(beta2, 0, vAdjoint, from, to);
    }
  }

  private static void product(Vector out, Vector x, Vector y, int from, int to) {
    out.fill(0, from, to);
    out.addProduct(1, x, y, from, to);
  }
}
