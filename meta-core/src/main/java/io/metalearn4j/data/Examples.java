package io.metalearn4j.data;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows of float features, integer ids, targets and weights; the examples of one task's support or
 * query set.
 *
 * <p>Immutable and thread-safe. All values are finite, ids are 0 or more, weights are above 0.
 */
public final class Examples {
  private final Schema schema;
  private final int rows;
  private final float[] features;
  private final int[] ids;
  private final float[] targets;
  private final float @Nullable [] weights;

  Examples(ExamplesBuilder builder) {
    this.rows = builder.rows;
    this.features = builder.features;
    this.ids = builder.ids;
    this.targets = builder.targets;
    this.weights = builder.weights;
    this.schema = new Schema(width(features.length), width(ids.length), width(targets.length));
  }

  private int width(int length) {
    return rows == 0 ? 0 : length / rows;
  }

  /**
   * Examples with one target each.
   *
   * @param features {@code [rows, features]}, not modified, copied
   * @param targets {@code [rows]}, not modified, copied
   * @throws InvalidExamplesException if there are no rows, their number or widths differ, or a
   *     value is not finite
   */
  public static Examples of(float[][] features, float[] targets) {
    return builder(targets.length).features(features).targets(targets).build();
  }

  /**
   * Examples.
   *
   * @param features {@code [rows, features]}, not modified, copied
   * @param targets {@code [rows, targets]}, not modified, copied
   * @throws InvalidExamplesException if there are no rows, their number or widths differ, or a
   *     value is not finite
   */
  public static Examples of(float[][] features, float[][] targets) {
    return builder(targets.length).features(features).targets(targets).build();
  }

  /**
   * Examples of one feature and one target each.
   *
   * @param feature {@code [rows]}, not modified, copied
   * @param target {@code [rows]}, not modified, copied
   * @throws InvalidExamplesException if there are no rows, their number differs, or a value is not
   *     finite
   */
  public static Examples of(float[] feature, float[] target) {
    return builder(target.length).features(feature).targets(target).build();
  }

  /**
   * Starts examples of a number of rows.
   *
   * @throws InvalidExamplesException if it is below 1
   */
  public static ExamplesBuilder builder(int rows) {
    return new ExamplesBuilder(rows);
  }

  /** The number of rows, at least 1. */
  public int rows() {
    return rows;
  }

  /** The widths. */
  public Schema schema() {
    return schema;
  }

  /**
   * One feature.
   *
   * @throws IndexOutOfBoundsException if there is no such row or column
   */
  public float feature(int row, int column) {
    return features[at(row, column, schema.features())];
  }

  /**
   * One id, 0 or more.
   *
   * @throws IndexOutOfBoundsException if there is no such row or column
   */
  public int id(int row, int column) {
    return ids[at(row, column, schema.ids())];
  }

  /**
   * One target.
   *
   * @throws IndexOutOfBoundsException if there is no such row or column
   */
  public float target(int row, int column) {
    return targets[at(row, column, schema.targets())];
  }

  private int at(int row, int column, int width) {
    return Objects.checkIndex(row, rows) * width + Objects.checkIndex(column, width);
  }

  /**
   * One row's weight, above 0; 1 where no weights were given.
   *
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public float weight(int row) {
    return weights == null ? 1 : weights[row];
  }

  /** Whether weights were given. */
  public boolean isWeighted() {
    return weights != null;
  }

  /** Copies all features, row-major. */
  public void copyFeatures(float[] into, int offset) {
    System.arraycopy(features, 0, into, offset, features.length);
  }

  /** Copies all targets, row-major. */
  public void copyTargets(float[] into, int offset) {
    System.arraycopy(targets, 0, into, offset, targets.length);
  }

  /**
   * The rows at the given places, in that order.
   *
   * @throws InvalidExamplesException if there are no places
   * @throws IndexOutOfBoundsException if there is no row at one of them
   */
  public Examples select(int... places) {
    ExamplesBuilder builder = new ExamplesBuilder(places.length);
    for (int place : places) {
      Objects.checkIndex(place, rows);
    }
    builder.features = pick(features, schema.features(), places);
    builder.targets = pick(targets, schema.targets(), places);
    builder.ids = new int[places.length * schema.ids()];
    for (int r = 0; r < places.length; r++) {
      System.arraycopy(ids, places[r] * schema.ids(), builder.ids, r * schema.ids(), schema.ids());
    }
    builder.weights = weights == null ? null : pick(weights, 1, places);
    return new Examples(builder);
  }

  /** The same rows with zeros for targets, as for rows that wait for a prediction. */
  public Examples withoutTargets() {
    ExamplesBuilder builder = new ExamplesBuilder(rows);
    builder.features = features;
    builder.ids = ids;
    builder.targets = new float[targets.length];
    builder.weights = weights;
    return new Examples(builder);
  }

  /**
   * The same rows with other ids; features are not copied. Of a catalogue whose items are rows of
   * features it makes that of another user, and a model that is asked about it next does not copy
   * them either.
   *
   * @param values {@code [rows, ids]} in row-major order, each 0 or more, copied
   * @throws InvalidExamplesException if their number is no multiple of the rows, or one is negative
   */
  public Examples withIds(int... values) {
    ExamplesBuilder builder = new ExamplesBuilder(rows).ids(values);
    builder.features = features;
    builder.targets = targets;
    builder.weights = weights;
    return new Examples(builder);
  }

  /** Whether the features of both are one array. */
  public boolean sharesFeatures(Examples other) {
    return features == other.features;
  }

  /** These rows and then those of {@code other}, of the same schema. */
  public Examples plus(Examples other) {
    schema.check(other);
    ExamplesBuilder builder = new ExamplesBuilder(rows + other.rows);
    builder.features = join(features, other.features);
    builder.targets = join(targets, other.targets);
    builder.ids = Arrays.copyOf(ids, ids.length + other.ids.length);
    System.arraycopy(other.ids, 0, builder.ids, ids.length, other.ids.length);
    if (weights != null || other.weights != null) {
      builder.weights = join(weightsOrOnes(), other.weightsOrOnes());
    }
    return new Examples(builder);
  }

  private float[] weightsOrOnes() {
    if (weights != null) {
      return weights;
    }
    float[] ones = new float[rows];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static float[] join(float[] a, float[] b) {
    float[] joined = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, joined, a.length, b.length);
    return joined;
  }

  private static float[] pick(float[] from, int width, int[] places) {
    float[] picked = new float[places.length * width];
    for (int r = 0; r < places.length; r++) {
      System.arraycopy(from, places[r] * width, picked, r * width, width);
    }
    return picked;
  }

  @Override
  public String toString() {
    return rows + " examples of " + schema;
  }
}
