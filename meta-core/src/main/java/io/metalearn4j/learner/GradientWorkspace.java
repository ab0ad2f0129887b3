package io.metalearn4j.learner;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Schema;
import io.metalearn4j.engine.Evaluation;
import io.metalearn4j.engine.LocalLayout;
import io.metalearn4j.engine.Vector;
import io.metalearn4j.engine.Workspace;
import io.metalearn4j.engine.jvm.JvmEngine;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.parameter.ParameterValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A worker's vectors, on the heap, and the arrays in which it talks with the learner. */
final class GradientWorkspace implements Workspace {
  private final GradientLearner learner;
  private final Schema schema;
  private final LocalLayout layout;
  private final float[] theta;
  private final float[] direction;
  private final float[] result;
  private final List<Point> support = new ArrayList<>();
  private final Point query;

  GradientWorkspace(
      GradientLearner learner, ParameterSpec spec, Schema schema, int length, int supportPoints) {
    this.learner = learner;
    this.schema = schema;
    this.layout = new LocalLayout(spec, List.of());
    this.theta = new float[length];
    this.direction = new float[length];
    this.result = new float[length];
    Vector sharedDirection = newVector();
    Vector sharedProduct = newVector();
    for (int i = 0; i < supportPoints; i++) {
      support.add(new Point(newVector(), newVector(), sharedDirection, sharedProduct));
    }
    this.query = new Point(newVector(), newVector(), sharedDirection, sharedProduct);
  }

  @Override
  public void load(ParameterValues metaParameters) {
    support.get(0).parameters().write(0, layout.denseLength(), metaParameters.dense(), 0);
  }

  @Override
  public void bind(Examples supportExamples, @Nullable Examples queryExamples) {
    schema.check(supportExamples);
    if (queryExamples != null) {
      schema.check(queryExamples);
    }
    support.forEach(point -> point.examples = supportExamples);
    query.examples = queryExamples;
  }

  @Override
  public void narrow(Examples batch) {
    support.forEach(point -> point.examples = batch);
  }

  @Override
  public LocalLayout layout() {
    return layout;
  }

  @Override
  public Evaluation support(int step) {
    return support.get(step);
  }

  @Override
  public Evaluation query() {
    return query;
  }

  @Override
  public Vector newVector() {
    return JvmEngine.newVector(layout.denseLength());
  }

  private final class Point extends Evaluation {
    private @Nullable Examples examples;

    Point(Vector parameters, Vector gradient, Vector direction, Vector product) {
      super(parameters, gradient, direction, product);
    }

    private Examples examples() {
      Examples bound = examples;
      if (bound == null) {
        throw new IllegalStateException("bind a task before it is evaluated");
      }
      return bound;
    }

    @Override
    public double loss() {
      parameters().read(0, theta.length, theta, 0);
      return learner.lossAndGradient(theta, examples(), result);
    }

    @Override
    public double lossAndGradient(Vector into) {
      double loss = loss();
      writeResult(into);
      return loss;
    }

    @Override
    public void multiplyHessian() {
      if (!(learner instanceof HessianLearner hessian)) {
        throw new UnsupportedOperationException(
            "learner " + learner + " has no Hessian-vector products");
      }
      parameters().read(0, theta.length, theta, 0);
      readDirection();
      hessian.multiplyHessian(theta, examples(), direction, result);
      writeResult(product());
    }

    /** Only adapted parameters have a direction. */
    private void readDirection() {
      Arrays.fill(direction, 0);
      for (Parameter parameter : layout.spec().matrices()) {
        int from = layout.spec().offset(parameter.name());
        if (parameter.isAdapted() && from < direction.length) {
          direction().read(from, from + parameter.length(), direction, from);
        }
      }
    }

    /** The loss does not depend on the parameters behind the learner's. */
    private void writeResult(Vector into) {
      into.write(0, result.length, result, 0);
      into.fill(0, result.length, layout.denseLength());
    }
  }
}
