package io.metalearn4j.recsys.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
  private static final int BUCKETS = 256;
  private static final int LIKENESS_BUCKETS = 4096;
  private final List<Attribute> attributes;
  private final Map<String, Integer> vocabulary;
  private final List<String> names;
  private final Map<String, double[]> moments;

  private AttributeEncoder(
      List<Attribute> attributes,
      Map<String, Integer> vocabulary,
      List<String> names,
      Map<String, double[]> moments) {
    this.attributes = attributes;
    this.vocabulary = vocabulary;
    this.names = names;
    this.moments = moments;
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
  public record Category(String name, double weight, int minimumCount) implements Attribute {}

  /**
   * A number, standardised over the fitted entities, with its powers up to {@code degree}.
   *
   * @param name the attribute's name
   * @param weight multiplies the standardised number, above 0
   * @param degree at least 1
   */
  public record Numeric(String name, double weight, int degree) implements Attribute {}

  /**
   * The words of a text, hashed, scaled to unit length.
   *
   * @param name the attribute's name
   * @param weight length of the word vector, above 0
   * @param buckets number of hash buckets, at least 1
   */
  public record Text(String name, double weight, int buckets) implements Attribute {}

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
    Map<String, Integer> vocabulary = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(List.of("constant"));
    Map<String, double[]> moments = new HashMap<>();
    for (Attribute attribute : attributes) {
      if (attribute instanceof Category category) {
        Map<String, Integer> counts = new TreeMap<>();
        entities.forEach(
            e ->
                e.get(category.name()).stream()
                    .distinct()
                    .forEach(v -> counts.merge(v, 1, Integer::sum)));
        counts.forEach(
            (value, count) -> {
              if (count >= category.minimumCount()) {
                vocabulary.put(category.name() + "=" + value, names.size());
                names.add(category.name() + "=" + value);
              }
            });
      } else if (attribute instanceof Numeric number) {
        double[] seen =
            entities.stream()
                .map(e -> number(e, number.name()))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        double mean = Arrays.stream(seen).average().orElse(0);
        double variance = Arrays.stream(seen).map(x -> (x - mean) * (x - mean)).average().orElse(0);
        moments.put(number.name(), new double[] {mean, variance > 0 ? Math.sqrt(variance) : 1});
        vocabulary.put(number.name(), names.size());
        for (int power = 1; power <= number.degree(); power++) {
          names.add(power == 1 ? number.name() : number.name() + "^" + power);
        }
      } else if (attribute instanceof Text text) {
        vocabulary.put(text.name(), names.size());
        for (int bucket = 0; bucket < text.buckets(); bucket++) {
          names.add(text.name() + "#" + bucket);
        }
      }
    }
    return new AttributeEncoder(List.copyOf(attributes), vocabulary, List.copyOf(names), moments);
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
    return attributes;
  }

  /**
   * The features of one entity; unknown values are left out, and nothing known gives the constant
   * alone.
   */
  public SparseRows.Row encode(Attributes entity) {
    TreeMap<Integer, Float> row = new TreeMap<>();
    row.put(0, 1f);
    for (Attribute attribute : attributes) {
      if (attribute instanceof Category category) {
        for (String value : entity.get(category.name())) {
          Integer index = vocabulary.get(category.name() + "=" + value);
          if (index != null) {
            row.put(index, (float) category.weight());
          }
        }
      } else if (attribute instanceof Numeric number) {
        OptionalDouble value = number(entity, number.name());
        double[] moment = moments.get(number.name());
        Integer first = vocabulary.get(number.name());
        if (value.isPresent() && moment != null && first != null) {
          double standard = (value.getAsDouble() - moment[0]) / moment[1];
          double power = number.weight();
          for (int degree = 0; degree < number.degree(); degree++) {
            power *= standard;
            row.put(first + degree, (float) power);
          }
        }
      } else if (attribute instanceof Text text) {
        encodeText(text, entity, row);
      }
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

  /** This encoder as lines of fields, from which {@link #ofLines} makes it again. */
  public List<List<String>> toLines() {
    List<List<String>> lines = new ArrayList<>();
    for (Attribute a : attributes) {
      if (a instanceof Category c) {
        lines.add(
            List.of(
                "category",
                c.name(),
                Double.toString(c.weight()),
                Integer.toString(c.minimumCount())));
      } else if (a instanceof Numeric n) {
        double[] m = Objects.requireNonNull(moments.get(n.name()));
        lines.add(
            List.of(
                "numeric",
                n.name(),
                Double.toString(n.weight()),
                Integer.toString(n.degree()),
                Double.toString(m[0]),
                Double.toString(m[1])));
      } else if (a instanceof Text t) {
        lines.add(
            List.of("text", t.name(), Double.toString(t.weight()), Integer.toString(t.buckets())));
      }
    }
    vocabulary.forEach((name, index) -> lines.add(List.of("index", name, Integer.toString(index))));
    names.forEach(name -> lines.add(List.of("name", name)));
    return lines;
  }

  /**
   * The encoder that {@link #toLines} wrote.
   *
   * @throws IndexOutOfBoundsException when a line has too few fields
   * @throws NumberFormatException when a field is no number where one must stand
   */
  public static AttributeEncoder ofLines(List<List<String>> lines) {
    List<Attribute> attributes = new ArrayList<>();
    Map<String, Integer> vocabulary = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    Map<String, double[]> moments = new HashMap<>();
    for (List<String> line : lines) {
      String name = line.get(1);
      switch (line.get(0)) {
        case "category" ->
            attributes.add(
                new Category(name, Double.parseDouble(line.get(2)), Integer.parseInt(line.get(3))));
        case "numeric" -> {
          attributes.add(
              new Numeric(name, Double.parseDouble(line.get(2)), Integer.parseInt(line.get(3))));
          moments.put(
              name,
              new double[] {Double.parseDouble(line.get(4)), Double.parseDouble(line.get(5))});
        }
        case "text" ->
            attributes.add(
                new Text(name, Double.parseDouble(line.get(2)), Integer.parseInt(line.get(3))));
        case "index" -> vocabulary.put(name, Integer.parseInt(line.get(2)));
        default -> names.add(name);
      }
    }
    return new AttributeEncoder(List.copyOf(attributes), vocabulary, List.copyOf(names), moments);
  }

  private void encodeText(Text text, Attributes entity, Map<Integer, Float> row) {
    Map<Integer, Float> words = new TreeMap<>();
    for (String value : entity.get(text.name())) {
      for (String word : value.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
        if (word.length() > 2) {
          words.merge(Math.floorMod(word.hashCode() * 0x9E3779B9, text.buckets()), 1f, Float::sum);
        }
      }
    }
    int first = Objects.requireNonNull(vocabulary.get(text.name()));
    double norm = Math.sqrt(words.values().stream().mapToDouble(c -> c * c).sum());
    words.forEach(
        (bucket, count) -> row.put(first + bucket, (float) (text.weight() * count / norm)));
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
