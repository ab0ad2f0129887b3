package io.metalearn4j.inner;

import io.metalearn4j.data.Examples;
import io.metalearn4j.engine.Evaluation;
import io.metalearn4j.engine.LocalLayout;
import io.metalearn4j.engine.Program;
import io.metalearn4j.engine.TaskParameters;
import io.metalearn4j.engine.Vector;
import io.metalearn4j.engine.Workspace;
import io.metalearn4j.parameter.ParameterValues;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Adapts a task's parameters to its support set, and takes derivatives back through the steps:
 *
 * <pre>
 *   theta_(k+1) = U(theta_k, grad L_support(theta_k))
 *   v_k = (dU/dtheta)^T v_(k+1) + H_k (dU/dgradient)^T v_(k+1)
 * </pre>
 *
 * <p>One worker's; not thread-safe. Once it has seen its largest task it allocates nothing.
 *
 * @see <a href="https://arxiv.org/abs/1703.03400">C. Finn, P. Abbeel and S. Levine, Model-agnostic
 *     meta-learning, ICML 2017</a>
 */
public final class InnerLoop {
  private final InnerRule rule;
  private final int points;
  private final Workspace workspace;
  private final InnerVectors vectors;
  private final AdaptedRanges ranges;
  private final InnerStep step;
  private final boolean isDescent;
  private final double rate;
  private @Nullable Examples support;
  private int queryRows;
  private int steps;

  /**
   * A loop.
   *
   * @param points number of steps that are remembered at a time: all of them where derivatives are
   *     taken back, 3 where not
   */
  public InnerLoop(Program program, InnerRule rule, int points) {
    this.rule = rule;
    this.points = points;
    this.workspace = program.newWorkspace(points);
    this.vectors = new InnerVectors(workspace, points, rule.stateVectors());
    this.ranges = new AdaptedRanges(workspace.layout());
    this.step = new InnerStep(vectors, ranges, workspace.support(0));
    this.isDescent = rule.descentRate().isPresent() && workspace.support(0).takesSteps();
    this.rate = rule.descentRate().orElse(0);
  }

  /**
   * Takes the meta-parameters that the next tasks start from; call it again whenever they change.
   */
  public void load(ParameterValues metaParameters) {
    workspace.load(metaParameters);
  }

  /**
   * Takes a task.
   *
   * @throws io.metalearn4j.data.InvalidExamplesException if the examples do not fit the schema or a
   *     table
   */
  public void bind(Examples supportExamples, @Nullable Examples query) {
    workspace.bind(supportExamples, query);
    support = supportExamples;
    queryRows = query == null ? 0 : query.rows();
    steps = 0;
    vectors.clearForward(length());
  }

  /**
   * Takes the next step from where the task stands, along the gradient of the support loss.
   *
   * @param isLast whether the result goes to {@link #query()}
   * @return the support loss before the step
   */
  public double step(boolean isLast) {
    Evaluation at = support(steps);
    Vector next = isLast ? query().parameters() : support(steps + 1).parameters();
    ranges.copyFixed(at.parameters(), next);
    double loss;
    if (isDescent) {
      loss = at.lossAndStep(rate, next);
    } else {
      loss = at.lossAndAdaptedGradient();
      step.forward(steps, at, next);
      rule.step(step);
    }
    steps++;
    return loss;
  }

  /**
   * Takes all steps; the adapted parameters are those of {@link #query()}.
   *
   * @param count number of steps, 0 or more
   * @return the support loss before the last step; NaN where there is none
   */
  public double adapt(int count) {
    double loss = Double.NaN;
    for (int k = 0; k < count; k++) {
      loss = step(k == count - 1);
    }
    if (count == 0) {
      query().parameters().copy(support(0).parameters(), 0, length());
    }
    return loss;
  }

  /**
   * Takes all steps, each on the next minibatch of the support set; after the last one comes the
   * first again. Derivatives cannot be taken back through them.
   *
   * @param count number of steps, 0 or more
   * @param minibatches how many parts the rows are cut into, in their order; at most one a row
   * @return the last minibatch's loss before the last step; NaN where there is no step
   */
  public double adapt(int count, int minibatches) {
    Examples all = support;
    if (all == null || minibatches == 1) {
      return adapt(count);
    }
    int parts = Math.min(minibatches, all.rows());
    double loss = Double.NaN;
    for (int k = 0; k < count; k++) {
      int part = k % parts;
      int[] rows =
          IntStream.range(part * all.rows() / parts, (part + 1) * all.rows() / parts).toArray();
      workspace.narrow(all.select(rows));
      loss = step(k == count - 1);
    }
    return count == 0 ? adapt(0) : loss;
  }

  /**
   * Takes a derivative back through one step; call it for the steps in falling order.
   *
   * @param number the step's number, from 0
   * @param adjoint the derivative by the parameters after the step, turned into that before it
   * @param withHessian whether the gradient's dependence on the parameters counts; without it this
   *     is the first-order approximation
   */
  public void pullBack(int number, Vector adjoint, boolean withHessian) {
    if (number == steps - 1) {
      vectors.clearBackward(length());
    }
    Evaluation at = support(number);
    if (!isDescent) {
      pullBackByRule(number, at, adjoint, withHessian);
    } else if (withHessian) {
      at.pullBackStep(adjoint);
    }
  }

  private void pullBackByRule(int number, Evaluation at, Vector adjoint, boolean withHessian) {
    step.backward(number, at, adjoint);
    rule.adjoint(step);
    if (withHessian) {
      at.multiplyHessian();
      adjoint.add(1, at.product(), 0, length());
    }
    if (number == 0 && !vectors.isStartAdjointZero()) {
      adjoint.add(1, vectors.startAdjoint(), 0, length());
    }
  }

  /** The support loss at the parameters before step {@code number}. */
  public Evaluation support(int number) {
    return workspace.support(number < points ? number : 1 + (number - 1) % (points - 1));
  }

  /** The query loss at the adapted parameters. */
  public Evaluation query() {
    return workspace.query();
  }

  /** The meta-parameters that the task starts from; read only. */
  public Vector start() {
    return vectors.start();
  }

  /** Where the task's parameters stand. */
  public LocalLayout layout() {
    return workspace.layout();
  }

  /** The length of the task's vectors. */
  public int length() {
    return workspace.layout().length();
  }

  /** A copy of the parameters after the steps taken so far, none of which was the last. */
  public TaskParameters copyParameters() {
    return TaskParameters.copyOf(support(steps).parameters(), layout());
  }

  /**
   * Whether the parameters after the steps taken so far, none of which was the last, are finite.
   */
  public boolean isFinite() {
    Vector theta = support(steps).parameters();
    return Double.isFinite(theta.dot(theta, 0, length()));
  }

  /** The rows of the support set. */
  public int supportRows() {
    return support == null ? 0 : support.rows();
  }

  /** The rows of the query set, 0 where there is none. */
  public int queryRows() {
    return queryRows;
  }

  /**
   * Scratch vector {@code number} from 0 to 2, for algorithms; rules use the same ones while they
   * step.
   */
  public Vector scratch(int number) {
    return vectors.scratch(number);
  }

  /** Copies the adapted parameters and nothing else. */
  public void copyAdapted(Vector from, Vector into) {
    for (int r = 0; r < ranges.count(); r++) {
      into.copy(from, ranges.from(r), ranges.to(r));
    }
  }

  /** Another vector of the task's parameters, zeros at first. */
  public Vector newVector() {
    return workspace.newVector();
  }
}
