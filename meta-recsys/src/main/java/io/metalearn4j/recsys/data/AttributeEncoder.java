package io.metalearn4j.recsys.data;

import io.metalearn4j.store.JsonObject;
import io.metalearn4j.store.ModelFormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Attributes as sparse features: categories (one or many values), numbers (standardised, with
 * powers) and hashed text.
 *
 * <p>Fitted on the entities that are known at training time; a value not seen then is left out, so
 * that encoding never fails. Immutable, thread-safe, deterministic.
 */
public final class AttributeEncoder {
  private static final int MOST_POWERS = 100;
  private static final int MOST_BUCKETS = 1 << 20;
  private static final int BUCKETS = 256;
  private static final int LIKENESS_BUCKETS = 4096;
  private final List<AttributeColumn> columns;
  private final int[] starts; // index of each column's first feature
  private final List<String> names;

  private AttributeEncoder(List<AttributeColumn> columns) {
    this.columns = List.copyOf(columns);
    this.starts = new int[columns.size()];
    List<String> all = new ArrayList<>(List.of("constant"));
    for (int c = 0; c < starts.length; c++) {
      starts[c] = all.size();
      all.addAll(columns.get(c).names());
    }
    this.names = List.copyOf(all);
  }

  /** How one attribute becomes features. */
  public sealed interface Attribute {
    /** The attribute's name. */
    String name();

    /** The value of a present feature: its weight in a ridge. */
    double weight();
  }

  /**
   * A feature a value. Values seen on fewer than {@code minimumCount} entities are left out.
   *
   * @param name the attribute's name
   * @param weight value of a present feature, above 0
   * @param minimumCount at least 1
   */
  public record Category(String name, double weight, int minimumCount) implements Attribute {
    /** Checks the numbers. */
    public Category {
      requireWeight(name, weight);
      requireUpTo(Integer.MAX_VALUE, name, "minimum count", minimumCount);
    }
  }

  /**
   * A number, standardised over the fitted entities, with its powers up to {@code degree}.
   *
   * @param name the attribute's name
   * @param weight multiplies the standardised number, above 0
   * @param degree from 1 to 100
   */
  public record Numeric(String name, double weight, int degree) implements Attribute {
    /** Checks the numbers. */
    public Numeric {
      requireWeight(name, weight);
      requireUpTo(MOST_POWERS, name, "degree", degree);
    }
  }

  /**
   * The words of a text, hashed, scaled to unit length.
   *
   * @param name the attribute's name
   * @param weight length of the word vector, above 0
   * @param buckets number of hash buckets, from 1 to 2^20
   */
  public record Text(String name, double weight, int buckets) implements Attribute {
    /** Checks the numbers. */
    public Text {
      requireWeight(name, weight);
      requireUpTo(MOST_BUCKETS, name, "buckets", buckets);
    }
  }

  private static void requireWeight(String name, double weight) {
    if (!(weight > 0 && Double.isFinite(weight))) {
      throw new IllegalArgumentException(
          "weight of '%s' must be finite and above 0, got %s".formatted(name, weight));
    }
  }

  private static void requireUpTo(int most, String name, String what, int value) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          "%s of '%s' must be from 1 to %d, got %d".formatted(what, name, most, value));
    }
  }

  /** A constant and every attribute found, by {@link #guess}. */
  public static AttributeEncoder fit(List<Attributes> entities) {
    return fit(guess(entities), entities);
  }

  /**
   * As {@link #fit(List)}, with so many buckets for a text that few words share one: features to
   * tell likeness by, too many for a ridge.
   */
  public static AttributeEncoder fitLikeness(List<Attributes> entities) {
    return fit(guess(entities, LIKENESS_BUCKETS), entities);
  }

  /**
   * A constant feature, then the features of the given attributes.
   *
   * @param attributes how each becomes features; others are ignored
   * @param entities what the vocabulary and the moments are taken from
   */
  public static AttributeEncoder fit(List<Attribute> attributes, List<Attributes> entities) {
    return new AttributeEncoder(
        attributes.stream().map(a -> AttributeColumn.fit(a, entities)).toList());
  }

  /**
   * Attributes told apart by their values: a number where all are numbers and more than 12 differ;
   * a text where they have 6 words or more on average, or 3 or more and most values are those of
   * one entity alone; else a category that must be seen 3 times.
   */
  public static List<Attribute> guess(List<Attributes> entities) {
    return guess(entities, BUCKETS);
  }

  private static List<Attribute> guess(List<Attributes> entities, int buckets) {
    Map<String, List<String>> seen = new LinkedHashMap<>();
    entities.forEach(
        e ->
            e.values()
                .forEach(
                    (name, list) ->
                        seen.computeIfAbsent(name, n -> new ArrayList<>()).addAll(list)));
    List<Attribute> attributes = new ArrayList<>();
    seen.forEach(
        (name, list) -> {
          boolean numbers = list.stream().allMatch(v -> parse(v).isPresent());
          double words =
              list.stream().mapToInt(v -> v.split("\\s+", -1).length).average().orElse(0);
          if (numbers && list.stream().distinct().count() > 12) {
            attributes.add(new Numeric(name, 1, 2));
          } else if (words >= 6
              || (words >= 3 && list.stream().distinct().count() > list.size() / 2)) {
            attributes.add(new Text(name, 1, buckets));
          } else {
            attributes.add(new Category(name, 1, 3));
          }
        });
    return attributes;
  }

  /** Number of features, the constant included. */
  public int size() {
    return names.size();
  }

  /** What feature {@code index} means, such as {@code genre=Comedy}. */
  public String name(int index) {
    return names.get(index);
  }

  /** How each attribute becomes features. */
  public List<Attribute> attributes() {
    return columns.stream().map(AttributeColumn::attribute).toList();
  }

  /**
   * The features of one entity; unknown values are left out, and nothing known gives the constant
   * alone.
   */
  public SparseRows.Row encode(Attributes entity) {
    TreeMap<Integer, Float> row = new TreeMap<>();
    row.put(0, 1f);
    for (int c = 0; c < starts.length; c++) {
      columns.get(c).encode(entity, starts[c], row);
    }
    int[] indices = row.keySet().stream().mapToInt(Integer::intValue).toArray();
    float[] values = new float[indices.length];
    int at = 0;
    for (float value : row.values()) {
      values[at++] = value;
    }
    return SparseRows.Row.of(indices, values);
  }

  /** The features of many entities. */
  public SparseRows encodeAll(List<Attributes> entities) {
    return SparseRows.ofRows(size(), entities.stream().map(this::encode).toList());
  }

  /** Everything that was fitted, from which {@link #of} makes this encoder again. */
  public JsonObject state() {
    return JsonObject.builder()
        .putObjects("columns", columns.stream().map(AttributeColumn::state).toList())
        .build();
  }

  /**
   * The encoder that had this {@link #state}; it encodes alike, bit for bit.
   *
   * @throws ModelFormatException when anything in it is missing, unknown or out of range
   */
  public static AttributeEncoder of(JsonObject state) throws ModelFormatException {
    List<AttributeColumn> columns = new ArrayList<>();
    for (JsonObject column : state.only("columns").objects("columns")) {
      columns.add(AttributeColumn.parse(column));
    }
    return new AttributeEncoder(columns);
  }

  static OptionalDouble number(Attributes entity, String name) {
    List<String> values = entity.get(name);
    return values.isEmpty() ? OptionalDouble.empty() : parse(values.get(0));
  }

  private static OptionalDouble parse(String text) {
    try {
      double value = Double.parseDouble(text.strip());
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
