package io.metalearn4j.inner;

import io.metalearn4j.engine.Evaluation;
import io.metalearn4j.engine.LocalLayout;
import io.metalearn4j.engine.Vector;
import io.metalearn4j.parameter.Parameter;
import java.util.List;

/**
 * What one step of the inner loop reads and writes. Owned by {@link InnerLoop}; a rule must not
 * keep it.
 */
public final class InnerStep {
  private final InnerVectors vectors;
  private final AdaptedRanges ranges;
  private int index;
  private Evaluation evaluation;
  private Vector next;
  private Vector adjoint;

  InnerStep(InnerVectors vectors, AdaptedRanges ranges, Evaluation evaluation) {
    this.vectors = vectors;
    this.ranges = ranges;
    this.evaluation = evaluation;
    this.next = evaluation.parameters();
    this.adjoint = evaluation.direction();
  }

  void forward(int step, Evaluation at, Vector into) {
    index = step;
    evaluation = at;
    next = into;
  }

  void backward(int step, Evaluation at, Vector adjointOfNext) {
    index = step;
    evaluation = at;
    adjoint = adjointOfNext;
  }

  /** The step's number, from 0. */
  public int index() {
    return index;
  }

  /**
   * The number of ranges that the rule moves: runs of adapted matrices, and each adapted table's
   * rows.
   */
  public int ranges() {
    return ranges.count();
  }

  /** Where range {@code range} starts. */
  public int from(int range) {
    return ranges.from(range);
  }

  /** Where range {@code range} ends. */
  public int to(int range) {
    return ranges.to(range);
  }

  /** The adapted parameters, for rules that treat them differently. */
  public List<Parameter> adapted() {
    return ranges.adapted();
  }

  /** Where a parameter, or the rows of it that the task uses, starts. */
  public int from(Parameter parameter) {
    return ranges.layout().from(parameter);
  }

  /** Where a parameter, or the rows of it that the task uses, ends. */
  public int to(Parameter parameter) {
    return ranges.layout().to(parameter);
  }

  /** Where a learned parameter of the rule starts in the vectors. */
  public int offset(String ruleParameter) {
    return ranges.layout().spec().offset(ruleParameter);
  }

  /** The task's parameters before the step. */
  public Vector parameters() {
    return evaluation.parameters();
  }

  /**
   * The meta-parameters that the task started from; the rule's learned parameters are read here.
   */
  public Vector start() {
    return vectors.start();
  }

  /**
   * The gradient of the support loss before the step. A rule may replace it by what it makes of it,
   * such as a clipped one; its adjoint then finds that, and puts back what the step found.
   */
  public Vector gradient() {
    return evaluation.gradient();
  }

  /** The task's parameters after the step, to be written. */
  public Vector next() {
    return next;
  }

  /** State vector {@code number} before the step. */
  public Vector state(int number) {
    return vectors.state(index, number);
  }

  /** State vector {@code number} after the step. */
  public Vector nextState(int number) {
    return vectors.state(index + 1, number);
  }

  /**
   * The derivative by the next parameters, to be turned into that by the parameters; those of the
   * rule's learned parameters are added up here.
   */
  public Vector adjoint() {
    return adjoint;
  }

  /**
   * The derivative by state vector {@code number} after the step, to be turned into that before it.
   */
  public Vector stateAdjoint(int number) {
    return vectors.stateAdjoint(number);
  }

  /** The derivative by the gradient, to be written on the adapted ranges. */
  public Vector gradientAdjoint() {
    return evaluation.direction();
  }

  /**
   * The derivative by the parameters that the task started from, for rules that refer to them; to
   * be added to.
   */
  public Vector startAdjoint() {
    return vectors.startAdjoint();
  }

  /** Scratch vector {@code number} from 0 to 2. */
  public Vector scratch(int number) {
    return vectors.scratch(number);
  }

  /** Keeps a number of this step for its adjoint. */
  public void remember(double number) {
    vectors.remember(index, number);
  }

  /** The number that this step has kept. */
  public double remembered() {
    return vectors.remembered(index);
  }

  LocalLayout layout() {
    return ranges.layout();
  }
}
