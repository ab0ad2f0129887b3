package io.metalearn4j.engine;

/**
 * A learner's loss over one set of examples as a function of a task's parameters, at one point that
 * it remembers.
 *
 * <p>The vectors belong to the workspace. {@link #direction()} and {@link #product()} are shared by
 * all evaluations of a workspace. Not thread-safe.
 */
public abstract class Evaluation {
  private final Vector parameters;
  private final Vector gradient;
  private final Vector direction;
  private final Vector product;

  /** An evaluation of the given vectors. */
  protected Evaluation(Vector parameters, Vector gradient, Vector direction, Vector product) {
    this.parameters = parameters;
    this.gradient = gradient;
    this.direction = direction;
    this.product = product;
  }

  /**
   * The point; the caller writes it before each evaluation. That of support step 0 is the
   * meta-parameters: read it only. Parameters that are not adapted are those of support step 0
   * everywhere.
   */
  public final Vector parameters() {
    return parameters;
  }

  /**
   * The gradient at the point, written by {@link #lossAndGradient()}; zero for parameters that the
   * loss does not depend on, until the caller writes there.
   */
  public final Vector gradient() {
    return gradient;
  }

  /**
   * The vector to multiply the Hessian by; the caller writes it. Only its adapted parameters are
   * read.
   */
  public final Vector direction() {
    return direction;
  }

  /**
   * The Hessian times the direction, for all parameters, written by {@link #multiplyHessian()};
   * read only.
   */
  public final Vector product() {
    return product;
  }

  /** The loss at the point: the weighted mean over the examples. */
  public abstract double loss();

  /** The loss at the point; writes {@link #gradient()}. */
  public abstract double lossAndGradient();

  /**
   * The loss at the point; writes the part of {@link #gradient()} that belongs to adapted
   * parameters and leaves the rest undefined, which may be cheaper.
   */
  public double lossAndAdaptedGradient() {
    return lossAndGradient();
  }

  /**
   * Writes {@link #product()} for the point of the last gradient; may be called again with other
   * directions.
   *
   * @throws UnsupportedOperationException if the learner has no second derivatives
   */
  public abstract void multiplyHessian();
}
