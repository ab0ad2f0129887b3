package io.metalearn4j.model;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.InvalidExamplesException;
import io.metalearn4j.data.Task;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Several models as one: each is adapted to the task, and their predictions are averaged with
 * non-negative weights that sum to one.
 *
 * <p>The weights minimise the squared error of predictions that the models did not learn from, for
 * probabilities the Brier score. They are learned once from many tasks, or for each task from rows
 * of its support set that are held out in turn. Immutable and thread-safe.
 *
 * @see <a href="https://doi.org/10.1007/BF00117832">L. Breiman, Stacked regressions, Machine
 *     Learning 24, 1996</a>
 */
public final class FusedModel {
  private final List<MetaModel> models;
  private final double[] weights;

  private FusedModel(List<MetaModel> models, double[] weights) {
    this.models = models;
    this.weights = weights;
  }

  /**
   * Models with equal weights.
   *
   * @param models at least one, all of one schema
   * @throws InvalidExamplesException if their schemas differ
   */
  public static FusedModel of(List<MetaModel> models) {
    if (models.isEmpty()) {
      throw new IllegalArgumentException("there are 0 models, must be at least 1");
    }
    for (MetaModel model : models) {
      if (!model.schema().equals(models.get(0).schema())) {
        throw new InvalidExamplesException(
            "models have " + models.get(0).schema() + " and " + model.schema() + ", must be equal");
      }
    }
    double[] equal = new double[models.size()];
    Arrays.fill(equal, 1.0 / equal.length);
    return new FusedModel(List.copyOf(models), equal);
  }

  /**
   * The same models with weights learned from tasks: each model is adapted to a task's support set
   * and judged by its query set.
   *
   * @param tasks tasks that no model was trained on, at least one
   * @throws InvalidExamplesException if there are none, or they do not fit the models
   */
  public FusedModel weightedBy(List<Task> tasks) {
    if (tasks.isEmpty()) {
      throw new InvalidExamplesException("there are 0 tasks, must be at least 1");
    }
    SimplexLeastSquares squares = new SimplexLeastSquares(models.size());
    for (Task task : tasks) {
      add(squares, task.support(), task.query());
    }
    return new FusedModel(models, squares.solve());
  }

  /**
   * The same models with weights learned from one task's support set: its rows are parted into
   * folds, and each fold is predicted by the models adapted to the others.
   *
   * <p>With a handful of rows the weights are uncertain; those of {@link #weightedBy(List)} are the
   * safer choice then.
   *
   * @param support the task's examples
   * @param folds number of folds, from 2 to the number of rows; row i is in fold {@code i % folds}
   * @throws InvalidExamplesException if the examples do not fit the models
   */
  public FusedModel weightedBy(Examples support, int folds) {
    if (folds < 2 || folds > support.rows()) {
      throw new IllegalArgumentException(
          "folds is " + folds + ", must be from 2 to the number of rows, " + support.rows());
    }
    SimplexLeastSquares squares = new SimplexLeastSquares(models.size());
    for (int f = 0; f < folds; f++) {
      int fold = f;
      int[] rows = IntStream.range(0, support.rows()).toArray();
      int[] others = Arrays.stream(rows).filter(row -> row % folds != fold).toArray();
      int[] heldOut = Arrays.stream(rows).filter(row -> row % folds == fold).toArray();
      add(squares, support.select(others), support.select(heldOut));
    }
    return new FusedModel(models, squares.solve());
  }

  private void add(SimplexLeastSquares squares, Examples support, Examples query) {
    List<float[]> predicted = predict(adaptAll(support), query);
    int outputs = query.schema().targets();
    if (predicted.get(0).length != query.rows() * outputs) {
      throw new InvalidExamplesException(
          "models have "
              + predicted.get(0).length / query.rows()
              + " outputs, tasks "
              + outputs
              + " targets, must be equal to learn weights");
    }
    double[] values = new double[models.size()];
    for (int i = 0; i < query.rows() * outputs; i++) {
      for (int m = 0; m < values.length; m++) {
        values[m] = predicted.get(m)[i];
      }
      int row = i / outputs;
      squares.add(values, query.target(row, i % outputs), query.weight(row));
    }
  }

  private List<AdaptedModel> adaptAll(Examples support) {
    return models.stream().map(model -> model.adapt(support)).toList();
  }

  private static List<float[]> predict(List<AdaptedModel> adapted, Examples examples) {
    return adapted.stream().map(model -> model.predict(examples)).toList();
  }

  /** The weights of the models, in their order, a copy. */
  public double[] weights() {
    return weights.clone();
  }

  /**
   * Adapts the models to a task; those of weight 0 are left out.
   *
   * @param support the task's examples
   * @throws InvalidExamplesException if they do not fit the models
   */
  public Adapted adapt(Examples support) {
    int[] used = IntStream.range(0, weights.length).filter(m -> weights[m] > 0).toArray();
    return new Adapted(
        Arrays.stream(used).mapToObj(m -> models.get(m).adapt(support)).toList(),
        Arrays.stream(used).mapToDouble(m -> weights[m]).toArray());
  }

  /** Models adapted to one task. Immutable and thread-safe. */
  public static final class Adapted {
    private final List<AdaptedModel> models;
    private final double[] weights;

    private Adapted(List<AdaptedModel> models, double[] weights) {
      this.models = models;
      this.weights = weights;
    }

    /**
     * The weighted mean of the models' outputs.
     *
     * @param examples the rows to predict; targets and weights are not read
     * @return {@code [rows, outputs]} in row-major order
     * @throws InvalidExamplesException if they do not fit the models
     */
    public float[] predict(Examples examples) {
      List<float[]> predicted = FusedModel.predict(models, examples);
      float[] mean = new float[predicted.get(0).length];
      for (int i = 0; i < mean.length; i++) {
        double sum = 0;
        for (int m = 0; m < weights.length; m++) {
          sum += weights[m] * predicted.get(m)[i];
        }
        mean[i] = (float) sum;
      }
      return mean;
    }
  }
}
