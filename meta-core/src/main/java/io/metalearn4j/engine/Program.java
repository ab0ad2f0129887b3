package io.metalearn4j.engine;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Schema;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.parameter.ParameterValues;
import java.util.function.Supplier;

/** A learner compiled for examples of one schema. Immutable and thread-safe. */
public interface Program {

  /** The parameters: the learner's and then those of the inner rule. */
  ParameterSpec parameters();

  /** The widths of the examples. */
  Schema schema();

  /** Whether {@link Evaluation#multiplyHessian()} works. */
  boolean hasHessian();

  /**
   * A workspace for one worker.
   *
   * @param supportPoints number of support evaluations that are remembered at a time, at least 1
   */
  Workspace newWorkspace(int supportPoints);

  /** A predictor for one worker. */
  Predictor newPredictor();

  /**
   * Predictors of rows of features that stay the same while tasks change; what depends on neither
   * task nor ids is computed once for all of them.
   *
   * @param metaParameters what tasks are adapted from; not modified
   * @param rows the rows, which fit the schema
   * @return a supplier of predictors, one for each worker; thread-safe
   */
  default Supplier<CataloguePredictor> cataloguePredictors(
      ParameterValues metaParameters, Examples rows) {
    return () -> {
      Predictor predictor = newPredictor();
      return (adapted, support, examples) -> predictor.predict(metaParameters, adapted, examples);
    };
  }
}
