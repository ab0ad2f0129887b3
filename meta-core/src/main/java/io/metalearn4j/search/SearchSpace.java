package io.metalearn4j.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The hyperparameters to choose, and the values that each may take. Immutable and thread-safe. */
public final class SearchSpace {
  private final Map<String, Dimension> dimensions;

  private SearchSpace(Map<String, Dimension> dimensions) {
    this.dimensions = dimensions;
  }

  /** Returns a builder of a space without hyperparameters. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Draws a setting, each hyperparameter independently.
   *
   * @param random the source of randomness, modified
   */
  public Setting draw(RandomGenerator random) {
    Map<String, Object> values = new LinkedHashMap<>();
    dimensions.forEach((name, dimension) -> values.put(name, dimension.draw(random)));
    return new Setting(values);
  }

  /**
   * Returns every combination of evenly spaced values, the last hyperparameter changing fastest.
   *
   * @param points values of each number, at least 2; choices are all taken
   */
  List<Setting> grid(int points) {
    List<Map<String, Object>> grid = List.of(Map.of());
    for (Map.Entry<String, Dimension> dimension : dimensions.entrySet()) {
      List<Map<String, Object>> longer = new ArrayList<>();
      for (Map<String, Object> head : grid) {
        for (Object value : dimension.getValue().grid(points)) {
          Map<String, Object> values = new LinkedHashMap<>(head);
          values.put(dimension.getKey(), value);
          longer.add(values);
        }
      }
      grid = longer;
    }
    return grid.stream().map(Setting::new).toList();
  }

  @Override
  public String toString() {
    return "SearchSpace" + dimensions;
  }

  /** Names the hyperparameters; not thread-safe. */
  public static final class Builder {
    private final Map<String, Dimension> dimensions = new LinkedHashMap<>();

    private Builder() {}

    /** Adds a number, uniform from {@code low} to {@code high}. */
    public Builder uniform(String name, double low, double high) {
      requireRange(name, Double.isFinite(high - low) && low < high, low, high, "low below high");
      return add(name, new Dimension.Continuous(low, high, false));
    }

    /** Adds a number whose logarithm is uniform, such as a learning rate; both ends above 0. */
    public Builder logUniform(String name, double low, double high) {
      requireRange(
          name,
          low > 0 && Double.isFinite(high / low) && low < high,
          low,
          high,
          "0 below low below high");
      return add(name, new Dimension.Continuous(low, high, true));
    }

    /** Adds an integer, uniform from {@code low} to {@code high}, both included. */
    public Builder integers(String name, int low, int high) {
      requireRange(name, low < high, low, high, "low below high");
      return add(name, new Dimension.Integers(low, high));
    }

    /** Adds a choice of at least one name. */
    public Builder choice(String name, String... names) {
      if (names.length == 0) {
        throw new IllegalArgumentException("choice '" + name + "' has no names, must have one");
      }
      return add(name, new Dimension.Choice(List.of(names)));
    }

    private Builder add(String name, Dimension dimension) {
      if (dimensions.putIfAbsent(name, dimension) != null) {
        throw new IllegalArgumentException("'" + name + "' is there already, must be unique");
      }
      return this;
    }

    private static void requireRange(
        String name, boolean valid, Number low, Number high, String rule) {
      if (!valid) {
        throw new IllegalArgumentException(
            "'" + name + "' from " + low + " to " + high + ", must be finite, " + rule);
      }
    }

    /** Returns the space. */
    public SearchSpace build() {
      return new SearchSpace(new LinkedHashMap<>(dimensions));
    }
  }
}
