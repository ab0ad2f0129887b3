package io.metalearn4j.engine.jvm;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Schema;
import io.metalearn4j.engine.CataloguePredictor;
import io.metalearn4j.engine.Objective;
import io.metalearn4j.engine.Predictor;
import io.metalearn4j.engine.Program;
import io.metalearn4j.engine.Workspace;
import io.metalearn4j.engine.jvm.kernel.Kernels;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.parameter.ParameterValues;
import java.util.function.Supplier;

/** An objective's plans: for derivatives, for steps of gradient descent, for prediction. */
final class JvmProgram implements Program {
  private final Objective objective;
  private final Supplier<Kernels> kernels;
  private final Plan derivatives;
  private final Plan steps;
  private final Plan prediction;

  JvmProgram(Objective objective, Supplier<Kernels> kernels) {
    this.objective = objective;
    this.kernels = kernels;
    this.derivatives = Plans.derivatives(objective);
    this.steps = Plans.steps(objective);
    this.prediction = Plans.prediction(objective);
  }

  Plan derivativesPlan() {
    return derivatives;
  }

  Plan stepsPlan() {
    return steps;
  }

  Plan predictionPlan() {
    return prediction;
  }

  @Override
  public ParameterSpec parameters() {
    return objective.parameters();
  }

  @Override
  public Schema schema() {
    return objective.schema();
  }

  @Override
  public boolean hasHessian() {
    return true;
  }

  @Override
  public Workspace newWorkspace(int supportPoints) {
    return new JvmWorkspace(objective, derivatives, steps, kernels.get(), supportPoints);
  }

  @Override
  public Predictor newPredictor() {
    return new JvmPredictor(objective, prediction, kernels.get());
  }

  @Override
  public Supplier<CataloguePredictor> cataloguePredictors(
      ParameterValues metaParameters, Examples rows) {
    Objective.FeatureProduct product;
    Plan rest;
    synchronized (objective) {
      product = objective.featureProduct().orElse(null);
      rest = product == null ? null : Plans.prediction(product.rest());
    }
    if (product == null || rest == null) {
      return Program.super.cataloguePredictors(metaParameters, rows);
    }
    FeatureProducts.Kept kept =
        new FeatureProducts.Kept(
            rows,
            metaParameters.dense(),
            objective.parameters().offset(product.weights().name()),
            product.weights().columns(),
            kernels.get());
    return () -> {
      Kernels own = kernels.get();
      return new JvmCataloguePredictor(
          metaParameters,
          new FeatureProducts(kept, own),
          new JvmPredictor(product.rest(), rest, own));
    };
  }
}
