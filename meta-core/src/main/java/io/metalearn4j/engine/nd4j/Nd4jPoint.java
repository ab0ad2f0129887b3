package io.metalearn4j.engine.nd4j;

import io.metalearn4j.engine.Evaluation;
import io.metalearn4j.engine.Objective;
import io.metalearn4j.engine.Vector;
import io.metalearn4j.graph.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An objective at one point, whose values it keeps for Hessian-vector products. */
final class Nd4jPoint extends Evaluation {
  private final Nd4jProgram program;
  private @Nullable Nd4jExamples examples;
  private @Nullable NodeValues values;

  Nd4jPoint(
      Nd4jProgram program,
      Nd4jVector parameters,
      Nd4jVector gradient,
      Nd4jVector direction,
      Nd4jVector product) {
    super(parameters, gradient, direction, product);
    this.program = program;
  }

  /** Takes the examples; the product is zero until it is computed. */
  void bind(Nd4jExamples next) {
    close();
    examples = next;
    product().fill(0, 0, next.layout().length());
  }

  private void close() {
    if (values != null) {
      values.close();
      values = null;
    }
  }

  private NodeValues evaluate(List<Node> order) {
    close();
    NodeValues next = program.newValues(examples(), (Nd4jVector) parameters(), null);
    values = next;
    next.evaluate(order);
    return next;
  }

  private Nd4jExamples examples() {
    if (examples == null) {
      throw new IllegalStateException("bind a task before its loss is asked for");
    }
    return examples;
  }

  @Override
  public double loss() {
    return evaluate(program.lossOrder()).doubles(program.objective().loss())[0];
  }

  @Override
  public double lossAndGradient(Vector into) {
    into.fill(0, 0, examples().layout().length());
    NodeValues here = evaluate(program.gradientOrder());
    for (Objective.Derivative derivative : program.objective().derivatives()) {
      int from = examples().layout().from(derivative.parameter());
      ((Nd4jVector) into).put(here.doubles(derivative.gradient()), from);
    }
    return here.doubles(program.objective().loss())[0];
  }

  @Override
  public void multiplyHessian() {
    if (values == null) {
      throw new IllegalStateException("take the gradient before the Hessian is multiplied");
    }
    values.evaluate(program.sharedOrder());
    try (NodeValues along = program.newValues(examples(), (Nd4jVector) direction(), values)) {
      along.evaluate(program.directionOrder());
      for (Objective.Derivative derivative : program.objective().derivatives()) {
        int from = examples().layout().from(derivative.parameter());
        ((Nd4jVector) product()).put(along.doubles(derivative.product()), from);
      }
    }
  }
}
