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

  /** The gradient at the point, written by {@link #lossAndGradient()}. */
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

  /**
   * The loss at the point; writes its gradient, zero for parameters that it does not depend on.
   *
   * @param into a vector of the workspace's, which is none of the point's parameters
   */
  public abstract double lossAndGradient(Vector into);

  /** The loss at the point; writes {@link #gradient()}. */
  public final double lossAndGradient() {
    return lossAndGradient(gradient);
  }

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
   * @throws IllegalStateException if the last derivative taken here was no gradient
   */
  public abstract void multiplyHessian();

  /**
   * Whether the engine takes steps of gradient descent, and derivatives back through them, faster
   * than by a gradient or product and then a sum: by {@link #lossAndStep} and {@link
   * #pullBackStep}.
   */
  public boolean takesSteps() {
    return false;
  }

  /**
   * The loss at the point; writes the adapted parameters after the step {@code theta - rate g}.
   *
   * @param next the parameters of another point, of which the adapted ones are overwritten
   * @throws UnsupportedOperationException unless {@link #takesSteps()}
   */
  public double lossAndStep(double rate, Vector next) {
    throw new UnsupportedOperationException("takes no steps");
  }

  /**
   * Takes a derivative by the parameters after the last {@link #lossAndStep} to one by those before
   * it: {@code v - rate H v}.
   *
   * @param adjoint v; overwritten
   * @throws IllegalStateException if the last derivative taken here was no step
   * @throws UnsupportedOperationException unless {@link #takesSteps()}
   */
  public void pullBackStep(Vector adjoint) {
    throw new UnsupportedOperationException("takes no steps");
  }
}
