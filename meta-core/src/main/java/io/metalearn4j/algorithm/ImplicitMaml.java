package io.metalearn4j.algorithm;

import io.metalearn4j.engine.Evaluation;
import io.metalearn4j.engine.Vector;
import io.metalearn4j.inner.InnerLoop;
import io.metalearn4j.inner.InnerRule;
import io.metalearn4j.inner.Proximal;

/**
 * Implicit MAML: the task minimises {@code L_support(phi) + lambda / 2 |phi - theta|^2}, and the
 * update solves {@code (I + H / lambda) u = grad L_query(phi)} by conjugate gradients, where H is
 * the support loss's Hessian at phi. Memory does not grow with the inner steps.
 *
 * <p>Exact as far as the inner problem and the linear system are solved. Where the regularised loss
 * curves downwards, its Hessian being below {@code -lambda}, the solver stops at what it has, which
 * at first is the query gradient: a greater lambda avoids it. Learned rates of the inner rule get
 * no update. Parameters that are not adapted get their plain query gradient plus the mixed second
 * derivative. Cost with K steps and C iterations: K + 2 gradients and C + 1 Hessian-vector
 * products. Immutable and thread-safe.
 *
 * @param strength lambda, above 0
 * @param solverIterations greatest number of iterations of conjugate gradients, at least 1
 * @see <a href="https://arxiv.org/abs/1909.04630">A. Rajeswaran et al., Meta-learning with implicit
 *     gradients, NeurIPS 2019</a>
 */
public record ImplicitMaml(Adaptation adaptation, double strength, int solverIterations)
    implements MetaOptimizer {
  /** Points that take turns: the meta-parameters, and the last two of the task. */
  private static final int POINTS = 3;

  /** The residual's square, relative to the first one's, at which the solver stops. */
  private static final double TOLERANCE = 1e-12;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public ImplicitMaml {
    if (!(strength > 0) || Double.isInfinite(strength)) {
      throw new IllegalArgumentException(
          "proximal strength is " + strength + ", must be finite and above 0");
    }
    if (solverIterations < 1 || adaptation.steps() < 1) {
      throw new IllegalArgumentException(
          "solver iterations "
              + solverIterations
              + " and inner steps "
              + adaptation.steps()
              + " must be at least 1");
    }
  }

  /**
   * A number of inner steps of a rule on the regularised loss.
   *
   * @param strength lambda, above 0
   */
  public static ImplicitMaml innerRule(
      InnerRule rule, int steps, double strength, int solverIterations) {
    return new ImplicitMaml(
        new Adaptation(new Proximal(rule, strength), steps), strength, solverIterations);
  }

  @Override
  public boolean needsHessian() {
    return true;
  }

  @Override
  public int points() {
    return POINTS;
  }

  @Override
  public TaskStatistics update(InnerLoop loop, long iteration, Vector update) {
    loop.adapt(adaptation.steps());
    double loss = loop.query().lossAndGradient();
    Evaluation support = loop.support(adaptation.steps());
    support.parameters().copy(loop.query().parameters(), 0, loop.length());
    support.lossAndGradient();
    solve(loop, support, update);
    return TaskStatistics.of(loss);
  }

  private void solve(InnerLoop loop, Evaluation support, Vector solution) {
    Vector target = loop.query().gradient();
    Vector residual = loop.scratch(0);
    Vector direction = loop.scratch(1);
    int length = loop.length();
    solution.fill(0, 0, length);
    residual.fill(0, 0, length);
    loop.copyAdapted(target, residual);
    direction.copy(residual, 0, length);
    double square = residual.dot(residual, 0, length);
    double enough = TOLERANCE * square;
    for (int i = 0; i < solverIterations && square > enough; i++) {
      multiply(loop, support, direction);
      Vector image = loop.scratch(2);
      double curvature = direction.dot(image, 0, length);
      if (!(curvature > 0)) {
        if (i == 0) {
          solution.copy(residual, 0, length);
        }
        break;
      }
      double step = square / curvature;
      solution.add(step, direction, 0, length);
      residual.add(-step, image, 0, length);
      double next = residual.dot(residual, 0, length);
      direction.combine(next / square, 1, residual, 0, length);
      square = next;
    }
    addFixed(loop, support, target, solution);
  }

  /** {@code image = (I + H / lambda) x} on the adapted parameters. */
  private void multiply(InnerLoop loop, Evaluation support, Vector x) {
    Vector image = loop.scratch(2);
    support.direction().copy(x, 0, loop.length());
    support.multiplyHessian();
    image.fill(0, 0, loop.length());
    loop.copyAdapted(support.product(), image);
    image.combine(1 / strength, 1, x, 0, loop.length());
  }

  /**
   * What is not adapted gets its own query gradient, less {@code d2 L / dfixed dphi u / lambda}.
   */
  private void addFixed(InnerLoop loop, Evaluation support, Vector target, Vector solution) {
    support.direction().copy(solution, 0, loop.length());
    support.multiplyHessian();
    Vector fixed = loop.scratch(2);
    fixed.assign(target, -1 / strength, support.product(), 0, loop.length());
    loop.copyAdapted(solution, fixed);
    solution.copy(fixed, 0, loop.length());
  }
}
