package io.metalearn4j.data.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Names the columns of a {@link FeatureEncoder} and what is done to them. Not thread-safe.
 *
 * <p>The steps of a numeric column are applied in the order in which they are named. Features come
 * in the order in which their columns are first named, ids likewise.
 */
public final class FeatureEncoderBuilder {
  private final Map<String, Optional<List<Function<double[], Step>>>> features =
      new LinkedHashMap<>(); // steps of a numeric column, empty for a one-hot one
  private final Map<String, IdFit> ids = new LinkedHashMap<>();
  private final Map<String, MissingPolicy> missing = new LinkedHashMap<>();
  private Optional<String> target = Optional.empty();
  private Optional<String> weight = Optional.empty();
  private Optional<String> orderBy = Optional.empty();

  FeatureEncoderBuilder() {}

  @FunctionalInterface
  private interface IdFit {
    IdColumn fit(DataTable table, MissingPolicy missing);
  }

  /** Takes numeric columns as they are. */
  public FeatureEncoderBuilder numeric(String... columns) {
    for (String column : columns) {
      steps(column);
    }
    return this;
  }

  /** Limits a numeric column to {@code [low, high]}. */
  public FeatureEncoderBuilder clip(String column, double low, double high) {
    Step clip = new Step.Clip(low, high);
    steps(column).add(values -> clip);
    return this;
  }

  /** Takes {@code log(1 + x)} of numeric columns, whose values must be above -1. */
  public FeatureEncoderBuilder log1p(String... columns) {
    for (String column : columns) {
      steps(column).add(values -> new Step.Log1p());
    }
    return this;
  }

  /**
   * Subtracts the mean and divides by the population standard deviation of the values present; a
   * constant column becomes zeros.
   */
  public FeatureEncoderBuilder standardise(String... columns) {
    for (String column : columns) {
      steps(column).add(Step.Standardise::fit);
    }
    return this;
  }

  /**
   * Makes one feature of each category, 1 where a row has it; a category never seen is all zeros.
   * At most 10,000 categories.
   */
  public FeatureEncoderBuilder oneHot(String... columns) {
    for (String column : columns) {
      if (features.putIfAbsent(column, Optional.empty()) != null) {
        throw twice(column);
      }
    }
    return this;
  }

  /** Makes ids of categories; a category never seen gets id 0. */
  public FeatureEncoderBuilder id(String... columns) {
    for (String column : columns) {
      id(column, 1);
    }
    return this;
  }

  /**
   * Makes ids of the categories that the fitted table has at least so often; all others share id 0,
   * which so is trained too.
   *
   * @param column a categorical column
   * @param leastCount at least 1
   */
  public FeatureEncoderBuilder id(String column, int leastCount) {
    if (leastCount < 1) {
      throw new IllegalArgumentException("leastCount = " + leastCount + ", must be at least 1");
    }
    return addId(column, (table, policy) -> IdColumn.Known.fit(table, column, leastCount, policy));
  }

  /**
   * Makes ids of categories by their hash, without a vocabulary: 1 plus the first 8 bytes of the
   * SHA-256 of the UTF-8 form, as an unsigned big-endian number, modulo the buckets. So a new
   * category shares the id of some others.
   *
   * @param column a categorical column
   * @param buckets number of ids besides the unknown bucket 0, from 1 to 2^24
   */
  public FeatureEncoderBuilder hash(String column, int buckets) {
    if (buckets < 1 || buckets > IdColumn.Hashed.MOST) {
      throw new IllegalArgumentException(
          "buckets = " + buckets + ", must be from 1 to " + IdColumn.Hashed.MOST);
    }
    return addId(column, (table, policy) -> new IdColumn.Hashed(column, buckets, policy));
  }

  /** Says what a missing value of a column becomes; without it, missing values are refused. */
  public FeatureEncoderBuilder missing(String column, MissingPolicy policy) {
    if (missing.putIfAbsent(column, policy) != null) {
      throw twice(column);
    }
    return this;
  }

  /** Orders examples by a time column; rows of the same time keep their order. */
  public FeatureEncoderBuilder orderBy(String column) {
    orderBy = Optional.of(column);
    return this;
  }

  /** Names the numeric column that is learned. */
  public FeatureEncoderBuilder target(String column) {
    target = Optional.of(column);
    return this;
  }

  /** Names the numeric column of weights, which must be above 0. */
  public FeatureEncoderBuilder weight(String column) {
    weight = Optional.of(column);
    return this;
  }

  /**
   * Fits to a table, which must be training data alone. The table is checked as {@link
   * FeatureEncoder#encode} would.
   *
   * @throws InvalidTableException if no column was named, a target is also a feature, a missing
   *     policy does not go with its column, or the table cannot be encoded
   */
  public FeatureEncoder fit(DataTable table) {
    FeatureEncoder.requireRows(table);
    missing.keySet().forEach(this::requireNamed);
    target.ifPresent(this::requireNoInput);
    weight.ifPresent(this::requireNoInput);
    if (features.isEmpty() && ids.isEmpty()) {
      throw new InvalidTableException("no column is named, must name a feature or an id");
    }
    List<FeatureColumn> fittedFeatures = new ArrayList<>();
    features.forEach(
        (column, steps) ->
            fittedFeatures.add(
                steps.isPresent()
                    ? FeatureColumn.Numeric.fit(table, column, steps.get(), policy(column))
                    : FeatureColumn.OneHot.fit(table, column, policy(column))));
    List<IdColumn> fittedIds = new ArrayList<>();
    ids.forEach((column, id) -> fittedIds.add(id.fit(table, policy(column))));
    FeatureEncoder fitted = new FeatureEncoder(fittedFeatures, fittedIds, target, weight, orderBy);
    fitted.encode(table);
    return fitted;
  }

  private List<Function<double[], Step>> steps(String column) {
    return features
        .computeIfAbsent(column, name -> Optional.of(new ArrayList<>()))
        .orElseThrow(() -> twice(column));
  }

  private FeatureEncoderBuilder addId(String column, IdFit id) {
    if (ids.putIfAbsent(column, id) != null) {
      throw twice(column);
    }
    return this;
  }

  private MissingPolicy policy(String column) {
    return missing.getOrDefault(column, MissingPolicy.refuse());
  }

  private void requireNamed(String column) {
    if (!features.containsKey(column) && !ids.containsKey(column)) {
      throw new InvalidTableException(
          column, "has a missing policy, must be named as a feature or an id");
    }
  }

  private void requireNoInput(String column) {
    if (features.containsKey(column) || ids.containsKey(column)) {
      throw new InvalidTableException(
          column, "is a target or weight, must not be a feature or an id as well");
    }
  }

  private static InvalidTableException twice(String column) {
    return new InvalidTableException(column, "is named twice, must be once");
  }
}
