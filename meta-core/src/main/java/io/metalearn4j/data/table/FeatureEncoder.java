package io.metalearn4j.data.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import io.metalearn4j.data.Examples;
import io.metalearn4j.data.ExamplesBuilder;
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
import org.jspecify.annotations.Nullable;

/**
 * Preprocessing fitted to one table, which turns tables into {@link Examples} the same way ever
 * after, and which a model carries with it.
 *
 * <p>Everything that is learned (means, deviations, categories) is learned by {@link
 * FeatureEncoderBuilder#fit} from the table given to it, which must be training data alone; {@link
 * #encode} learns nothing. Fitting does not depend on the order of rows but for the rounding of
 * means. Immutable and thread-safe; deterministic, bit for bit, on every platform.
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

  FeatureEncoder(
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
  public static FeatureEncoderBuilder builder() {
    return new FeatureEncoderBuilder();
  }

  /**
   * Encodes a table with targets and weights.
   *
   * <p>The examples are in the order of the rows, or in time order if {@link
   * FeatureEncoderBuilder#orderBy} was called.
   *
   * @param table a table with the columns of the fitted one; others are ignored
   * @throws InvalidTableException if the table is empty, lacks a column or has one of another type,
   *     or a value is missing or cannot be encoded
   */
  public Examples encode(DataTable table) {
    ExamplesBuilder examples = inputs(table);
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

  private ExamplesBuilder inputs(DataTable table) {
    requireRows(table);
    ExamplesBuilder examples = Examples.builder(table.rows());
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

  static void requireRows(DataTable table) {
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
}
