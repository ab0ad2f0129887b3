package io.metalearn4j.data.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Schema;
import io.metalearn4j.store.JsonObject;
import io.metalearn4j.store.MismatchException;
import io.metalearn4j.store.ModelFormatException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Preprocessing fitted to one table, which turns tables into {@link Examples} the same way ever
 * after, and which a model carries with it.
 *
 * <p>Everything that is learned (means, deviations, categories) is learned by {@link Builder#fit}
 * from the table given to it, which must be training data alone; {@link #encode} learns nothing.
 * Fitting does not depend on the order of rows but for the rounding of means. Immutable and
 * thread-safe; deterministic, bit for bit, on every platform.
 *
 * <pre>{@code
 * FeatureEncoder encoder = FeatureEncoder.builder()
 *     .log1p("price").standardise("price")
 *     .oneHot("brand")
 *     .id("item")
 *     .missing("price", MissingPolicy.indicator())
 *     .target("quantity")
 *     .fit(trainingSales);
 * Examples examples = encoder.encode(sales);
 * }</pre>
 */
public final class FeatureEncoder {
  private static final int VERSION = 1;

  private final List<FeatureColumn> features;
  private final List<IdColumn> ids;
  private final Optional<String> target;
  private final Optional<String> weight;
  private final Optional<String> orderBy;

  private FeatureEncoder(
      List<FeatureColumn> features,
      List<IdColumn> ids,
      Optional<String> target,
      Optional<String> weight,
      Optional<String> orderBy) {
    this.features = List.copyOf(features);
    this.ids = List.copyOf(ids);
    this.target = target;
    this.weight = weight;
    this.orderBy = orderBy;
  }

  /** Returns a builder of an encoder without columns. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Encodes a table with targets and weights.
   *
   * <p>The examples are in the order of the rows, or in time order if {@link Builder#orderBy} was
   * called.
   *
   * @param table a table with the columns of the fitted one; others are ignored
   * @throws InvalidTableException if the table is empty, lacks a column or has one of another type,
   *     or a value is missing or cannot be encoded
   */
  public Examples encode(DataTable table) {
    Examples.Builder examples = inputs(table);
    target.ifPresent(column -> examples.targets(numbers(table, column, false)));
    weight.ifPresent(column -> examples.weights(numbers(table, column, true)));
    return ordered(table, examples.build());
  }

  /**
   * Encodes a table whose targets are not known yet; the examples' targets are zeros.
   *
   * @param table a table with the columns of the fitted one, target and weight need not be there
   * @throws InvalidTableException as {@link #encode} does
   */
  public Examples encodeInputs(DataTable table) {
    return ordered(table, inputs(table).build());
  }

  private Examples.Builder inputs(DataTable table) {
    requireRows(table);
    Examples.Builder examples = Examples.builder(table.rows());
    if (!features.isEmpty()) {
      float[][] values = new float[table.rows()][featureNames().size()];
      int at = 0;
      for (FeatureColumn feature : features) {
        feature.encode(table, values, at);
        at += feature.names().size();
      }
      examples.features(values);
    }
    if (!ids.isEmpty()) {
      int[] values = new int[table.rows() * ids.size()];
      for (int i = 0; i < ids.size(); i++) {
        int[] column = ids.get(i).encode(table);
        for (int row = 0; row < column.length; row++) {
          values[row * ids.size() + i] = column[row];
        }
      }
      examples.ids(values);
    }
    return examples;
  }

  private static void requireRows(DataTable table) {
    if (table.rows() == 0) {
      throw new InvalidTableException("the table has no rows, must have at least 1");
    }
  }

  private static float[] numbers(DataTable table, String column, boolean positive) {
    float[] values = new float[table.rows()];
    for (int row = 0; row < values.length; row++) {
      double raw = table.numeric(column, row);
      values[row] = (float) raw;
      if (Double.isNaN(raw)) {
        throw new InvalidTableException(column, row, null, "is refused in a target or weight");
      }
      if (Float.isInfinite(values[row])) {
        throw new InvalidTableException(column, row, raw, "must fit a float");
      }
      if (positive && !(values[row] > 0)) {
        throw new InvalidTableException(column, row, raw, "must be above 0 to be a weight");
      }
    }
    return values;
  }

  private Examples ordered(DataTable table, Examples examples) {
    return orderBy.map(column -> examples.select(table.time(column).order())).orElse(examples);
  }

  /** Returns the names of the features in order, such as {@code price} or {@code brand=acme}. */
  public List<String> featureNames() {
    return features.stream().flatMap(feature -> feature.names().stream()).toList();
  }

  /** Returns the columns that become ids, in order. */
  public List<String> idColumns() {
    return ids.stream().map(IdColumn::column).toList();
  }

  /** Returns the number of ids of each id column, the unknown bucket 0 among them, in order. */
  public List<Integer> idSizes() {
    return ids.stream().map(IdColumn::size).toList();
  }

  /**
   * Returns the categories of an id column: the one at place i has id i + 1.
   *
   * @throws InvalidTableException if there is no such column, or it is hashed
   */
  public List<String> vocabulary(String column) {
    for (IdColumn id : ids) {
      if (id instanceof IdColumn.Known known && known.column().equals(column)) {
        return known.vocabulary().values();
      }
    }
    throw new InvalidTableException(column, "is not an id column with a vocabulary");
  }

  /** Returns the widths of the examples. */
  public Schema schema() {
    return new Schema(featureNames().size(), ids.size(), 1);
  }

  /**
   * Returns the columns, with their types, that {@link #encodeInputs} needs; {@link
   * DataTable#ofRows} takes them.
   */
  public Map<String, ColumnType> inputColumns() {
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    features.forEach(feature -> columns.put(feature.column(), feature.type()));
    ids.forEach(id -> columns.put(id.column(), ColumnType.CATEGORICAL));
    orderBy.ifPresent(column -> columns.put(column, ColumnType.TIME));
    return Collections.unmodifiableMap(columns);
  }

  /** Returns everything that was fitted, to be stored with a model. */
  public JsonObject state() {
    return JsonObject.builder()
        .put("version", VERSION)
        .putObjects("features", features.stream().map(FeatureColumn::state).toList())
        .putObjects("ids", ids.stream().map(IdColumn::state).toList())
        .putTexts("target", target.stream().toList())
        .putTexts("weight", weight.stream().toList())
        .putTexts("orderBy", orderBy.stream().toList())
        .build();
  }

  /**
   * Restores an encoder, which encodes as the one did whose state it is, bit for bit.
   *
   * @param state what {@link #state} returned
   * @throws ModelFormatException if anything in it is missing, unknown or out of range
   */
  public static FeatureEncoder of(JsonObject state) throws ModelFormatException {
    state.only("version", "features", "ids", "target", "weight", "orderBy");
    state.integer("version", VERSION, VERSION);
    List<FeatureColumn> features = new ArrayList<>();
    for (JsonObject feature : state.objects("features")) {
      features.add(FeatureColumn.parse(feature));
    }
    List<IdColumn> ids = new ArrayList<>();
    for (JsonObject id : state.objects("ids")) {
      ids.add(IdColumn.parse(id));
    }
    if (features.isEmpty() && ids.isEmpty()) {
      throw state.error("features", "and ids are empty, must have a column");
    }
    return new FeatureEncoder(
        features,
        ids,
        atMostOne(state, "target"),
        atMostOne(state, "weight"),
        atMostOne(state, "orderBy"));
  }

  private static Optional<String> atMostOne(JsonObject state, String key)
      throws ModelFormatException {
    List<String> columns = state.texts(key);
    if (columns.size() > 1) {
      throw state.error(key, "has " + columns.size() + " columns, must have at most 1");
    }
    return columns.stream().findFirst();
  }

  /**
   * Returns a SHA-256, in hexadecimal digits, over everything that was fitted: encoders of the same
   * fingerprint encode alike.
   */
  public String schemaFingerprint() {
    return Hashing.sha256().hashString(state().toString(), UTF_8).toString();
  }

  /**
   * Checks that another encoder encodes as this one does.
   *
   * @throws MismatchException if not; it names the first field that differs, with both values
   */
  public void requireSame(FeatureEncoder other) {
    state().requireSame(other.state());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FeatureEncoder that && state().equals(that.state());
  }

  @Override
  public int hashCode() {
    return state().hashCode();
  }

  /** Returns the columns read and the widths of the examples. */
  @Override
  public String toString() {
    return "FeatureEncoder" + inputColumns().keySet() + " to " + schema();
  }

  /**
   * Names the columns and what is done to them; not thread-safe.
   *
   * <p>The steps of a numeric column are applied in the order in which they are named. Features
   * come in the order in which their columns are first named, ids likewise.
   */
  public static final class Builder {
    private final Map<String, Optional<List<Function<double[], Step>>>> features =
        new LinkedHashMap<>(); // steps of a numeric column, empty for a one-hot one
    private final Map<String, IdFit> ids = new LinkedHashMap<>();
    private final Map<String, MissingPolicy> missing = new LinkedHashMap<>();
    private Optional<String> target = Optional.empty();
    private Optional<String> weight = Optional.empty();
    private Optional<String> orderBy = Optional.empty();

    private Builder() {}

    @FunctionalInterface
    private interface IdFit {
      IdColumn fit(DataTable table, MissingPolicy missing);
    }

    /** Takes numeric columns as they are. */
    public Builder numeric(String... columns) {
      for (String column : columns) {
        steps(column);
      }
      return this;
    }

    /** Limits a numeric column to {@code [low, high]}. */
    public Builder clip(String column, double low, double high) {
      Step clip = new Step.Clip(low, high);
      steps(column).add(values -> clip);
      return this;
    }

    /** Takes {@code log(1 + x)} of numeric columns, whose values must be above -1. */
    public Builder log1p(String... columns) {
      for (String column : columns) {
        steps(column).add(values -> new Step.Log1p());
      }
      return this;
    }

    /**
     * Subtracts the mean and divides by the population standard deviation of the values present; a
     * constant column becomes zeros.
     */
    public Builder standardise(String... columns) {
      for (String column : columns) {
        steps(column).add(Step.Standardise::fit);
      }
      return this;
    }

    /**
     * Makes one feature of each category, 1 where a row has it; a category never seen is all zeros.
     * At most 10,000 categories.
     */
    public Builder oneHot(String... columns) {
      for (String column : columns) {
        if (features.putIfAbsent(column, Optional.empty()) != null) {
          throw twice(column);
        }
      }
      return this;
    }

    /** Makes ids of categories; a category never seen gets id 0. */
    public Builder id(String... columns) {
      for (String column : columns) {
        id(column, 1);
      }
      return this;
    }

    /**
     * Makes ids of the categories that the fitted table has at least so often; all others share id
     * 0, which so is trained too.
     *
     * @param column a categorical column
     * @param leastCount at least 1
     */
    public Builder id(String column, int leastCount) {
      if (leastCount < 1) {
        throw new IllegalArgumentException("leastCount = " + leastCount + ", must be at least 1");
      }
      return addId(
          column, (table, policy) -> IdColumn.Known.fit(table, column, leastCount, policy));
    }

    /**
     * Makes ids of categories by their hash, without a vocabulary: 1 plus the first 8 bytes of the
     * SHA-256 of the UTF-8 form, as an unsigned big-endian number, modulo the buckets. So a new
     * category shares the id of some others.
     *
     * @param column a categorical column
     * @param buckets number of ids besides the unknown bucket 0, from 1 to 2^24
     */
    public Builder hash(String column, int buckets) {
      if (buckets < 1 || buckets > IdColumn.Hashed.MOST) {
        throw new IllegalArgumentException(
            "buckets = " + buckets + ", must be from 1 to " + IdColumn.Hashed.MOST);
      }
      return addId(column, (table, policy) -> new IdColumn.Hashed(column, buckets, policy));
    }

    /** Says what a missing value of a column becomes; without it, missing values are refused. */
    public Builder missing(String column, MissingPolicy policy) {
      if (missing.putIfAbsent(column, policy) != null) {
        throw twice(column);
      }
      return this;
    }

    /** Orders examples by a time column; rows of the same time keep their order. */
    public Builder orderBy(String column) {
      orderBy = Optional.of(column);
      return this;
    }

    /** Names the numeric column that is learned. */
    public Builder target(String column) {
      target = Optional.of(column);
      return this;
    }

    /** Names the numeric column of weights, which must be above 0. */
    public Builder weight(String column) {
      weight = Optional.of(column);
      return this;
    }

    /**
     * Fits to a table, which must be training data alone. The table is checked as {@link #encode}
     * would.
     *
     * @throws InvalidTableException if no column was named, a target is also a feature, a missing
     *     policy does not go with its column, or the table cannot be encoded
     */
    public FeatureEncoder fit(DataTable table) {
      requireRows(table);
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
      FeatureEncoder fitted =
          new FeatureEncoder(fittedFeatures, fittedIds, target, weight, orderBy);
      fitted.encode(table);
      return fitted;
    }

    private List<Function<double[], Step>> steps(String column) {
      return features
          .computeIfAbsent(column, name -> Optional.of(new ArrayList<>()))
          .orElseThrow(() -> twice(column));
    }

    private Builder addId(String column, IdFit id) {
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
}
