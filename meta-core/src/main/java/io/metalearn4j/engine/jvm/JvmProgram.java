package io.metalearn4j.engine.jvm;

import io.metalearn4j.data.Schema;
import io.metalearn4j.engine.Objective;
import io.metalearn4j.engine.Predictor;
import io.metalearn4j.engine.Program;
import io.metalearn4j.engine.Workspace;
import io.metalearn4j.engine.jvm.kernel.Kernels;
import io.metalearn4j.parameter.ParameterSpec;
import java.util.Optional;
import java.util.function.Supplier;

/** An objective's two plans, for training and for prediction. */
final class JvmProgram implements Program {
  private final Objective objective;
  private final Supplier<Kernels> kernels;
  private final Plan training;
  private final Plan prediction;
  private final boolean isDescent;

  JvmProgram(Objective objective, Supplier<Kernels> kernels) {
    this(
        objective,
        kernels,
        PlanCompiler.training(objective),
        PlanCompiler.prediction(objective),
        false);
  }

  private JvmProgram(
      Objective objective,
      Supplier<Kernels> kernels,
      Plan training,
      Plan prediction,
      boolean isDescent) {
    this.objective = objective;
    this.kernels = kernels;
    this.training = training;
    this.prediction = prediction;
    this.isDescent = isDescent;
  }

  @Override
  public Optional<Program> descent(double rate) {
    synchronized (objective) {
      Plan steps = PlanCompiler.descent(objective, rate);
      return Optional.of(new JvmProgram(objective, kernels, steps, prediction, true));
    }
  }

  Plan trainingPlan() {
    return training;
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
    return !isDescent;
  }

  @Override
  public Workspace newWorkspace(int supportPoints) {
    return new JvmWorkspace(objective, training, kernels.get(), supportPoints, isDescent);
  }

  @Override
  public Predictor newPredictor() {
    return new JvmPredictor(objective, prediction, kernels.get());
  }
}
