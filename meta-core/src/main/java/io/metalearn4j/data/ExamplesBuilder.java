package io.metalearn4j.data;

import org.jspecify.annotations.Nullable;

/** Collects the columns of {@link Examples}. Keeps no array that it is given. Not thread-safe. */
public final class ExamplesBuilder {
  final int rows;
  float[] features = new float[0];
  int[] ids = new int[0];
  float[] targets = new float[0];
  float @Nullable [] weights;

  ExamplesBuilder(int rows) {
    if (rows < 1) {
      throw new InvalidExamplesException("examples have " + rows + " rows, must have at least 1");
    }
    this.rows = rows;
  }

  /** The features, {@code [rows, features]}. */
  public ExamplesBuilder features(float[][] values) {
    features = flatten("feature", values);
    return this;
  }

  /** The features in row-major order, a length that is a multiple of the rows. */
  public ExamplesBuilder features(float[] values) {
    features = flat("feature", values);
    return this;
  }

  /** The ids, {@code [rows, ids]}, each 0 or more. */
  public ExamplesBuilder ids(int[][] values) {
    checkRows("id", values.length);
    int width = values[0].length;
    int[] flat = new int[rows * width];
    for (int r = 0; r < rows; r++) {
      checkWidth("id", r, values[r].length, width);
      System.arraycopy(values[r], 0, flat, r * width, width);
    }
    return ids(flat);
  }

  /** The ids in row-major order, a length that is a multiple of the rows, each 0 or more. */
  public ExamplesBuilder ids(int[] values) {
    checkMultiple("id", values.length);
    for (int i = 0; i < values.length; i++) {
      if (values[i] < 0) {
        throw new InvalidExamplesException(
            "id at row "
                + i / (values.length / rows)
                + " is "
                + values[i]
                + ", must be at least 0");
      }
    }
    ids = values.clone();
    return this;
  }

  /** The targets, {@code [rows, targets]}. */
  public ExamplesBuilder targets(float[][] values) {
    targets = flatten("target", values);
    return this;
  }

  /** The targets in row-major order, a length that is a multiple of the rows. */
  public ExamplesBuilder targets(float[] values) {
    targets = flat("target", values);
    return this;
  }

  /**
   * Classes as targets: one column for each class, 1 in the row's own and 0 elsewhere.
   *
   * @param classes {@code [rows]}, each from 0 to {@code count - 1}
   * @param count number of classes, at least 2
   * @throws InvalidExamplesException if the rows differ in number, or a class or the count is out
   *     of range
   */
  public ExamplesBuilder classes(int[] classes, int count) {
    checkRows("class", classes.length);
    if (count < 2) {
      throw new InvalidExamplesException("there are " + count + " classes, must be at least 2");
    }
    float[] oneHot = new float[rows * count];
    for (int r = 0; r < rows; r++) {
      if (classes[r] < 0 || classes[r] >= count) {
        throw new InvalidExamplesException(
            "class at row " + r + " is " + classes[r] + ", must be from 0 to " + (count - 1));
      }
      oneHot[r * count + classes[r]] = 1;
    }
    targets = oneHot;
    return this;
  }

  /** The weights, {@code [rows]}, each above 0. */
  public ExamplesBuilder weights(float[] values) {
    checkRows("weight", values.length);
    for (int r = 0; r < rows; r++) {
      if (!(values[r] > 0) || Float.isInfinite(values[r])) {
        throw new InvalidExamplesException(
            "weight at row " + r + " is " + values[r] + ", must be finite and above 0");
      }
    }
    weights = values.clone();
    return this;
  }

  /**
   * The examples. Where no targets were given they are zeros of one column, as for rows that wait
   * for a prediction.
   *
   * @throws InvalidExamplesException if there is neither a feature nor an id
   */
  public Examples build() {
    return build(1);
  }

  /**
   * The examples, with zeros for targets where none were given.
   *
   * @param targetWidth number of target columns
   */
  public Examples build(int targetWidth) {
    if (targets.length == 0) {
      targets = new float[rows * targetWidth];
    }
    return new Examples(this);
  }

  private float[] flatten(String what, float[][] values) {
    checkRows(what, values.length);
    int width = values[0].length;
    float[] flat = new float[rows * width];
    for (int r = 0; r < rows; r++) {
      checkWidth(what, r, values[r].length, width);
      System.arraycopy(values[r], 0, flat, r * width, width);
    }
    return flat(what, flat);
  }

  private float[] flat(String what, float[] values) {
    checkMultiple(what, values.length);
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        int width = values.length / rows;
        throw new InvalidExamplesException(
            what
                + " at row "
                + i / width
                + ", column "
                + i % width
                + " is "
                + values[i]
                + ", must be finite");
      }
    }
    return values.clone();
  }

  private void checkRows(String what, int have) {
    if (have != rows) {
      throw new InvalidExamplesException(
          "there are " + have + " " + what + " rows, must be " + rows);
    }
  }

  private void checkMultiple(String what, int length) {
    if (length % rows != 0) {
      throw new InvalidExamplesException(
          "there are " + length + " " + what + "s, must be a multiple of " + rows + " rows");
    }
  }

  private static void checkWidth(String what, int row, int have, int want) {
    if (have != want) {
      throw new InvalidExamplesException(
          "row " + row + " has " + have + " " + what + "s, the first has " + want);
    }
  }
}
