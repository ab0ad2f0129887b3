package io.metalearn4j.model;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.NdArrays;
import io.metalearn4j.engine.TaskParameters;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A model adapted to one task. Immutable and thread-safe. */
public final class AdaptedModel {
  private final MetaModel model;
  private final @Nullable Examples support;
  private final AdaptationBudget budget;
  private final TaskParameters parameters;
  private final AdaptationReport report;

  AdaptedModel(
      MetaModel model,
      @Nullable Examples support,
      AdaptationBudget budget,
      TaskParameters parameters,
      AdaptationReport report) {
    this.model = model;
    this.support = support;
    this.budget = budget;
    this.parameters = parameters;
    this.report = report;
  }

  /**
   * The learner's output.
   *
   * @param examples the rows to predict; targets and weights are not read
   * @return {@code [rows, outputs]} in row-major order
   * @throws io.metalearn4j.data.InvalidExamplesException if they do not fit the model
   */
  public float[] predict(Examples examples) {
    return model.predict(parameters, examples);
  }

  /**
   * The learner's output for the rows of a catalogue, up to float rounding what {@link
   * #predict(Examples)} gives for them.
   *
   * @param catalogue of the model that was adapted
   * @return {@code [rows, outputs]} in row-major order
   * @throws IllegalArgumentException if it is another model's
   */
  public float[] predict(Catalogue catalogue) {
    return catalogue.predict(model, parameters, support);
  }

  /**
   * The learner's output from features alone.
   *
   * @param features {@code [rows, features]}, not modified
   * @return {@code [rows, outputs]} in row-major order
   * @throws io.metalearn4j.data.InvalidExamplesException if they do not fit the model
   */
  public float[] predict(float[][] features) {
    return predict(
        Examples.builder(features.length).features(features).build(model.schema().targets()));
  }

  /**
   * The learner's output from features alone.
   *
   * @param features {@code [rows, features]}, not modified
   * @return {@code [rows, outputs]}
   * @throws io.metalearn4j.data.InvalidExamplesException if they do not fit the model
   */
  public INDArray predict(INDArray features) {
    float[][] rows = NdArrays.toRows(features);
    return NdArrays.fromRows(predict(rows), rows.length);
  }

  /**
   * The task with more examples: adapted anew from the meta-parameters to all of them, within the
   * same budget, so that the order in which they came does not matter.
   *
   * @param more further examples of the task
   * @throws io.metalearn4j.data.InvalidExamplesException if they do not fit the model
   */
  public AdaptedModel feedback(Examples more) {
    return model.adapt(support == null ? more : support.plus(more), budget);
  }

  /** What the adaptation did. */
  public AdaptationReport report() {
    return report;
  }

  /** The task's matrices in one flat vector, a copy. */
  public float[] denseParameters() {
    return parameters.dense().clone();
  }
}
