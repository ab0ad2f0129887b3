package io.metalearn4j.engine.nd4j;

import io.metalearn4j.data.Examples;
import io.metalearn4j.engine.Evaluation;
import io.metalearn4j.engine.LocalLayout;
import io.metalearn4j.engine.Workspace;
import io.metalearn4j.parameter.ParameterValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A worker's vectors and points. */
final class Nd4jWorkspace implements Workspace {
  private final Nd4jProgram program;
  private final LocalLayout layout;
  private final List<Nd4jVector> vectors = new ArrayList<>();
  private final List<Nd4jPoint> support = new ArrayList<>();
  private final Nd4jPoint query;
  private final Nd4jVector metaVector;
  private @Nullable ParameterValues metaParameters;

  Nd4jWorkspace(Nd4jProgram program, int supportPoints) {
    this.program = program;
    this.layout = program.objective().newLayout();
    Nd4jVector direction = newVector();
    Nd4jVector product = newVector();
    for (int i = 0; i < supportPoints; i++) {
      support.add(new Nd4jPoint(program, newVector(), newVector(), direction, product));
    }
    this.query = new Nd4jPoint(program, newVector(), newVector(), direction, product);
    this.metaVector = (Nd4jVector) support.get(0).parameters();
  }

  @Override
  public void load(ParameterValues values) {
    metaParameters = values;
    vectors.forEach(vector -> vector.reserve(layout.denseLength()));
    metaVector.write(0, layout.denseLength(), values.dense(), 0);
  }

  @Override
  public void bind(Examples supportExamples, @Nullable Examples queryExamples) {
    ParameterValues values = metaParameters;
    if (values == null) {
      throw new IllegalStateException("load the meta-parameters before a task is bound");
    }
    program.schema().check(supportExamples);
    if (queryExamples != null) {
      program.schema().check(queryExamples);
    }
    layout.bind(supportExamples, queryExamples);
    vectors.forEach(vector -> vector.reserve(layout.length()));
    layout.writeRows(values, metaVector);
    support.forEach(point -> point.bind(new Nd4jExamples(supportExamples, layout)));
    if (queryExamples != null) {
      query.bind(new Nd4jExamples(queryExamples, layout));
    }
  }

  @Override
  public void narrow(Examples batch) {
    support.forEach(point -> point.bind(new Nd4jExamples(batch, layout)));
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
  public Nd4jVector newVector() {
    Nd4jVector vector = new Nd4jVector();
    vector.reserve(layout.length());
    vectors.add(vector);
    return vector;
  }
}
