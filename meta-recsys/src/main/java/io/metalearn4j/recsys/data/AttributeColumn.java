package io.metalearn4j.recsys.data;

import io.metalearn4j.store.JsonObject;
import io.metalearn4j.store.ModelFormatException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** One attribute, fitted: the features that it becomes. Immutable and thread-safe. */
sealed interface AttributeColumn {
  /** How the attribute becomes features. */
  AttributeEncoder.Attribute attribute();

  /** Names of the features, in order. */
  List<String> names();

  /**
   * Writes the features that an entity has.
   *
   * @param first index of the first feature
   * @param row features by index, modified
   */
  void encode(Attributes entity, int first, Map<Integer, Float> row);

  /** Everything that was fitted. */
  JsonObject state();

  /** Fits an attribute to the entities that are known. */
  static AttributeColumn fit(AttributeEncoder.Attribute attribute, List<Attributes> entities) {
    if (attribute instanceof AttributeEncoder.Category category) {
      return Categories.fit(category, entities);
    }
    return attribute instanceof AttributeEncoder.Numeric number
        ? Powers.fit(number, entities)
        : new Words((AttributeEncoder.Text) attribute);
  }

  /** The column whose state this is. */
  static AttributeColumn parse(JsonObject state) throws ModelFormatException {
    try {
      String name = state.text("name");
      double weight = state.number("weight");
      return switch (state.text("kind")) {
        case "category" ->
            Categories.of(
                new AttributeEncoder.Category(
                    name, weight, state.integer("minimumCount", 1, Integer.MAX_VALUE)),
                state.texts("values"));
        case "numeric" ->
            new Powers(
                new AttributeEncoder.Numeric(
                    name, weight, state.integer("degree", 1, Integer.MAX_VALUE)),
                state.number("mean"),
                state.number("deviation"));
        case "text" ->
            new Words(
                new AttributeEncoder.Text(
                    name, weight, state.integer("buckets", 1, Integer.MAX_VALUE)));
        default -> throw state.error("kind", "must be category, numeric or text");
      };
    } catch (IllegalArgumentException e) {
      throw state.error("kind", String.valueOf(e.getMessage()));
    }
  }

  private static JsonObject.Builder state(String kind, AttributeEncoder.Attribute attribute) {
    return JsonObject.builder()
        .put("kind", kind)
        .put("name", attribute.name())
        .put("weight", attribute.weight());
  }

  /** A feature for each value that was seen often enough, in their order as texts. */
  record Categories(
      AttributeEncoder.Category attribute, List<String> values, Map<String, Integer> places)
      implements AttributeColumn {
    static Categories fit(AttributeEncoder.Category category, List<Attributes> entities) {
      Map<String, Integer> counts = new TreeMap<>();
      for (Attributes entity : entities) {
        entity.get(category.name()).stream()
            .distinct()
            .forEach(value -> counts.merge(value, 1, Integer::sum));
      }
      counts.values().removeIf(count -> count < category.minimumCount());
      return of(category, List.copyOf(counts.keySet()));
    }

    static Categories of(AttributeEncoder.Category category, List<String> values) {
      Map<String, Integer> places = new HashMap<>();
      values.forEach(value -> places.put(value, places.size()));
      return new Categories(category, values, places);
    }

    @Override
    public List<String> names() {
      return values.stream().map(value -> attribute.name() + "=" + value).toList();
    }

    @Override
    public void encode(Attributes entity, int first, Map<Integer, Float> row) {
      for (String value : entity.get(attribute.name())) {
        Integer place = places.get(value);
        if (place != null) {
          row.put(first + place, (float) attribute.weight());
        }
      }
    }

    @Override
    public JsonObject state() {
      return AttributeColumn.state("category", attribute)
          .put("minimumCount", attribute.minimumCount())
          .putTexts("values", values)
          .build();
    }
  }

  /** Powers of a number that is standardised by the mean and deviation of the fitted entities. */
  record Powers(AttributeEncoder.Numeric attribute, double mean, double deviation)
      implements AttributeColumn {
    static Powers fit(AttributeEncoder.Numeric number, List<Attributes> entities) {
      double[] seen =
          entities.stream()
              .map(entity -> AttributeEncoder.number(entity, number.name()))
              .filter(OptionalDouble::isPresent)
              .mapToDouble(OptionalDouble::getAsDouble)
              .toArray();
      double mean = Arrays.stream(seen).average().orElse(0);
      double variance = Arrays.stream(seen).map(x -> (x - mean) * (x - mean)).average().orElse(0);
      return new Powers(number, mean, variance > 0 ? Math.sqrt(variance) : 1);
    }

    @Override
    public List<String> names() {
      return IntStream.rangeClosed(1, attribute.degree())
          .mapToObj(power -> power == 1 ? attribute.name() : attribute.name() + "^" + power)
          .toList();
    }

    @Override
    public void encode(Attributes entity, int first, Map<Integer, Float> row) {
      OptionalDouble value = AttributeEncoder.number(entity, attribute.name());
      if (value.isPresent()) {
        double standard = (value.getAsDouble() - mean) / deviation;
        double power = attribute.weight();
        for (int degree = 0; degree < attribute.degree(); degree++) {
          power *= standard;
          row.put(first + degree, (float) power);
        }
      }
    }

    @Override
    public JsonObject state() {
      return AttributeColumn.state("numeric", attribute)
          .put("degree", attribute.degree())
          .put("mean", mean)
          .put("deviation", deviation)
          .build();
    }
  }

  /** Hashed words of a text, of unit length. */
  record Words(AttributeEncoder.Text attribute) implements AttributeColumn {
    @Override
    public List<String> names() {
      return IntStream.range(0, attribute.buckets())
          .mapToObj(bucket -> attribute.name() + "#" + bucket)
          .toList();
    }

    @Override
    public void encode(Attributes entity, int first, Map<Integer, Float> row) {
      Map<Integer, Float> words = new TreeMap<>();
      for (String value : entity.get(attribute.name())) {
        for (String word : value.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
          if (word.length() > 2) {
            int bucket = Math.floorMod(word.hashCode() * 0x9E3779B9, attribute.buckets());
            words.merge(bucket, 1f, Float::sum);
          }
        }
      }
      double norm = Math.sqrt(words.values().stream().mapToDouble(c -> c * c).sum());
      words.forEach(
          (bucket, count) -> row.put(first + bucket, (float) (attribute.weight() * count / norm)));
    }

    @Override
    public JsonObject state() {
      return AttributeColumn.state("text", attribute).put("buckets", attribute.buckets()).build();
    }
  }
}
