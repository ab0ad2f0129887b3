package io.metalearn4j.learner;

import io.metalearn4j.data.Examples;

/** A learner that brings its own gradient and its own Hessian-vector product. */
public interface HessianLearner extends GradientLearner {

  /**
   * The Hessian of the loss times a vector.
   *
   * @param parameters the flat vector at which to differentiate; not modified
   * @param examples as for {@link #lossAndGradient}
   * @param direction the vector to multiply by, of the same length; not modified
   * @param product of the same length, to be overwritten
   */
  void multiplyHessian(float[] parameters, Examples examples, float[] direction, float[] product);
}
