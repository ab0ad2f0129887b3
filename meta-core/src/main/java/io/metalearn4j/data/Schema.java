package io.metalearn4j.data;

/**
 * The widths of examples, which a model fixes when it is trained.
 *
 * @param features number of feature columns, at least 0
 * @param ids number of id columns, at least 0
 * @param targets number of target columns, at least 1
 */
public record Schema(int features, int ids, int targets) {

  /**
   * Checks the components.
   *
   * @throws InvalidExamplesException if a width is too small
   */
  public Schema {
    if (features < 0 || ids < 0 || targets < 1 || features + ids < 1) {
      throw new InvalidExamplesException(
          "examples have "
              + features
              + " features, "
              + ids
              + " ids and "
              + targets
              + " targets, must have a feature or an id, and a target");
    }
  }

  /**
   * Checks that examples have these widths.
   *
   * @throws InvalidExamplesException if a width differs
   */
  public void check(Examples examples) {
    checkInputs(examples);
    check("targets", targets, examples.schema().targets);
  }

  /**
   * Checks that examples have these widths of features and ids.
   *
   * @throws InvalidExamplesException if one differs
   */
  public void checkInputs(Examples examples) {
    check("features", features, examples.schema().features);
    check("ids", ids, examples.schema().ids);
  }

  private static void check(String what, int want, int have) {
    if (want != have) {
      throw new InvalidExamplesException(
          "examples have " + have + " " + what + ", the model wants " + want);
    }
  }
}
