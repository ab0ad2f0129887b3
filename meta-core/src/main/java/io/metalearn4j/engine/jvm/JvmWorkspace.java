package io.metalearn4j.engine.jvm;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Schema;
import io.metalearn4j.engine.Evaluation;
import io.metalearn4j.engine.LocalLayout;
import io.metalearn4j.engine.Objective;
import io.metalearn4j.engine.Workspace;
import io.metalearn4j.engine.jvm.kernel.Kernels;
import io.metalearn4j.parameter.ParameterValues;
import java.util.ArrayList;
import java.util.Arrays;
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
  private final Point[] support;
  private final Point query;
  private final JvmVector metaVector;
  private final boolean isDescent;
  private @Nullable ParameterValues metaParameters;
  private int reserved = -1;
  private boolean isQueryStale = true;

  /**
   * A workspace.
   *
   * @param isDescent whether the plan writes a step where the gradient would stand: the gradient of
   *     each support point is then the parameters of the next, and after the last one comes number
   *     1
   */
  JvmWorkspace(
      Objective objective, Plan plan, Kernels kernels, int supportPoints, boolean isDescent) {
    this.schema = objective.schema();
    this.kernels = kernels;
    this.layout = objective.newLayout();
    this.supportArrays = new ExampleArrays(schema, layout);
    this.queryArrays = new ExampleArrays(schema, layout);
    JvmVector direction = newVector();
    JvmVector product = newVector();
    this.isDescent = isDescent;
    this.support = new Point[supportPoints];
    JvmVector[] points = new JvmVector[supportPoints];
    Arrays.setAll(points, i -> newVector());
    Frame first = null;
    for (int i = 0; i < supportPoints; i++) {
      JvmVector gradient = isDescent ? points[i + 1 < supportPoints ? i + 1 : 1] : newVector();
      TaskVectors own = new TaskVectors(points[i], gradient, direction, product);
      Frame frame = new Frame(plan, supportArrays, own, kernels, first);
      first = first == null ? frame : first;
      support[i] = new Point(frame, own, i == 0);
    }
    this.metaVector = (JvmVector) support[0].parameters();
    TaskVectors own = new TaskVectors(newVector(), newVector(), direction, product);
    this.query = new Point(new Frame(plan, queryArrays, own, kernels, null), own, false);
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
    if (moved) {
      clearRows();
    }
    if (supportArrays.bind(supportExamples) || moved) {
      resolveSupport();
    }
    isQueryStale |= moved;
    if (queryExamples != null && (queryArrays.bind(queryExamples) || isQueryStale)) {
      query.resolve();
      isQueryStale = false;
    }
  }

  @Override
  public void narrow(Examples batch) {
    support[0].renew();
    if (supportArrays.bind(batch)) {
      resolveSupport();
    }
  }

  private void resolveSupport() {
    for (Point point : support) {
      point.resolve();
    }
  }

  /** Clears the derivatives by rows of tables, of which the loss may not write all. */
  private void clearRows() {
    for (Point point : support) {
      clearRows(point);
    }
    clearRows(query);
  }

  private void clearRows(Point point) {
    point.gradient().fill(0, layout.denseLength(), layout.length());
    point.product().fill(0, layout.denseLength(), layout.length());
  }

  @Override
  public boolean isDescent() {
    return isDescent;
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
