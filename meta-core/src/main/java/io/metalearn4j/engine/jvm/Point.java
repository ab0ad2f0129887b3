package io.metalearn4j.engine.jvm;

import io.metalearn4j.engine.Evaluation;
import io.metalearn4j.engine.LocalLayout;
import io.metalearn4j.engine.Vector;
import io.metalearn4j.engine.jvm.Place.Memory;
import io.metalearn4j.parameter.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Frames of a program's plans at one point. */
final class Point extends Evaluation {
  private final ExampleArrays examples;
  private final Frame derivatives;
  private final Frame steps;
  private final List<Parameter> unused;
  private final boolean holdsMetaParameters;

  /** The frame of the last derivatives or step; null before any. */
  private @Nullable Frame last;

  /**
   * A point.
   *
   * @param derivatives a frame of the plan of derivatives
   * @param steps a frame of the plan of steps
   * @param unused the parameters that the loss does not depend on
   * @param holdsMetaParameters whether its parameters change only when {@link #refresh()} says so,
   *     not with each evaluation
   */
  Point(
      ExampleArrays examples,
      Frame derivatives,
      Frame steps,
      JvmVector parameters,
      JvmVector gradient,
      JvmVector direction,
      JvmVector product,
      List<Parameter> unused,
      boolean holdsMetaParameters) {
    super(parameters, gradient, direction, product);
    this.examples = examples;
    this.derivatives =
        derivatives
            .use(Memory.PARAMETERS, parameters)
            .use(Memory.DIRECTION, direction)
            .use(Memory.PRODUCT, product);
    this.steps = steps.use(Memory.PARAMETERS, parameters);
    this.unused = unused;
    this.holdsMetaParameters = holdsMetaParameters;
  }

  /** Says that the number of examples or rows has changed, or the arrays of vectors. */
  void resize() {
    derivatives.resize();
    steps.resize();
  }

  /** Says that examples have changed. */
  void renew() {
    derivatives.renew();
    steps.renew();
  }

  /** Says that the meta-parameters have changed. */
  void refresh() {
    renew();
    derivatives.renewParameters();
    steps.renewParameters();
  }

  private double loss(Frame frame) {
    if (!holdsMetaParameters) {
      frame.renewParameters();
    }
    frame.runLoss();
    return frame.resultArray()[frame.resultOffset()];
  }

  @Override
  public double loss() {
    return loss(derivatives);
  }

  @Override
  public double lossAndGradient(Vector into) {
    double loss = lossAndAdaptedGradient(into);
    derivatives.runGradient();
    return loss;
  }

  @Override
  public double lossAndAdaptedGradient() {
    return lossAndAdaptedGradient(gradient());
  }

  private double lossAndAdaptedGradient(Vector into) {
    last = derivatives;
    derivatives.use(Memory.GRADIENT, (JvmVector) into);
    double loss = loss(derivatives);
    derivatives.runAdapted();
    LocalLayout layout = examples.layout();
    for (int i = 0; i < unused.size(); i++) { // an iterator would be an allocation
      into.fill(0, layout.from(unused.get(i)), layout.to(unused.get(i)));
    }
    return loss;
  }

  @Override
  public void multiplyHessian() {
    requireLast(derivatives, "gradient");
    derivatives.runDirection();
  }

  private void requireLast(Frame frame, String name) {
    if (last != frame) {
      throw new IllegalStateException("the last evaluation here took no " + name + ", must have");
    }
  }

  @Override
  public boolean takesSteps() {
    return true;
  }

  @Override
  public double lossAndStep(double rate, Vector next) {
    if (examples.setFactor(-rate)) {
      steps.renew();
    }
    last = steps;
    steps.use(Memory.NEXT, (JvmVector) next);
    double loss = loss(steps);
    steps.runAdapted();
    return loss;
  }

  @Override
  public void pullBackStep(Vector adjoint) {
    requireLast(steps, "step");
    steps.use(Memory.DIRECTION, (JvmVector) adjoint).runDirection();
  }
}
