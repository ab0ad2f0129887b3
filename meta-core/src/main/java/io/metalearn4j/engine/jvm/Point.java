package io.metalearn4j.engine.jvm;

import io.metalearn4j.engine.Evaluation;

/** A frame of a training plan as an evaluation. */
final class Point extends Evaluation {
  private final Frame frame;
  private final boolean holdsMetaParameters;
  private boolean isStale = true;

  /**
   * A point.
   *
   * @param holdsMetaParameters whether its parameters change only when {@link #refresh()} says so,
   *     not with each evaluation
   */
  Point(Frame frame, TaskVectors vectors, boolean holdsMetaParameters) {
    super(vectors.parameters(), vectors.gradient(), vectors.direction(), vectors.product());
    this.frame = frame;
    this.holdsMetaParameters = holdsMetaParameters;
  }

  /** Takes the arrays and sizes of the examples that are bound. */
  void resolve() {
    frame.resolve();
    isStale = true;
  }

  /** Says that examples have changed. */
  void renew() {
    frame.renew();
  }

  /** Says that the meta-parameters have changed. */
  void refresh() {
    frame.renew();
    isStale = true;
  }

  @Override
  public double loss() {
    frame.runFixedStage();
    if (isStale || !holdsMetaParameters) {
      frame.runParameterStage();
      isStale = false;
    }
    frame.runLossStage();
    return frame.resultArray()[frame.resultOffset()];
  }

  @Override
  public double lossAndGradient() {
    double value = lossAndAdaptedGradient();
    frame.runGradientStage();
    return value;
  }

  @Override
  public double lossAndAdaptedGradient() {
    double value = loss();
    frame.runAdaptedStage();
    return value;
  }

  @Override
  public void multiplyHessian() {
    frame.runDirectionStage();
  }
}
