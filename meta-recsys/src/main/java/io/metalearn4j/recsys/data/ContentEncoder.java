package io.metalearn4j.recsys.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Attributes as sparse features whose inner product is a similarity of items: a sum over blocks of
 * weight times cosine, or times a Gaussian of a distance.
 *
 * <p>A block of tokens gives the cosine of two sets, a text the cosine of two TF-IDF vectors, a
 * number exp(-(x - y)^2 / (2 length^2)), up to a fraction of a percent, by Gaussian bumps on a
 * grid. So a Gaussian process over items needs nothing but these features. Deterministic.
 */
public final class ContentEncoder {
  private ContentEncoder() {}

  /** A part of the similarity. */
  public sealed interface Block {}

  /**
   * The cosine of two items' sets of values, taken over all the named attributes together.
   *
   * @param weight at least 0
   */
  public record Tokens(double weight, List<String> names) implements Block {
    /** A block of the given attributes. */
    public static Tokens of(double weight, String... names) {
      return new Tokens(weight, List.of(names));
    }
  }

  /**
   * The cosine of two texts' TF-IDF vectors.
   *
   * @param weight at least 0
   */
  public record Text(double weight, String name) implements Block {}

  /**
   * A Gaussian of the distance of two numbers.
   *
   * @param weight at least 0
   * @param length distance at which the similarity is exp(-1/2)
   */
  public record Numeric(double weight, String name, double length) implements Block {}

  /** One row of features an item; an item of which nothing is known has none. */
  public static SparseRows encode(List<Block> blocks, List<Attributes> items) {
    List<Map<Integer, Float>> rows = new ArrayList<>();
    items.forEach(item -> rows.add(new TreeMap<>()));
    int columns = 0;
    for (Block block : blocks) {
      if (block instanceof Tokens tokens) {
        List<Map<String, Double>> bags = new ArrayList<>();
        for (Attributes item : items) {
          Map<String, Double> bag = new TreeMap<>();
          tokens
              .names()
              .forEach(name -> item.get(name).forEach(value -> bag.put(name + "=" + value, 1.0)));
          bags.add(bag);
        }
        columns += addUnit(bags, tokens.weight(), columns, rows);
      } else if (block instanceof Text text) {
        columns += addUnit(tfIdf(text.name(), items), text.weight(), columns, rows);
      } else if (block instanceof Numeric number) {
        columns += addBumps(number, items, columns, rows);
      }
    }
    int width = columns;
    return SparseRows.ofRows(width, rows.stream().map(ContentEncoder::row).toList());
  }

  private static SparseRows.Row row(Map<Integer, Float> entries) {
    int[] indices = entries.keySet().stream().mapToInt(Integer::intValue).toArray();
    float[] values = new float[indices.length];
    int at = 0;
    for (float value : entries.values()) {
      values[at++] = value;
    }
    return SparseRows.Row.of(indices, values);
  }

  private static int addUnit(
      List<Map<String, Double>> bags, double weight, int first, List<Map<Integer, Float>> rows) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < bags.size(); i++) {
      double norm = Math.sqrt(bags.get(i).values().stream().mapToDouble(v -> v * v).sum());
      for (Map.Entry<String, Double> entry : bags.get(i).entrySet()) {
        int column = columns.computeIfAbsent(entry.getKey(), key -> first + columns.size());
        rows.get(i).put(column, (float) (Math.sqrt(weight) * entry.getValue() / norm));
      }
    }
    return columns.size();
  }

  private static List<Map<String, Double>> tfIdf(String name, List<Attributes> items) {
    List<Map<String, Double>> bags = new ArrayList<>();
    Map<String, Integer> documents = new HashMap<>();
    for (Attributes item : items) {
      Map<String, Double> bag = new TreeMap<>();
      for (String text : item.get(name)) {
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
          if (word.length() > 2) {
            bag.merge(word, 1.0, Double::sum);
          }
        }
      }
      bag.keySet().forEach(word -> documents.merge(word, 1, Integer::sum));
      bags.add(bag);
    }
    for (Map<String, Double> bag : bags) {
      bag.replaceAll(
          (word, count) ->
              (1 + Math.log(count))
                  * Math.log((1.0 + items.size()) / (1 + documents.getOrDefault(word, 0))));
    }
    return bags;
  }

  private static int addBumps(
      Numeric number, List<Attributes> items, int first, List<Map<Integer, Float>> rows) {
    double[] values = new double[items.size()];
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      OptionalDouble value = AttributeEncoder.number(items.get(i), number.name());
      values[i] = value.orElse(Double.NaN);
      if (value.isPresent()) {
        low = Math.min(low, values[i]);
        high = Math.max(high, values[i]);
      }
    }
    if (low > high) {
      return 0;
    }
    double width = number.length() / Math.sqrt(2);
    double grid = width;
    int bumps = (int) Math.ceil((high - low) / grid) + 9;
    double scale = Math.sqrt(number.weight() * grid / (width * Math.sqrt(Math.PI)));
    for (int i = 0; i < values.length; i++) {
      for (int b = 0; b < bumps && !Double.isNaN(values[i]); b++) {
        double distance = (values[i] - low - (b - 4) * grid) / width;
        if (Math.abs(distance) < 4) {
          rows.get(i).put(first + b, (float) (scale * Math.exp(-distance * distance / 2)));
        }
      }
    }
    return bumps;
  }
}
