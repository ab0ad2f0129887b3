package io.metalearn4j.engine.jvm;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Schema;
import io.metalearn4j.engine.Evaluation;
import io.metalearn4j.engine.LocalLayout;
import io.metalearn4j.engine.Objective;
import io.metalearn4j.engine.Workspace;
import io.metalearn4j.engine.jvm.kernel.Kernels;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A worker's vectors and frames: one frame for each support point and one for the query set. */
final class JvmWorkspace implements Workspace {
  private final Schema schema;
  private final Kernels kernels;
  private final LocalLayout layout;
  private final ExampleArrays supportArrays;
  private final ExampleArrays queryArrays;
  private final List<JvmVector> vectors = new ArrayList<>();
  private final JvmVector direction;
  private final JvmVector product;
  private final List<Parameter> unused;
  private final Point[] support;
  private final Point query;
  private final JvmVector metaVector;
  private @Nullable ParameterValues metaParameters;
  private int reserved = -1;
  private boolean isQueryStale = true;

  JvmWorkspace(
      Objective objective, Plan derivatives, Plan steps, Kernels kernels, int supportPoints) {
    this.schema = objective.schema();
    this.kernels = kernels;
    this.layout = objective.newLayout();
    this.supportArrays = new ExampleArrays(schema, layout);
    this.queryArrays = new ExampleArrays(schema, layout);
    this.direction = newVector();
    this.product = newVector();
    this.unused =
        objective.parameters().parameters().stream()
            .filter(p -> objective.derivatives().stream().noneMatch(d -> d.parameter().equals(p)))
            .toList();
    Frame firstDerivatives = new Frame(derivatives, supportArrays, kernels, null);
    Frame firstSteps = new Frame(steps, supportArrays, kernels, null);
    this.support = new Point[supportPoints];
    support[0] = point(supportArrays, firstDerivatives, firstSteps, true);
    for (int i = 1; i < supportPoints; i++) {
      support[i] =
          point(
              supportArrays,
              new Frame(derivatives, supportArrays, kernels, firstDerivatives),
              new Frame(steps, supportArrays, kernels, firstSteps),
              false);
    }
    this.metaVector = (JvmVector) support[0].parameters();
    this.query =
        point(
            queryArrays,
            new Frame(derivatives, queryArrays, kernels, null),
            new Frame(steps, queryArrays, kernels, null),
            false);
  }

  private Point point(
      ExampleArrays arrays, Frame derivatives, Frame steps, boolean holdsMetaParameters) {
    return new Point(
        arrays,
        derivatives,
        steps,
        newVector(),
        newVector(),
        direction,
        product,
        unused,
        holdsMetaParameters);
  }

  @Override
  public void load(ParameterValues values) {
    metaParameters = values;
    reserve(layout.denseLength());
    loadMatrices(values);
  }

  private void loadMatrices(ParameterValues values) {
    metaVector.write(0, layout.denseLength(), values.dense(), 0);
    support[0].refresh();
    query.refresh();
  }

  private boolean reserve(int length) {
    if (length <= reserved) {
      return false;
    }
    reserved = reserved < 0 ? length : Math.max(length, reserved + reserved / 2);
    vectors.forEach(vector -> vector.reserve(reserved));
    return true;
  }

  @Override
  public void bind(Examples supportExamples, @Nullable Examples queryExamples) {
    ParameterValues values = metaParameters;
    if (values == null) {
      throw new IllegalStateException("load the meta-parameters before a task is bound");
    }
    schema.check(supportExamples);
    if (queryExamples != null) {
      schema.check(queryExamples);
    }
    boolean moved = layout.bind(supportExamples, queryExamples);
    if (reserve(layout.length())) {
      loadMatrices(values);
      moved = true;
    }
    layout.writeRows(values, metaVector);
    support[0].renew();
    query.renew();
    if (moved) { // the product writes no rows of tables that the loss does not depend on
      product.fill(0, layout.denseLength(), layout.length());
    }
    if (supportArrays.bind(supportExamples) || moved) {
      resizeSupport();
    }
    isQueryStale |= moved;
    if (queryExamples != null && (queryArrays.bind(queryExamples) || isQueryStale)) {
      query.resize();
      isQueryStale = false;
    }
  }

  @Override
  public void narrow(Examples batch) {
    support[0].renew();
    if (supportArrays.bind(batch)) {
      resizeSupport();
    }
  }

  private void resizeSupport() {
    for (Point point : support) {
      point.resize();
    }
  }

  @Override
  public LocalLayout layout() {
    return layout;
  }

  @Override
  public Evaluation support(int step) {
    return support[step];
  }

  @Override
  public Evaluation query() {
    return query;
  }

  @Override
  public JvmVector newVector() {
    JvmVector vector = new JvmVector(kernels);
    vector.reserve(Math.max(0, reserved));
    vectors.add(vector);
    return vector;
  }
}
