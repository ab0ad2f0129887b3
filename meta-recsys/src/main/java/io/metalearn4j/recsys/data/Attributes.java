package io.metalearn4j.recsys.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of one user or item besides interactions: named attributes, each with any number of
 * values as text.
 *
 * <p>Immutable. {@code Attributes.none().with("genre", "Comedy", "Drama").with("year", "1995")}
 *
 * @param values values by attribute name
 */
public record Attributes(Map<String, List<String>> values) {
  private static final Attributes NONE = new Attributes(Map.of());

  /** Copies the map. */
  public Attributes {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
    values = Collections.unmodifiableMap(copy);
  }

  /** Nothing known. */
  public static Attributes none() {
    return NONE;
  }

  /** These attributes and one more, which replaces any of the same name. */
  public Attributes with(String name, String... value) {
    return with(name, List.of(value));
  }

  /** These attributes and one more, which replaces any of the same name. */
  public Attributes with(String name, List<String> value) {
    Map<String, List<String>> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Attributes(more);
  }

  /** The values of {@code name}; empty where it is unknown. */
  public List<String> get(String name) {
    return values.getOrDefault(name, List.of());
  }
}
